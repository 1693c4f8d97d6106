package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/output"
)

func numbered(word string, lines int) string {
	var text strings.Builder
	for i := range lines {
		fmt.Fprintf(&text, "%s %d\n", word, i)
	}
	return text.String()
}

// A long diff ends where nobody reads on; what is behind it is named.
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
	file("2.go", "", numbered("line", 1000))
	file("3.go", numbered("old", 1000), "")
	file("4.go", "", "")
	file("5.go", numbered("old", 300), numbered("new", 300))
	file("6.go", "old", "new")
	file("7.go", "", "new")
	var text strings.Builder
	stale, err := tellStale(&text, files...)
	require.NoError(t, err)
	assert.Equal(t, 6, stale)
	// Each diff begins with four lines, so 190 are left for what differs in 5.go.
	assert.Equal(t, `diff a/1.go b/1.go
--- a/1.go
+++ b/1.go
@@ -1,1 +1,1 @@
-old
+new
2.go: missing
3.go: superfluous
diff a/5.go b/5.go
--- a/5.go
+++ b/5.go
@@ -1,300 +1,300 @@
-`+strings.ReplaceAll(strings.TrimSuffix(numbered("old", 190), "\n"), "\n", "\n-")+`
and 410 more lines
6.go: differs
7.go: missing
`, text.String())
}

func TestTellUnreadable(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.go")
	require.NoError(t, os.Mkdir(path, 0o700))
	_, err := tellStale(&strings.Builder{}, output.File{Path: path})
	assert.EqualError(t, err, path+" is not a regular file; move it out of the way")
}
