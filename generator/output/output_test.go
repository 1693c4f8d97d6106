package output_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/output"
)

func file(dir, name, content string) output.File {
	return output.File{Path: filepath.Join(dir, name), Content: []byte(content)}
}

func TestWrite(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, output.Write([]output.File{file(dir, "a.go", "new\n"), file(dir, "b.go", "new too\n")}))
	assert.Equal(t, map[string]string{"a.go": "new\n", "b.go": "new too\n"}, contents(t, dir))
	require.NoError(t, output.Write(nil))
}

func TestWriteLeavesUnchangedFilesAlone(t *testing.T) {
	dir := t.TempDir()
	unchanged, changed := file(dir, "unchanged.go", "same\n"), file(dir, "changed.go", "after\n")
	then := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
	for path, content := range map[string]string{unchanged.Path: "same\n", changed.Path: "before\n"} {
		require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
		require.NoError(t, os.Chtimes(path, then, then))
	}
	require.NoError(t, output.Write([]output.File{unchanged, changed}))
	assert.True(t, stat(t, unchanged.Path).ModTime().Equal(then))
	assert.False(t, stat(t, changed.Path).ModTime().Equal(then))
	assert.Equal(t, "after\n", contents(t, dir)["changed.go"])
}

func TestWriteKeepsPermissions(t *testing.T) {
	dir := t.TempDir()
	f := file(dir, "a.go", "after\n")
	require.NoError(t, os.WriteFile(f.Path, []byte("before\n"), 0o600))
	require.NoError(t, os.Chmod(f.Path, 0o640))
	require.NoError(t, output.Write([]output.File{f, file(dir, "new.go", "")}))
	assert.Equal(t, os.FileMode(0o640), stat(t, f.Path).Mode())
	assert.Equal(t, os.FileMode(0o644), stat(t, filepath.Join(dir, "new.go")).Mode())
}

// Folders that aren't there, files in the way and folders in the way fail as
// root too. The files before the one that fails stay as they were.
func TestWriteAllOrNothing(t *testing.T) {
	for name, broken := range map[string]func(dir string) output.File{
		"the folder is missing": func(dir string) output.File { return file(dir, "missing/x.go", "x") },
		"the folder is a file":  func(dir string) output.File { return file(dir, "old.go/x.go", "x") },
		"the file is a folder":  func(dir string) output.File { return file(dir, "folder", "x") },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			require.NoError(t, os.WriteFile(filepath.Join(dir, "old.go"), []byte("before\n"), 0o600))
			require.NoError(t, os.Mkdir(filepath.Join(dir, "folder"), 0o750))
			last := broken(dir)
			err := output.Write([]output.File{file(dir, "old.go", "after\n"), file(dir, "new.go", "new\n"), last})
			require.Error(t, err)
			assert.Contains(t, err.Error(), last.Path)
			assert.Equal(t, map[string]string{"old.go": "before\n"}, contents(t, dir), "no new content and no temporary file")
		})
	}
}

func TestStaleAndDiff(t *testing.T) {
	dir := t.TempDir()
	f := file(dir, "a.go", "one\ntwo\n")
	stale, err := f.Stale()
	require.NoError(t, err)
	assert.True(t, stale, "a missing file")
	diff, err := f.Diff("p/a.go")
	require.NoError(t, err)
	assert.Equal(t, "diff /dev/null b/p/a.go\n--- /dev/null\n+++ b/p/a.go\n@@ -0,0 +1,2 @@\n+one\n+two\n", string(diff))

	require.NoError(t, os.WriteFile(f.Path, []byte("one\n2\n"), 0o600))
	diff, err = f.Diff("p/a.go")
	require.NoError(t, err)
	assert.Equal(t, "diff a/p/a.go b/p/a.go\n--- a/p/a.go\n+++ b/p/a.go\n@@ -1,2 +1,2 @@\n one\n-2\n+two\n", string(diff))

	require.NoError(t, output.Write([]output.File{f}))
	stale, err = f.Stale()
	require.NoError(t, err)
	assert.False(t, stale)
	diff, err = f.Diff("p/a.go")
	require.NoError(t, err)
	assert.Empty(t, diff)
}

func TestAnEmptyFileIsNotAMissingOne(t *testing.T) {
	f := file(t.TempDir(), "a.go", "")
	current, err := f.Current()
	require.NoError(t, err)
	assert.Nil(t, current)
	require.NoError(t, output.Write([]output.File{f}))
	stale, err := f.Stale()
	require.NoError(t, err)
	assert.False(t, stale)
}

func TestUnreadable(t *testing.T) {
	dir := t.TempDir()
	f := output.File{Path: dir, Content: []byte("x")}
	_, err := f.Stale()
	require.ErrorContains(t, err, dir)
	_, err = f.Diff("x")
	require.ErrorContains(t, err, dir)
}

// contents returns the files of a folder, temporary ones included.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	for _, entry := range entries {
		if !entry.IsDir() {
			content, err := os.ReadFile(filepath.Join(dir, entry.Name()))
			require.NoError(t, err)
			found[entry.Name()] = string(content)
		}
	}
	return found
}

func stat(t *testing.T, path string) os.FileInfo {
	t.Helper()
	info, err := os.Stat(path)
	require.NoError(t, err)
	return info
}
