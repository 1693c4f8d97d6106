package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/output"
)

func TestTellStale(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	var files []output.File
	file := func(name, current, wanted string) {
		path := filepath.Join(dir, name)
		if current != "" {
			require.NoError(t, os.WriteFile(path, []byte(current), 0o600))
		}
		files = append(files, output.File{Path: path, Content: []byte(wanted), Remove: wanted == ""})
	}
	file("0.go", "same\n", "same\n")
	file("1.go", "old\n", "new\n")
	file("2.go", "", "new\n")
	file("3.go", "old\n", "")
	file("4.go", "", "")
	var text strings.Builder
	stale, err := tellStale(&text, files...)
	require.NoError(t, err)
	assert.Equal(t, 3, stale)
	assert.Equal(t, `diff a/1.go b/1.go
--- a/1.go
+++ b/1.go
@@ -1,1 +1,1 @@
-old
+new
2.go: missing
3.go: superfluous
`, text.String())
}

func TestTellUnreadable(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.go")
	require.NoError(t, os.Mkdir(path, 0o700))
	_, err := tellStale(&strings.Builder{}, output.File{Path: path})
	assert.EqualError(t, err, path+" is not a regular file; move it out of the way")
}
