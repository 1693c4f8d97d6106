package atomicfile_test

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/internal/atomicfile"
)

func TestWrite(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.WriteFile("a.json", []byte("old and longer"), 0o644))
	require.NoError(t, atomicfile.Write(atomicfile.OS, "a.json", []byte("new")))
	require.NoError(t, atomicfile.Write(atomicfile.OS, "b.json", nil))
	assert.Equal(t, map[string]string{"a.json": "new", "b.json": ""}, folder(t, "."))
	for _, name := range []string{"a.json", "b.json"} {
		info, err := os.Stat(name)
		require.NoError(t, err)
		assert.Equal(t, fs.FileMode(0o600), info.Mode(), name)
	}
	require.NoError(t, atomicfile.Remove(atomicfile.OS, "a.json"))
	assert.Equal(t, map[string]string{"b.json": ""}, folder(t, "."))
	err := atomicfile.Remove(atomicfile.OS, "a.json")
	require.ErrorIs(t, err, fs.ErrNotExist)
	assert.EqualError(t, err, "remove a.json: no such file or directory")
}

func TestLinksAreReplaced(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.Mkdir("in", 0o700))
	require.NoError(t, os.WriteFile("outside", []byte("outside"), 0o600))
	require.NoError(t, os.Symlink("../outside", "in/a"))
	require.NoError(t, os.Symlink("../outside", "in/b"))
	require.NoError(t, atomicfile.Write(atomicfile.OS, "in/a", []byte("new")))
	require.NoError(t, atomicfile.Remove(atomicfile.OS, "in/b"))
	assert.Equal(t, map[string]string{"a": "new"}, folder(t, "in"))
	assert.Equal(t, map[string]string{"outside": "outside"}, folder(t, "."))
}

func TestMakeFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, atomicfile.MakeFolder(atomicfile.OS, "a/b/c"))
	require.NoError(t, atomicfile.MakeFolder(atomicfile.OS, "a/b/c"))
	info, err := os.Stat("a/b")
	require.NoError(t, err)
	assert.Equal(t, fs.ModeDir|0o700, info.Mode())
	require.NoError(t, os.WriteFile("file", nil, 0o600))
	assert.EqualError(t, atomicfile.MakeFolder(atomicfile.OS, "file/d"), "make folder file/d: not a directory")
}

func TestIsTemporary(t *testing.T) {
	file, err := atomicfile.OS.Create(t.TempDir())
	require.NoError(t, err)
	require.NoError(t, file.Close())
	assert.True(t, atomicfile.IsTemporary(filepath.Base(file.Name())))
	for _, name := range []string{"", "a.json", ".hush", ".hush-1", "x.hush-1.tmp", ".lock", ".hush-.tmpx"} {
		assert.False(t, atomicfile.IsTemporary(name), name)
	}
}

// faulty is the real disk with one operation that fails.
type faulty struct {
	atomicfile.Disk
	operation string
	err       error
}

func (f faulty) fails(operation string) error {
	if f.operation == operation {
		return &fs.PathError{Op: operation, Path: "somewhere/.hush-1.tmp", Err: f.err}
	}
	return nil
}

func (f faulty) Create(folder string) (atomicfile.File, error) {
	if err := f.fails("create"); err != nil {
		return nil, err
	}
	file, err := f.Disk.Create(folder)
	return faultyFile{file, f}, err
}

func (f faulty) Rename(from, to string) error {
	if f.fails("rename") != nil {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: f.err}
	}
	return f.Disk.Rename(from, to)
}

func (f faulty) SyncFolder(path string) error {
	return errors.Join(f.Disk.SyncFolder(path), f.fails("sync folder"))
}

type faultyFile struct {
	atomicfile.File
	disk faulty
}

func (f faultyFile) Write(content []byte) (int, error) {
	if err := f.disk.fails("write"); err != nil {
		n, _ := f.File.Write(content[:1])
		return n, err
	}
	if f.disk.operation == "write less" {
		return f.File.Write(content[:1])
	}
	return f.File.Write(content)
}

func (f faultyFile) Sync() error { return errors.Join(f.disk.fails("sync"), f.File.Sync()) }

func (f faultyFile) Close() error { return errors.Join(f.File.Close(), f.disk.fails("close")) }

// TestErrors lets each operation fail in turn.
func TestErrors(t *testing.T) {
	t.Chdir(t.TempDir())
	full, denied := syscall.ENOSPC, syscall.EACCES
	for _, test := range []struct {
		operation string
		err       error
		want      string
	}{
		{"create", denied, "save a.json: permission denied"},
		{"write", full, "save a.json: no space left on device"},
		{"write less", nil, "save a.json: short write"},
		{"sync", full, "save a.json: no space left on device"},
		{"close", full, "save a.json: no space left on device"},
		{"rename", denied, "save a.json: permission denied"},
		{"sync folder", syscall.EIO, "save a.json: input/output error"},
	} {
		t.Run(test.operation, func(t *testing.T) {
			require.NoError(t, os.WriteFile("a.json", []byte("old"), 0o600))
			err := atomicfile.Write(faulty{atomicfile.OS, test.operation, test.err}, "a.json", []byte("new"))
			require.EqualError(t, err, test.want)
			if test.err != nil {
				assert.ErrorIs(t, err, test.err)
			}
			old := "old"
			if test.operation == "sync folder" {
				old = "new"
			}
			assert.Equal(t, map[string]string{"a.json": old}, folder(t, "."), "no temporary file is left")
		})
	}
	err := atomicfile.Remove(faulty{atomicfile.OS, "sync folder", syscall.EIO}, "a.json")
	assert.EqualError(t, err, "remove a.json: input/output error")
}

func TestPlacesThatCannotBeWritten(t *testing.T) {
	t.Chdir(t.TempDir())
	err := atomicfile.Write(atomicfile.OS, "none/a.json", []byte("new"))
	require.ErrorIs(t, err, fs.ErrNotExist)
	assert.EqualError(t, err, "save none/a.json: no such file or directory")
	require.NoError(t, os.MkdirAll("a.json/inner", 0o700))
	err = atomicfile.Write(atomicfile.OS, "a.json", []byte("new"))
	assert.EqualError(t, err, "save a.json: file exists")
	assert.Equal(t, map[string]string{}, folder(t, "."), "no temporary file is left")
}

// TestDependencies makes sure that the linker can still drop what a program
// doesn't use.
func TestDependencies(t *testing.T) {
	out, err := exec.CommandContext(t.Context(), "go", "list", "-deps", ".").CombinedOutput()
	require.NoError(t, err, string(out))
	for _, name := range []string{"reflect", "fmt", "encoding/json"} {
		assert.NotContains(t, strings.Fields(string(out)), name)
	}
}

// folder returns the files in a folder with what they hold.
func folder(t *testing.T, path string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(path)
	require.NoError(t, err)
	files := map[string]string{}
	for _, entry := range entries {
		if !entry.IsDir() {
			content, err := os.ReadFile(filepath.Join(path, entry.Name()))
			require.NoError(t, err)
			files[entry.Name()] = string(content)
		}
	}
	return files
}
