//go:build !unix && !windows

package terminal

import "os"

// Width returns how many columns a terminal has. ok is false for all that is no
// terminal, which nobody can tell here.
func Width(*os.File) (columns int, ok bool) { return 0, false }
