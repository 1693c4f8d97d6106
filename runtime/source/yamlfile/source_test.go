package yamlfile_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

func TestFilesThatCannotBeRead(t *testing.T) {
	t.Chdir(t.TempDir())
	source := yamlfile.New("sub/none.yaml")
	assert.Equal(t, "sub/none.yaml", source.Name())
	_, err := source.Load(t.Context())
	require.ErrorIs(t, err, fs.ErrNotExist)
	assert.EqualError(t, err, "open sub/none.yaml: no such file or directory")

	require.NoError(t, os.Mkdir("folder", 0o700))
	_, err = yamlfile.New("folder").Load(t.Context())
	assert.EqualError(t, err, "read folder: is a directory")

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = source.Load(ctx)
	assert.ErrorIs(t, err, context.Canceled)
}

func TestRevisionFollowsTheContent(t *testing.T) {
	t.Chdir(t.TempDir())
	revision := func(text string) string {
		require.NoError(t, os.WriteFile("r.yaml", []byte(text), 0o600))
		snapshot, err := yamlfile.New("r.yaml").Load(t.Context())
		require.NoError(t, err)
		return snapshot.Revision
	}
	first := revision("a: 1\n")
	assert.Len(t, first, 64)
	assert.NotEqual(t, first, revision("a: 2\n"))
	assert.Equal(t, first, revision("a: 1\n"))
}

func TestSearch(t *testing.T) {
	t.Chdir(t.TempDir())
	const variable = "HUSH_TEST_CONFIG"
	t.Setenv(variable, "")
	source := yamlfile.Search(variable, "one.yaml", filepath.Join("conf", "two.yaml"))

	_, err := source.Load(t.Context())
	require.ErrorIs(t, err, fs.ErrNotExist)
	assert.EqualError(t, err, "no resources file; looked at $HUSH_TEST_CONFIG (not set), one.yaml, conf/two.yaml: file does not exist")
	assert.Equal(t, "$HUSH_TEST_CONFIG (not set), one.yaml, conf/two.yaml", source.Name())

	at := func() string {
		snapshot, err := source.Load(t.Context())
		require.NoError(t, err)
		assert.Equal(t, source.Name(), snapshot.Root.Position().Source)
		return source.Name()
	}
	require.NoError(t, os.Mkdir("conf", 0o700))
	require.NoError(t, os.WriteFile("conf/two.yaml", []byte("a: 1\n"), 0o600))
	assert.Equal(t, "conf/two.yaml", at())
	require.NoError(t, os.WriteFile("one.yaml", []byte("a: 1\n"), 0o600))
	assert.Equal(t, "one.yaml", at())
	require.NoError(t, os.WriteFile("mine.yaml", []byte("a: 1\n"), 0o600))
	t.Setenv(variable, "mine.yaml")
	assert.Equal(t, "mine.yaml", at())

	t.Setenv(variable, "gone.yaml")
	_, err = source.Load(t.Context())
	require.ErrorIs(t, err, fs.ErrNotExist)
	assert.EqualError(t, err, "the file that HUSH_TEST_CONFIG names: open gone.yaml: no such file or directory")

	_, err = yamlfile.Search("", "x.yaml", "y.yaml").Load(t.Context())
	assert.EqualError(t, err, "no resources file; looked at x.yaml, y.yaml: file does not exist")
}
