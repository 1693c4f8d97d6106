//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A change is one that happens between two runs.
type change struct {
	name string
	make func(w *world)
	// variables are those of the runs behind it.
	variables []string
	// matters tells that the answer must come from a new run; unnoticed that it
	// must not. With neither, it only must be right.
	matters, unnoticed bool
}

// TestNeverStale makes each change to what an answer depends on, and asks
// again: check must tell the same as with --no-cache, whether the answer before the
// change was found by check or by generate.
func TestNeverStale(t *testing.T) {
	w := newWorld(t)
	w.settle()
	require.Zero(t, w.run("app", nil, "--no-cache").Code)
	for path, content := range w.generated() {
		name, err := filepath.Rel(w.dir, path)
		require.NoError(t, err)
		w.files.Files = append(w.files.Files, txtar.File{Name: filepath.ToSlash(name), Data: []byte(content)})
	}
	w.settle()
	before := w.run("app", nil, "check")
	require.Equal(t, run{asked: true}, before)
	require.Equal(t, run{}, w.run("app", nil, "check"), "nothing changed, so no go command")
	for _, c := range slicesOf(fileChanges, moduleChanges, settingChanges, cacheChanges) {
		t.Run(c.name, func(t *testing.T) { w.try(t, c) })
	}
}

func (w *world) try(t *testing.T, c change) {
	w.t = t
	w.restore()
	back := w.run("app", nil, "generate", "./...")
	assert.Equal(t, run{Err: unchangedApp, asked: back.asked}, back, "the files as they were at first")
	w.remembers()
	c.make(w)
	w.settle()
	first := w.run("app", c.variables, "check")
	if c.matters {
		assert.True(t, first.asked, "the go command must be asked")
	}
	if c.unnoticed {
		assert.False(t, first.asked, "the go command was asked")
	}
	want := first
	if !first.asked {
		want = w.run("app", c.variables, "check", "--no-cache")
		w.same(t, want, first)
	}
	if first.Code == exitOK { // may be remembered now
		w.same(t, want, w.run("app", c.variables, "check"))
	}
}

// unchangedApp is what generate tells of the world as it is at first.
const unchangedApp = "example.com/app: 3 plugins in 1 category; unchanged (time)\n"

// remembers demands that check has its answer from the run before, or from the
// next one: a clock that is set meanwhile makes a run forget.
func (w *world) remembers() {
	if w.run("app", nil, "check").asked {
		require.Equal(w.t, run{}, w.run("app", nil, "check"), "the answer must be remembered")
	}
}

// checks makes a state that another change can begin from.
func (w *world) checks() {
	w.settle()
	require.Zero(w.t, w.run("app", nil, "check").Code)
	w.remembers()
}

// same compares what was told, however it was found out.
func (w *world) same(t *testing.T, want, got run) {
	t.Helper()
	want.asked = got.asked
	assert.Equal(t, want, got)
}

func slicesOf(lists ...[]change) []change {
	var all []change
	for _, list := range lists {
		all = append(all, list...)
	}
	return all
}

var long = time.Date(2001, 2, 3, 4, 5, 6, 7, time.UTC)

// touch sets the times of all files.
func (w *world) touch(when time.Time) {
	for _, file := range w.files.Files {
		if !strings.HasPrefix(file.Name, "dep/") {
			require.NoError(w.t, os.Chtimes(w.path(file.Name), when, when))
		}
	}
}

// keepTimes makes a change that size and time of the file don't show.
func (w *world) keepTimes(name, old, new string) {
	require.Len(w.t, new, len(old))
	info, err := os.Stat(w.path(name))
	require.NoError(w.t, err)
	w.replace(name, old, new)
	require.NoError(w.t, os.Chtimes(w.path(name), info.ModTime(), info.ModTime()))
}

// move puts a file or folder elsewhere, with a symbolic link in its place.
func (w *world) move(name string) {
	require.NoError(w.t, os.MkdirAll(w.path("elsewhere"), 0o700))
	target := w.path("elsewhere/" + filepath.Base(name))
	require.NoError(w.t, os.Rename(w.path(name), target))
	require.NoError(w.t, os.Symlink(target, w.path(name)))
}

