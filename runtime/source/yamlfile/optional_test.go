package yamlfile_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

func TestOptional(t *testing.T) {
	t.Chdir(t.TempDir())
	plain := yamlfile.New("sub/local.yaml")
	source := plain.Optional()
	snapshot, err := source.Load(t.Context())
	require.NoError(t, err)
	assert.Equal(t, hub.Snapshot{}, snapshot)
	assert.Equal(t, "sub/local.yaml", source.Name())
	_, err = plain.Load(t.Context())
	require.ErrorIs(t, err, fs.ErrNotExist, "the source that it was made of is as before")

	require.NoError(t, os.MkdirAll("sub/local.yaml", 0o700))
	_, err = source.Load(t.Context())
	require.EqualError(t, err, "read sub/local.yaml: is a directory", "what is there must be readable")

	require.NoError(t, os.Remove("sub/local.yaml"))
	require.NoError(t, os.WriteFile("sub/local.yaml", []byte("a: 1\n"), 0o600))
	snapshot, err = source.Load(t.Context())
	require.NoError(t, err)
	assert.Equal(t, "1", snapshot.Root.Get("a").Text())

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = yamlfile.New("none").Optional().Load(ctx)
	assert.ErrorIs(t, err, context.Canceled)
}

// Only the files that are looked for may be missing.
func TestOptionalSearch(t *testing.T) {
	t.Chdir(t.TempDir())
	const variable = "HUSH_TEST_OPTIONAL"
	t.Setenv(variable, "")
	source := yamlfile.Search(variable, "one", "two").Optional()
	snapshot, err := source.Load(t.Context())
	require.NoError(t, err)
	assert.True(t, snapshot.Root.IsZero())
	t.Setenv(variable, "gone")
	_, err = source.Load(t.Context())
	assert.EqualError(t, err, "the file that HUSH_TEST_OPTIONAL names: open gone: no such file or directory")
}

// Watch tells when the file comes and when it goes.
func TestWatchOptional(t *testing.T) {
	before := goleak.IgnoreCurrent()
	path := filepath.Join(t.TempDir(), "sub", "local")
	source := yamlfile.New(path).Optional()
	ctx, cancel := context.WithCancel(t.Context())
	calls, ended := make(chan struct{}, 100), make(chan error, 1)
	go func() { ended <- source.Watch(ctx, func() { calls <- struct{}{} }) }()
	await(t, calls) // it has begun
	require.NoError(t, os.Mkdir(filepath.Dir(path), 0o700))
	require.NoError(t, os.WriteFile(path, []byte("{}"), 0o600))
	await(t, calls)
	require.NoError(t, os.Remove(path))
	await(t, calls)
	cancel()
	require.NoError(t, <-ended)
	assert.Empty(t, calls)
	goleak.VerifyNone(t, before)
}
