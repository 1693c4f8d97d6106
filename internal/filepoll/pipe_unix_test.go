//go:build unix

package filepoll_test

import (
	"os"
	"syscall"
	"testing"
	"testing/synctest"

	"github.com/stretchr/testify/require"
)

// A pipe is never read, so that nobody waits for it and nothing is taken away
// from who reads it.
func TestPipe(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := watch(t, "pipe", "config")
		defer w.stop()
		require.NoError(t, syscall.Mkfifo(w.path("pipe"), 0o600))
		w.expect("first") // it is there
		pipe, err := os.OpenFile(w.path("pipe"), os.O_RDWR, 0)
		require.NoError(t, err)
		_, err = pipe.WriteString("text")
		require.NoError(t, err)
		w.expect("first")
		w.write("config", "second")
		w.expect("first", "second")
		require.NoError(t, pipe.Close())
	})
}