const newPlugin = "package plugin\n\n//hush:factory name=new category=store\nfunc New() interface{ Keep(string) error } { return nil }\n"

var fileChanges = []change{
	{name: "nothing", make: func(*world) {}, unnoticed: true},
	{name: "times of all files", make: func(w *world) { w.touch(time.Now()) }, unnoticed: true},
	{name: "a clock that goes backwards", make: func(w *world) { w.touch(long) }, unnoticed: true},
	{name: "times in the future", make: func(w *world) { w.touch(time.Now().Add(time.Hour)) }, unnoticed: true},
	{name: "a file that is not Go", make: func(w *world) { w.write("app/plugins/one/README.md", "Other.") }, unnoticed: true},
	{name: "a test", make: func(w *world) { w.replace("app/plugins/one/one_test.go", "first", "second") }, unnoticed: true},
	{name: "the package of a test", make: func(w *world) { w.replace("app/plugins/one/one_test.go", "package one", "package none") }, matters: true},
	{name: "a new file", make: func(w *world) {
		w.write("app/plugins/two/new.go", strings.ReplaceAll(strings.ReplaceAll(newPlugin, "New", "Newer"), "plugin", "two"))
	}, matters: true},
	{name: "a new file that is not annotated", make: func(w *world) { w.write("app/plugins/two/new.go", "package two\n") }, matters: true},
	{name: "a new package", make: func(w *world) { w.write("app/plugins/deep/down/new.go", newPlugin) }, matters: true},
	{name: "a new package in testdata", make: func(w *world) { w.write("app/plugins/testdata/new.go", newPlugin) }, unnoticed: true},
	{name: "a removed file", make: func(w *world) { require.NoError(w.t, os.Remove(w.path("app/plugins/two/two.go"))) }, matters: true},
	{name: "a renamed package", make: func(w *world) {
		require.NoError(w.t, os.Rename(w.path("app/plugins/two"), w.path("app/plugins/three")))
	}, matters: true},
	{name: "a type in another package", make: func(w *world) { w.replace("app/limits/limits.go", "Most int", "Most string") }, matters: true},
	{name: "the contract", make: func(w *world) { w.replace("app/contract/contract.go", "Keep(string)", "Keep(int)") }, matters: true},
	{name: "same time and size", make: func(w *world) { w.keepTimes("app/plugins/one/one.go", "name=one", "name=uno") }, matters: true},
	{name: "other content long ago", make: func(w *world) {
		w.replace("app/plugins/two/two.go", "name=two", "name=old")
		w.touch(long)
	}, matters: true},
	{name: "a build constraint", make: func(w *world) { w.replace("app/plugins/two/two.go", "package two", "//go:build linux\n\npackage two") }, matters: true},
	{name: "what only another build imports", make: func(w *world) {
		w.write("app/limits/tagged/limits.go", "package tagged\n\ntype Limits struct{ Least int }\n")
		w.write("app/plugins/tagged/tagged.go", "//go:build tagged\n\npackage tagged\n\nimport \"example.com/app/limits/tagged\"\n\n"+
			"//hush:factory name=tagged category=store\nfunc New(tagged.Limits) interface{ Keep(string) error } { return nil }\n")
		w.run("app", nil)
		w.checks()
		w.replace("app/limits/tagged/limits.go", "Least int", "Least func()")
	}, matters: true},
	{name: "a link in place of a file", make: func(w *world) { w.move("app/plugins/two/two.go") }},
	{name: "a link in place of a folder", make: func(w *world) { w.move("app/plugins/two") }, matters: true},
	{name: "what a link leads to", make: func(w *world) {
		w.move("app/plugins/two/two.go")
		w.checks()
		w.replace("elsewhere/two.go", "name=two", "name=toe")
	}, matters: true},
	{name: "a folder in place of a file", make: func(w *world) {
		require.NoError(w.t, os.Remove(w.path("app/plugins/two/two.go")))
		require.NoError(w.t, os.Mkdir(w.path("app/plugins/two/two.go"), 0o700))
	}, matters: true},
	{name: "a pipe", make: func(w *world) { require.NoError(w.t, syscall.Mkfifo(w.path("app/plugins/two/pipe.go"), 0o600)) }, matters: true},
	{name: "an edited output", make: func(w *world) { w.replace("app/hush_gen.go", "package main", "package main // edited") }, matters: true},
	{name: "a removed output", make: func(w *world) { require.NoError(w.t, os.Remove(w.path("app/hush_gen.go"))) }, matters: true},
	{name: "an orphan", make: func(w *world) { w.write("app/limits/hush_gen.go", w.read("app/hush_gen.go")) }, matters: true},
	{name: "the resources", make: func(w *world) { w.replace("app/hush.yaml", "type: one", "type: none") }, matters: true},
	{name: "a file that a resource names", make: func(w *world) { w.write("app/label.txt", "l") }, matters: true},
	{name: "a removed file that a resource names", make: func(w *world) { require.NoError(w.t, os.Remove(w.path("app/label.txt"))) }, matters: true},
}

