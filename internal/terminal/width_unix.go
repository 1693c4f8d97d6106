//go:build unix

package terminal

import (
	"os"

	"golang.org/x/sys/unix"
)

// unknownWidth is what terminals have that don't tell.
const unknownWidth = 80

// Width returns how many columns a terminal has. ok is false for all that is no
// terminal.
func Width(file *os.File) (columns int, ok bool) {
	size, err := unix.IoctlGetWinsize(int(file.Fd()), unix.TIOCGWINSZ)
	if err != nil {
		return 0, false
	}
	if size.Col == 0 {
		return unknownWidth, true
	}
	return int(size.Col), true
}
