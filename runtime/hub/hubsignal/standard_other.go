//go:build !unix

package hubsignal

import "os"

// standard is what reloads when nothing is said: nothing.
var standard []os.Signal