var moduleChanges = []change{
	{name: "a module beside", make: func(w *world) { w.replace("lib/shape/shape.go", "Width int", "Width string") }, matters: true},
	{name: "another module beside", make: func(w *world) {
		w.move("lib")
		require.NoError(w.t, os.RemoveAll(w.path("elsewhere/other")))
		require.NoError(w.t, os.CopyFS(w.path("elsewhere/other"), os.DirFS(w.path("elsewhere/lib"))))
		w.checks()
		w.replace("elsewhere/other/shape/shape.go", "width", "breadth")
		require.NoError(w.t, os.Remove(w.path("lib")))
		require.NoError(w.t, os.Symlink(w.path("elsewhere/other"), w.path("lib")))
	}, matters: true},
	{name: "a new package in a module beside", make: func(w *world) { w.write("lib/more/more.go", "package more\n") }},
	{name: "the go.mod of a module beside", make: func(w *world) { w.write("lib/go.mod", "module example.com/other\n\ngo 1.26\n") }, matters: true},
	{name: "a dependency's version", make: func(w *world) { w.replace("app/go.mod", "dep v1.0.0", "dep v1.1.0") }, matters: true},
	{name: "go.mod that ignores", make: func(w *world) { w.write("app/go.mod", w.read("app/go.mod")+"\nignore ./plugins/two\n") }, matters: true},
	{name: "go.sum", make: func(w *world) { w.write("app/go.sum", "") }, matters: true},
	{name: "a nested module", make: func(w *world) { w.write("app/plugins/two/go.mod", "module example.com/nested\n") }, matters: true},
	{name: "a nested module around an import", make: func(w *world) { w.write("app/limits/go.mod", "module example.com/nested\n") }, matters: true},
	{name: "go.work", make: func(w *world) { w.write("go.work", "go 1.26\n\nuse (\n\t./app\n\t./lib\n)\n") }, matters: true},
	{name: "vendor", make: func(w *world) { w.write("app/vendor/modules.txt", "# example.com/dep v1.0.0\n") }, matters: true},
	{name: "an empty vendor", make: func(w *world) { require.NoError(w.t, os.Mkdir(w.path("app/vendor"), 0o700)) }, matters: true},
	{name: "what vendor holds", make: func(w *world) {
		w.goCommand("mod", "vendor")
		w.checks()
		w.replace("app/vendor/example.com/dep/plugin/plugin.go", "First", "Third")
	}, matters: true},
	{name: "a package that vendor gets", make: func(w *world) {
		w.goCommand("mod", "vendor")
		w.checks()
		w.write("app/vendor/example.com/dep/more/new.go", newPlugin)
	}, matters: true},
}

