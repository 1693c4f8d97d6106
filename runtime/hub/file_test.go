package hub_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
)

func TestFilesThatAreNone(t *testing.T) {
	folder := t.TempDir()
	require.NoError(t, os.Symlink(os.DevNull, filepath.Join(folder, "device")))
	require.NoError(t, os.Symlink(folder, filepath.Join(folder, "folder")))
	require.NoError(t, os.Symlink("circle", filepath.Join(folder, "circle")))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "file"), nil, 0o600))
	t.Chdir(folder)
	for path, want := range map[string]string{
		os.DevNull:      "it is not a regular file",
		"device":        "it is not a regular file",
		"folder":        "it is not a regular file",
		".":             "it is not a regular file",
		"circle":        "too many levels of symbolic links",
		"nowhere":       "no such file or directory",
		"file/deeper":   "not a directory",
		"nul\x00escape": "invalid argument",
	} {
		source := memory.New("test", hush.Values{"store:a": hush.Values{"url": "${file:" + path + "}"}})
		err := openError(t, hub.From(source))
		assert.ErrorContains(t, err, `test: store:a.url: can't read the file "`)
		assert.ErrorContains(t, err, want)
		assert.NotContains(t, err.Error(), "\x00")
	}
}

// A file is relative to the one that says so, wherever the program runs.
func TestFilesOfTwoFolders(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "a/key", "first")
	write(t, "b/key", "second")
	write(t, "a/resources.yaml", "store:a: {url: '${file:key}'}\n")
	write(t, "b/resources.yaml", "store:b: {url: '${file:key}'}\nstore:up: {url: '${file:../a/key}'}\n")
	h := open(t, hub.From(yaml("a/resources.yaml"), yaml("b/resources.yaml")))
	for key, want := range map[string]string{"store:a": "first", "store:b": "second", "store:up": "first"} {
		node, _ := h.Node(key)
		assert.Equal(t, want, node.Get("url").Text(), key)
	}
}
