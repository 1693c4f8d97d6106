package terminal

import (
	"os"

	"golang.org/x/sys/windows"
)

// Width returns how many columns a terminal has. ok is false for all that is no
// terminal.
func Width(file *os.File) (columns int, ok bool) {
	var info windows.ConsoleScreenBufferInfo
	if err := windows.GetConsoleScreenBufferInfo(windows.Handle(file.Fd()), &info); err != nil {
		return 0, false
	}
	return int(info.Window.Right-info.Window.Left) + 1, true
}
