package jsonfile_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"github.com/hushgen/hushgen/runtime/source/jsonfile"
)

// await waits for a call of changed.
func await(t *testing.T, calls <-chan struct{}) {
	t.Helper()
	select {
	case <-calls:
	case <-time.After(30 * time.Second):
		require.Fail(t, "changed was not called")
	}
}

// Watch tells of a file that comes before the one that was found, and of that
// itself.
func TestWatch(t *testing.T) {
	before := goleak.IgnoreCurrent()
	dir := t.TempDir()
	first, second := filepath.Join(dir, "first"), filepath.Join(dir, "second")
	require.NoError(t, os.WriteFile(second, []byte("{}"), 0o600))
	source := jsonfile.Search("", first, second)
	ctx, cancel := context.WithCancel(t.Context())
	calls, ended := make(chan struct{}, 100), make(chan error, 1)
	go func() { ended <- source.Watch(ctx, func() { calls <- struct{}{} }) }()
	await(t, calls) // it has begun
	require.NoError(t, os.WriteFile(second, []byte("{ }"), 0o600))
	await(t, calls)
	require.NoError(t, os.WriteFile(first, []byte("{}"), 0o600))
	await(t, calls)
	cancel()
	require.NoError(t, <-ended)
	assert.Empty(t, calls)
	goleak.VerifyNone(t, before)
}

func TestWatchFiles(t *testing.T) {
	before := goleak.IgnoreCurrent()
	path := filepath.Join(t.TempDir(), "secret")
	ctx, cancel := context.WithCancel(t.Context())
	calls, ended := make(chan struct{}, 100), make(chan error, 1)
	files := make(chan []string, 1)
	files <- nil
	again := make(chan struct{})
	ask := func() []string {
		paths := <-files
		files <- []string{path}
		return paths
	}
	go func() {
		ended <- jsonfile.New("none").WatchFiles(ctx, ask, again, func() { calls <- struct{}{} })
	}()
	await(t, calls) // it has begun
	again <- struct{}{}
	require.NoError(t, os.WriteFile(path, []byte("1"), 0o600))
	await(t, calls)
	cancel()
	require.NoError(t, <-ended)
	goleak.VerifyNone(t, before)
}
