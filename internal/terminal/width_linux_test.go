package terminal_test

import (
	"fmt"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"

	"github.com/hushgen/hushgen/internal/terminal"
)

// openTerminal returns both ends of a pseudo terminal: that of the window, and
// that of the programs in it.
func openTerminal(t *testing.T) (window, programs *os.File) {
	window, err := os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	require.NoError(t, err)
	t.Cleanup(func() { window.Close() })
	require.NoError(t, unix.IoctlSetPointerInt(int(window.Fd()), unix.TIOCSPTLCK, 0))
	number, err := unix.IoctlGetInt(int(window.Fd()), unix.TIOCGPTN)
	require.NoError(t, err)
	programs, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
	require.NoError(t, err)
	t.Cleanup(func() { programs.Close() })
	return window, programs
}

func TestTerminal(t *testing.T) {
	window, programs := openTerminal(t)
	columns, ok := terminal.Width(programs)
	assert.True(t, ok)
	assert.Equal(t, 80, columns, "it doesn't say")
	require.NoError(t, unix.IoctlSetWinsize(int(window.Fd()), unix.TIOCSWINSZ, &unix.Winsize{Row: 24, Col: 132}))
	columns, ok = terminal.Width(programs)
	assert.True(t, ok)
	assert.Equal(t, 132, columns)
}