var settingChanges = []change{
	{name: "tags", make: func(*world) {}, variables: []string{"GOFLAGS=-modcacherw -tags=tagged"}, matters: true},
	{name: "GOOS", make: func(*world) {}, variables: []string{"GOOS=plan9"}, matters: true},
	{name: "CGO_ENABLED", make: func(*world) {}, variables: []string{"CGO_ENABLED=0"}, matters: true},
	{name: "a driver", make: func(*world) {}, variables: []string{"GOPACKAGESDRIVER=/nowhere"}, matters: true},
	{name: "an overlay", make: func(w *world) {
		w.write("elsewhere/overlay.json", `{"Replace": {"`+w.path("app/limits/limits.go")+`": "`+w.path("elsewhere/limits.go")+`"}}`)
		w.write("elsewhere/limits.go", "package limits\n\ntype Limits struct { Least int }\n")
	}, variables: []string{"GOFLAGS=-modcacherw -overlay=../elsewhere/overlay.json"}, matters: true},
	{name: "what go env -w has set", make: func(w *world) {
		w.write("home/goenv", "GOARCH=386\n")
		w.t.Cleanup(func() { assert.NoError(w.t, os.Remove(w.path("home/goenv"))) })
	}, matters: true},
	{name: "the home", make: func(*world) {}, variables: []string{"HOME=/nowhere"}, matters: true},
	{name: "the go command", make: func(w *world) {
		w.write("goroot/bin/go", w.script("# another"))
		w.t.Cleanup(func() { w.write("goroot/bin/go", w.script("")) })
	}, matters: true},
	{name: "the version of Go", make: func(w *world) {
		version := w.read("goroot/VERSION")
		w.write("goroot/VERSION", "go1.99\n")
		w.t.Cleanup(func() { w.write("goroot/VERSION", version) })
	}, matters: true},
	{name: "what go generate sets", make: func(*world) {}, variables: []string{"GOFILE=main.go", "GOLINE=3", "GOPACKAGE=main", "DOLLAR=$"}, unnoticed: true},
	{name: "what doesn't matter", make: func(*world) {}, variables: []string{"TERM=dumb", "GOMAXPROCS=1", "LANG=de_DE"}, unnoticed: true},
}

var cacheChanges = []change{
	{name: "broken entries", make: func(w *world) {
		paths, err := filepath.Glob(w.path("cache/hushgen/*"))
		require.NoError(w.t, err)
		require.NotEmpty(w.t, paths)
		for _, path := range paths {
			require.NoError(w.t, os.Truncate(path, 100))
		}
	}, matters: true},
	{name: "a file in the cache's place", make: func(w *world) {
		require.NoError(w.t, os.RemoveAll(w.path("cache/hushgen")))
		w.write("cache/hushgen", "a file")
		w.t.Cleanup(func() { assert.NoError(w.t, os.Remove(w.path("cache/hushgen"))) })
	}, matters: true},
	{name: "no cache folder", make: func(*world) {}, variables: []string{"XDG_CACHE_HOME=/nowhere/at/all"}, matters: true},
}

// What generate writes is part of what it remembers: the next run has nothing
// to do, whatever happened to the sources before.
func TestGenerateRemembers(t *testing.T) {
	w := newWorld(t)
	const text = "example.com/app: 3 plugins in 1 category"
	assert.Equal(t, run{Err: text + "; added store:dep store:one store:two (time)\n", asked: true}, w.run("app", nil))
	w.settle()
	assert.Equal(t, run{Err: text + "; unchanged (time)\n", asked: true}, w.run("app", nil), "the first file made go list more")
	for _, step := range []struct {
		make func()
		want string
	}{
		{func() { w.replace("app/plugins/two/two.go", "name=two", "name=deux") }, text + "; added store:deux; removed store:two (time)\n"},
		{func() { w.replace("app/hush_gen.go", "package main", "package main // edited") }, text + " (time)\n"},
		{func() { require.NoError(t, os.Remove(w.path("app/hush_gen.go"))) }, text + "; added store:dep store:deux store:one (time)\n"},
	} {
		step.make()
		w.settle()
		first := w.run("app", nil)
		assert.Equal(t, step.want, first.Err)
		assert.True(t, first.asked)
		written := w.generated()
		second := w.run("app", nil)
		assert.Equal(t, text+"; unchanged (time)\n", second.Err)
		assert.Equal(t, written, w.generated())
		anew := w.run("app", nil, "--no-cache")
		w.same(t, anew, second)
		assert.Equal(t, written, w.generated())
	}
}
