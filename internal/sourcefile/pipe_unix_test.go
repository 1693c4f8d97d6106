//go:build unix

package sourcefile_test

import (
	"context"
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

// A pipe that nobody writes to keeps nobody waiting beyond the context.
func TestSilentPipe(t *testing.T) {
	path := pipe(t)
	place := sourcefile.Place{Paths: []string{path}}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	_, err := place.Read(ctx)
	require.ErrorIs(t, err, context.DeadlineExceeded)
	writer, err := os.OpenFile(path, os.O_RDWR, 0) // lets the one who still waits go
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
