//go:build unix

package sourcefile_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/internal/sourcefile"
)

func pipe(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "pipe")
	require.NoError(t, syscall.Mkfifo(path, 0o600))
	return path
}

// A pipe that nobody writes to keeps nobody waiting beyond the context, and
// not for ever.
func TestSilentPipe(t *testing.T) {
	path := pipe(t)
	place := sourcefile.Place{Paths: []string{path}}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	_, err := place.Read(ctx)
	require.ErrorIs(t, err, context.DeadlineExceeded)
	require.EqualError(t, err, path+": context deadline exceeded")
	_, err = place.ReadWithin(t.Context(), 10*time.Millisecond)
	require.EqualError(t, err, path+": not read within 10ms; is it a pipe that nobody writes to?")
	writer, err := os.OpenFile(path, os.O_RDWR, 0) // lets those who still wait go
	require.NoError(t, err)
	require.NoError(t, writer.Close())
}

func TestPipe(t *testing.T) {
	path := pipe(t)
	place := sourcefile.Place{Paths: []string{path}}
	go func() { _ = os.WriteFile(path, []byte("text"), 0o600) }()
	file, err := place.Read(t.Context())
	require.NoError(t, err)
	assert.Equal(t, "text", string(file.Content))
}

// The second reading of a pipe finds nothing, which is not an empty file.
func TestPipeThatIsOver(t *testing.T) {
	reader, writer, err := os.Pipe()
	require.NoError(t, err)
	defer reader.Close()
	path := fmt.Sprint("/dev/fd/", reader.Fd())
	place := sourcefile.Place{Paths: []string{path}}
	_, err = writer.WriteString("text")
	require.NoError(t, err)
	require.NoError(t, writer.Close())
	file, err := place.Read(t.Context())
	require.NoError(t, err)
	assert.Equal(t, "text", string(file.Content))
	_, err = place.Read(t.Context())
	require.EqualError(t, err, path+": nothing comes from this pipe; it may have been read before")
}
