package discover_test

import (
	"context"
	"go/build"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/discover"
)

// rules has one file for every rule of the walk; all carry the marker.
const rules = `
-- go.mod --
module example.com/m

go 1.26

ignore (
	./node_modules
	static
)
-- root.go --
package m //hush:
-- a/a.go --
package a // HUSH:
-- a/a_test.go --
package a //hush:
-- a/_hidden.go --
package a //hush:
-- a/.hidden.go --
package a //hush:
-- a/notes.txt --
hush:
-- a/testdata/x.go --
package x //hush:
-- _skip/x.go --
package x //hush:
-- .skip/x.go --
package x //hush:
-- vendor/v.go --
package vendor //hush:
-- vendor/example.com/x/x.go --
package x //hush:
-- sub/vendor/v.go --
package vendor //hush:
-- sub/vendor/x/x.go --
package x //hush:
-- sub/sub.go --
package sub //hush:
-- nested/go.mod --
module example.com/m/nested
-- nested/n.go --
package nested //hush:
-- nested/below/n.go --
package below //hush:
-- modfolder/go.mod/x.go --
package x //hush:
-- modfolder/y.go --
package y //hush:
-- node_modules/x.go --
package x //hush:
-- deep/node_modules/x.go --
package x //hush:
-- deep/static/x.go --
package x //hush:
-- deep/statics/x.go --
package x //hush:
`

func walked(t *testing.T, dir string, recursive bool) []string {
	t.Helper()
	hits, err := discover.Walk(t.Context(), dir, recursive, nil)
	require.NoError(t, err)
	var paths []string
	for _, hit := range hits {
		assert.Equal(t, filepath.Dir(hit.Path), hit.Dir)
		paths = append(paths, relative(t, dir, hit.Path))
	}
	return paths
}

func TestWalkFollowsTheRulesOfTheGoCommand(t *testing.T) {
	dir := tree(t, rules)
	assert.Equal(t, []string{
		"a/a.go",
		"deep/node_modules/x.go",
		"deep/statics/x.go",
		"modfolder/go.mod/x.go",
		"modfolder/y.go",
		"root.go",
		"sub/sub.go",
		"sub/vendor/v.go",
		"vendor/v.go",
	}, walked(t, dir, true))
}

// The go command itself is the judge: the folders with hits are its packages.
func TestWalkAgreesWithGoList(t *testing.T) {
	dir := tree(t, rules)
	command := exec.Command("go", "list", "-e", "-find", "-f", "{{.Dir}}", "./...")
	command.Dir, command.Env = dir, offline(dir).Env
	output, err := command.Output()
	require.NoError(t, err)
	var listed []string
	for _, line := range strings.Fields(string(output)) {
		listed = append(listed, relative(t, dir, line))
	}
	slices.Sort(listed)

	var folders []string
	for _, path := range walked(t, dir, true) {
		folders = append(folders, filepath.ToSlash(filepath.Dir(path)))
	}
	slices.Sort(folders)
	assert.Equal(t, listed, slices.Compact(folders))
}

func TestWalkOneFolder(t *testing.T) {
	dir := tree(t, rules)
	assert.Equal(t, []string{"root.go"}, walked(t, dir, false))
	assert.Equal(t, []string{"x.go"}, walked(t, filepath.Join(dir, "a", "testdata"), true), "a root is searched whatever its name")
}

func TestWalkSymlinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Log("symlinks need a privilege on windows; the rule is the same")
		return
	}
	dir := tree(t, "-- real/a.go --\npackage a //hush:\n-- other/file.txt --\npackage a //hush:\n")
	require.NoError(t, os.Symlink(filepath.Join(dir, "real"), filepath.Join(dir, "linked")))
	require.NoError(t, os.Symlink(filepath.Join(dir, "real"), filepath.Join(dir, "real", "folder.go")))
	require.NoError(t, os.Symlink(filepath.Join(dir, "other", "file.txt"), filepath.Join(dir, "real", "b.go")))
	require.NoError(t, os.Symlink(filepath.Join(dir, "gone"), filepath.Join(dir, "real", "dangling.go")))
	assert.Equal(t, []string{"real/a.go", "real/b.go"}, walked(t, dir, true))
	assert.Equal(t, []string{"a.go", "b.go"}, walked(t, filepath.Join(dir, "linked"), true), "the root may be a symlink")
}

func TestWalkMarksExcludedFiles(t *testing.T) {
	dir := tree(t, `
-- always.go --
package m //hush:
-- broken.go --
//go:build linux
packge m //hush:
-- c.go --
package m
import "C"
//hush:
-- on_windows.go --
package m //hush:
-- plan9_name_plan9.go --
package m //hush:
-- tagged.go --
//go:build extra && linux
package m //hush:
-- untagged.go --
//go:build !extra
package m //hush:
`)
	context := build.Default
	context.GOOS, context.GOARCH, context.CgoEnabled, context.BuildTags = "linux", "amd64", false, []string{"extra"}
	excluded := func() map[string]bool {
		hits, err := discover.Walk(t.Context(), dir, true, &context)
		require.NoError(t, err)
		found := map[string]bool{}
		for _, hit := range hits {
			found[filepath.Base(hit.Path)] = hit.Excluded
		}
		return found
	}
	want := map[string]bool{
		"always.go": false, "broken.go": false, "c.go": true, "on_windows.go": true,
		"plan9_name_plan9.go": true, "tagged.go": false, "untagged.go": true,
	}
	assert.Equal(t, want, excluded())
	context.CgoEnabled, context.BuildTags = true, nil
	want["c.go"], want["tagged.go"], want["untagged.go"] = false, true, false
	assert.Equal(t, want, excluded())
}

func TestWalkErrors(t *testing.T) {
	dir := tree(t, "-- a.go --\npackage a\n")
	_, err := discover.Walk(t.Context(), filepath.Join(dir, "none"), true, nil)
	assert.ErrorIs(t, err, os.ErrNotExist)
	_, err = discover.Walk(t.Context(), filepath.Join(dir, "a.go"), true, nil)
	assert.EqualError(t, err, "search for annotated files: "+filepath.Join(dir, "a.go")+" is a file, expected a folder")
}

func TestWalkCancelled(t *testing.T) {
	before := runtime.NumGoroutine()
	dir := tree(t, rules)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := discover.Walk(ctx, dir, true, nil)
	assert.ErrorIs(t, err, context.Canceled)
	noLeak(t, before)
}

func TestWalkLeavesNoGoroutine(t *testing.T) {
	before := runtime.NumGoroutine()
	walked(t, tree(t, rules), true)
	noLeak(t, before)
}

// noLeak waits a little for goroutines that are about to end.
func noLeak(t *testing.T, before int) {
	t.Helper()
	assert.Eventually(t, func() bool { return runtime.NumGoroutine() <= before+1 }, 5*time.Second, 5*time.Millisecond)
}

func TestHasMarker(t *testing.T) {
	for text, want := range map[string]bool{
		"": false, ":": false, "hush": false, "hush:": true, "// Hush:Config": true, "a:b:c hUsH:": true,
		"ush:": false, "hush :": false, "hushh:": false, "x := shush:": true, "::::hush::": true,
	} {
		assert.Equal(t, want, discover.HasMarker([]byte(text)), text)
	}
}
