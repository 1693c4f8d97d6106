//go:build unix

package output_test

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/output"
)

func TestWriteReplacesLinks(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	target := file(other, "target.go", "theirs")
	require.NoError(t, output.Write([]output.File{target}))
	require.NoError(t, os.Symlink(target.Path, filepath.Join(dir, "link.go")))
	require.NoError(t, os.Symlink(filepath.Join(other, "nothing.go"), filepath.Join(dir, "dangling.go")))
	files := []output.File{file(dir, "link.go", "ours"), file(dir, "dangling.go", "ours")}
	require.NoError(t, output.Write(files))
	assert.Equal(t, map[string]string{"link.go": "ours", "dangling.go": "ours"}, contents(t, dir))
	assert.Equal(t, map[string]string{"target.go": "theirs"}, contents(t, other))
	for _, f := range files {
		info, err := os.Lstat(f.Path)
		require.NoError(t, err)
		assert.True(t, info.Mode().IsRegular())
	}
}

func TestWriteIntoLinkedFolder(t *testing.T) {
	dir, real := t.TempDir(), t.TempDir()
	linked := filepath.Join(dir, "linked")
	require.NoError(t, os.Symlink(real, linked))
	require.NoError(t, output.Write([]output.File{file(linked, "a.go", "x")}))
	assert.Equal(t, map[string]string{"a.go": "x"}, contents(t, real))
	info, err := os.Lstat(linked)
	require.NoError(t, err)
	assert.NotZero(t, info.Mode()&os.ModeSymlink)
}

// Whoever has the old file open reads it to its end.
func TestWriteBesideReader(t *testing.T) {
	f := file(t.TempDir(), "a.go", "old")
	require.NoError(t, output.Write([]output.File{f}))
	reader, err := os.Open(f.Path)
	require.NoError(t, err)
	defer reader.Close()
	f.Content = []byte("new")
	require.NoError(t, output.Write([]output.File{f}))
	content, err := io.ReadAll(reader)
	require.NoError(t, err)
	assert.Equal(t, "old", string(content))
	assert.Equal(t, map[string]string{"a.go": "new"}, contents(t, filepath.Dir(f.Path)))
}

func TestFolderInTheWay(t *testing.T) {
	dir := t.TempDir()
	f := file(dir, "hush_gen.go", "x")
	require.NoError(t, os.Mkdir(f.Path, 0o750))
	err := output.Write([]output.File{file(dir, "first.go", "x"), f})
	require.EqualError(t, err, f.Path+" is not a regular file; move it out of the way")
	assert.Empty(t, contents(t, dir))
}
