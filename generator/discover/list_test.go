package discover_test

import (
	"context"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/discover"
)

func list(t *testing.T, config discover.Config, patterns ...string) *discover.Listing {
	t.Helper()
	listing, err := discover.List(t.Context(), config, patterns...)
	require.NoError(t, err)
	return listing
}

// files gives the base names of paths.
func files(paths []string) []string {
	var names []string
	for _, path := range paths {
		names = append(names, filepath.Base(path))
	}
	return names
}

func TestListPackages(t *testing.T) {
	dir := tree(t, `
-- go.mod --
module example.com/m

go 1.26
-- a/z.go --
package alpha

import "example.com/m/b"

var _ = b.X
-- a/a.go --
package alpha
-- a/a_test.go --
package alpha
-- a/tagged.go --
//go:build extra

package alpha
-- b/b.go --
package b

import "net/http"

var X http.Handler
`)
	listing := list(t, offline(dir), "./a")
	require.Len(t, listing.Roots, 1)
	a := listing.Roots[0]
	assert.Equal(t, "example.com/m/a", a.Path)
	assert.Equal(t, "alpha", a.Name)
	assert.Equal(t, filepath.Join(dir, "a"), a.Dir)
	assert.Equal(t, []string{filepath.Join(dir, "a", "a.go"), filepath.Join(dir, "a", "z.go")}, a.Files)
	assert.Equal(t, []string{filepath.Join(dir, "a", "tagged.go")}, a.IgnoredFiles)
	assert.Equal(t, &discover.Module{Path: "example.com/m", Dir: dir, Main: true, GoVersion: "1.26"}, a.Module)
	assert.False(t, a.Standard)
	assert.Empty(t, a.Errors)

	http := a.Imports["example.com/m/b"].Imports["net/http"]
	assert.True(t, http.Standard)
	assert.Nil(t, http.Module)
	vendored := http.Imports["golang.org/x/net/http/httpguts"]
	require.NotNil(t, vendored, "the standard library's own vendored packages")
	assert.Equal(t, "vendor/golang.org/x/net/http/httpguts", vendored.Path)
	assert.True(t, vendored.Standard)
	assert.True(t, listing.ByPath["unsafe"].Standard)
	assert.Empty(t, listing.ByPath["unsafe"].Missing)
	for path, pkg := range listing.ByPath {
		assert.Equal(t, path, pkg.Path)
		assert.Empty(t, pkg.Missing, path)
	}

	config := offline(dir)
	config.Tags = "other,extra"
	assert.Equal(t, []string{"a.go", "tagged.go", "z.go"}, files(list(t, config, "./a").Roots[0].Files))
}

func TestListSortsRoots(t *testing.T) {
	dir := tree(t, "-- go.mod --\nmodule m.test\n\ngo 1.26\n-- b/b.go --\npackage b\n-- a/a.go --\npackage a\n-- a=b/c.go --\npackage c\n")
	var paths []string
	for _, root := range list(t, offline(dir), "./b", "./a=b", "./a", filepath.Join(dir, "b")).Roots {
		paths = append(paths, root.Path)
	}
	assert.Equal(t, []string{"m.test/a", "m.test/a=b", "m.test/b"}, paths)

	none := list(t, offline(dir), "./none/...").Roots
	require.Len(t, none, 1)
	assert.Equal(t, "pattern ./none/...: lstat ./none/: no such file or directory", filepath.ToSlash(none[0].Missing))
}

// Whatever a generated file looks like, the rest of the package is listed, and
// the file itself causes no complaint.
func TestListWithBrokenGeneratedFile(t *testing.T) {
	for name, generated := range map[string]string{
		"missing":         "",
		"empty":           "",
		"broken":          "package p\n\nfunc {{{\n",
		"conflict":        "package p\n\n<<<<<<< HEAD\nimport \"example.com/m/q\"\n=======\nimport \"example.com/m/r\"\n>>>>>>> x\n",
		"conflict at top": "<<<<<<< HEAD\npackage p\n=======\npackage p\n>>>>>>> x\n",
		"renamed package": "package old\n",
		"stale import":    "package p\n\nimport _ \"example.com/m/gone\"\n",
		"stale cycle":     "package p\n\nimport _ \"example.com/m/q\"\n",
	} {
		t.Run(name, func(t *testing.T) {
			dir := tree(t, `
-- go.mod --
module example.com/m

go 1.26
-- p/doc.go --
package p
-- p/z.go --
package p

import "example.com/m/q"

var _ q.T
-- q/q.go --
package q

type T int
`)
			if name == "stale cycle" {
				write(t, filepath.Join(dir, "p", "z.go"), "package p\n")
				write(t, filepath.Join(dir, "q", "q.go"), "package q\n\nimport _ \"example.com/m/p\"\n")
			}
			if name != "missing" {
				write(t, filepath.Join(dir, "p", "hush_gen.go"), generated)
			}
			listing := list(t, offline(dir), "./p", "./q")
			require.Len(t, listing.Roots, 2)
			for _, root := range listing.Roots {
				assert.Empty(t, root.Errors)
				assert.Empty(t, root.Missing)
			}
			assert.Equal(t, "p", listing.Roots[0].Name)
			assert.Subset(t, files(listing.Roots[0].Files), []string{"doc.go", "z.go"})
		})
	}
}

func TestListOnlyGeneratedFile(t *testing.T) {
	dir := tree(t, "-- go.mod --\nmodule m.test\n\ngo 1.26\n-- p/hush_gen.go --\n<<<<<<<\n-- q/hush_gen_c1_if.go --\npackage old\n-- q/a.go --\npackage q\n-- r/hush_gen.go --\npackage old\n-- r/z.go --\npackage r\n")
	roots := list(t, offline(dir), "./...").Roots
	require.Len(t, roots, 3)
	for _, root := range roots {
		assert.Empty(t, root.Errors, root.Path)
	}
	assert.Equal(t, "q", roots[1].Name)
	assert.Equal(t, "r", roots[2].Name, "not the stale file's, which sorts first")
}

func TestListReportsWhatIsWrong(t *testing.T) {
	dir := tree(t, `
-- go.mod --
module example.com/m

go 1.26
-- typo/t.go --
package typo

import "fmtt"

var _ = fmtt.Println
-- syntax/s.go --
package syntax

import "strings
-- clash/a.go --
package one
-- clash/b.go --
package two
-- loop/a/a.go --
package a

import _ "example.com/m/loop/b"
-- loop/b/b.go --
package b

import _ "example.com/m/loop/a"
`)
	listing := list(t, offline(dir), "./typo", "./syntax", "./clash", "./loop/...", "example.com/m/none")
	problems := map[string]string{}
	for _, pkg := range listing.ByPath {
		for _, err := range pkg.Errors {
			problems[pkg.Path] += err.Error()
		}
	}
	goroot := goroot(t)
	assert.Equal(t, map[string]string{
		"fmtt":                 filepath.Join(dir, "typo", "t.go") + ":3:8: package fmtt is not in std (" + filepath.Join(goroot, "src", "fmtt") + ")",
		"example.com/m/syntax": filepath.Join(dir, "syntax", "s.go") + ":3:8: string literal not terminated",
		"example.com/m/clash":  "found packages one (a.go) and two (b.go) in " + filepath.Join(dir, "clash"),
		"example.com/m/loop/a": "import cycle not allowed: import stack: [example.com/m/loop/a example.com/m/loop/b example.com/m/loop/a]",
		"example.com/m/none":   "cannot find module providing package example.com/m/none: module lookup disabled by GOPROXY=off",
	}, problems)
	assert.Equal(t, "package fmtt is not in std ("+filepath.Join(goroot, "src", "fmtt")+")", listing.ByPath["fmtt"].Missing)
	for _, path := range []string{"example.com/m/loop/a", "example.com/m/loop/b"} {
		other := map[string]string{"a": "example.com/m/loop/b", "b": "example.com/m/loop/a"}[listing.ByPath[path].Name]
		assert.Same(t, listing.ByPath[other], listing.Imported(listing.ByPath[path], other))
	}
}

func TestListStopsForTheGoCommand(t *testing.T) {
	dir := tree(t, "-- go.mod --\nmodule m.test\n\ngo 1.26\n\nrequire nonsense\n-- a.go --\npackage a\n")
	_, err := discover.List(t.Context(), offline(dir), "./...")
	assert.EqualError(t, err, "go.mod can't be read; correct it first\n    go: errors parsing go.mod:\n    go.mod:5: usage: require module/path v1.2.3")
	var failure *discover.GoError
	require.ErrorAs(t, err, &failure)

	empty := tree(t, "-- go.mod --\n-- a.go --\npackage a\n")
	_, err = discover.List(t.Context(), offline(empty), "./...")
	assert.ErrorContains(t, err, "go.mod has no module line; write one such as: module example.com/name\n    go: error reading go.mod: missing module declaration.")

	outside := tree(t, "-- a.go --\npackage a\n")
	_, err = discover.List(t.Context(), offline(outside), ".")
	assert.EqualError(t, err, "there is no go.mod here or above; change to the module's folder, or begin one with go mod init PATH\n    go: go.mod file not found in current directory or any parent directory; see 'go help modules'")
	root := list(t, offline(outside), "./...").Roots[0]
	assert.Equal(t, "pattern ./...: directory prefix . does not contain main module or its selected dependencies", root.Missing)
}

func TestListWorkspaceReplaceAndVendor(t *testing.T) {
	const modules = `
-- go.work --
go 1.26

use (
	./app
	./lib
)
-- app/go.mod --
module example.com/app

go 1.26

require example.com/lib v1.0.0
-- app/a.go --
package app

import "example.com/lib"

var _ lib.T
-- lib/go.mod --
module example.com/lib

go 1.25
-- lib/lib.go --
package lib

type T int
`
	check := func(t *testing.T, config discover.Config, libDir string, main bool) {
		listing := list(t, config, ".")
		lib := listing.Roots[0].Imports["example.com/lib"]
		require.NotNil(t, lib)
		assert.Empty(t, lib.Errors)
		assert.Equal(t, libDir, lib.Dir)
		assert.Equal(t, "example.com/lib", lib.Module.Path)
		assert.Equal(t, libDir, lib.Module.Dir)
		assert.Equal(t, main, lib.Module.Main)
		assert.False(t, lib.Standard)
	}
	t.Run("workspace", func(t *testing.T) {
		dir := tree(t, modules)
		config := offline(filepath.Join(dir, "app"), "GOFLAGS=", "GOWORK=")
		check(t, config, filepath.Join(dir, "lib"), true)
	})
	t.Run("replace", func(t *testing.T) {
		dir := tree(t, modules)
		mod := filepath.Join(dir, "app", "go.mod")
		write(t, mod, "module example.com/app\n\ngo 1.26\n\nrequire example.com/lib v1.0.0\n\nreplace example.com/lib => ../lib\n")
		check(t, offline(filepath.Join(dir, "app")), filepath.Join(dir, "lib"), false)
	})
	t.Run("vendor", func(t *testing.T) {
		dir := tree(t, modules)
		vendor := filepath.Join(dir, "app", "vendor")
		write(t, filepath.Join(vendor, "modules.txt"), "# example.com/lib v1.0.0\n## explicit; go 1.25\nexample.com/lib\n")
		write(t, filepath.Join(vendor, "example.com", "lib", "lib.go"), "package lib\n\ntype T int\n")
		check(t, offline(filepath.Join(dir, "app"), "GOFLAGS=-mod=vendor"), filepath.Join(vendor, "example.com", "lib"), false)
	})
}

func TestListCgo(t *testing.T) {
	dir := tree(t, "-- go.mod --\nmodule m.test\n\ngo 1.26\n-- c.go --\npackage m\n\n// int x;\nimport \"C\"\n-- g.go --\npackage m\n")
	root := list(t, offline(dir, "CGO_ENABLED=1"), ".").Roots[0]
	assert.Equal(t, []string{"c.go", "g.go"}, files(root.Files))
	assert.Empty(t, slices.Collect(maps.Keys(root.Imports)), "C is no package")
	root = list(t, offline(dir, "CGO_ENABLED=0"), ".").Roots[0]
	assert.Equal(t, []string{"g.go"}, files(root.Files))
	assert.Equal(t, []string{"c.go"}, files(root.IgnoredFiles))
}

func TestListCancelled(t *testing.T) {
	before := runtime.NumGoroutine()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	dir := tree(t, "-- go.mod --\nmodule m.test\n\ngo 1.26\n-- a.go --\npackage a\n")
	_, err := discover.List(ctx, offline(dir), "./...")
	assert.EqualError(t, err, "list packages ./...: context canceled")
	_, err = discover.BuildContext(ctx, offline(dir))
	assert.ErrorIs(t, err, context.Canceled)
	noLeak(t, before)
}

func TestListWithoutGoCommand(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	_, err := discover.List(t.Context(), discover.Config{Dir: t.TempDir()}, "./...")
	require.ErrorIs(t, err, exec.ErrNotFound)
	assert.EqualError(t, err, "there is no go command in PATH, and hushgen asks it for the packages; install Go, or add its bin folder to PATH")
}

func TestBuildContext(t *testing.T) {
	dir := tree(t, "-- go.mod --\nmodule m.test\n\ngo 1.26\n")
	config := offline(dir, "GOOS=plan9", "GOARCH=arm", "GOFLAGS=-tags=a,b", "CGO_ENABLED=0")
	context, err := discover.BuildContext(t.Context(), config)
	require.NoError(t, err)
	assert.Equal(t, "plan9", context.GOOS)
	assert.Equal(t, "arm", context.GOARCH)
	assert.Equal(t, "gc", context.Compiler)
	assert.False(t, context.CgoEnabled)
	assert.Equal(t, []string{"a", "b"}, context.BuildTags)
	assert.Contains(t, context.ReleaseTags, "go1.26")
	assert.NotEmpty(t, context.GOROOT)

	config.Tags = "c"
	context, err = discover.BuildContext(t.Context(), config)
	require.NoError(t, err)
	assert.Equal(t, []string{"c"}, context.BuildTags, "the command line's tags take the place of GOFLAGS'")

	write(t, filepath.Join(dir, "go.mod"), "nonsense\n")
	_, err = discover.BuildContext(t.Context(), config)
	assert.EqualError(t, err, "go.mod can't be read; correct it first\n    go: errors parsing go.mod:\n    go.mod:1: unknown directive: nonsense")
}

func TestListArch(t *testing.T) {
	dir := tree(t, "-- go.mod --\nmodule m.test\n\ngo 1.26\n-- a.go --\npackage a\n")
	assert.Equal(t, "arm", list(t, offline(dir, "GOARCH=arm"), ".").Arch)
	assert.Equal(t, "386", list(t, discover.Config{Dir: dir, Env: append(os.Environ(), "GOPROXY=off"), Arch: "386"}, ".").Arch)
	assert.Equal(t, runtime.GOARCH, list(t, discover.Config{Dir: dir}, ".").Arch)
}

func TestSearchPackages(t *testing.T) {
	dir := tree(t, "-- go.mod --\nmodule m.test\n\ngo 1.26\n-- a/b.go --\npackage a //hush:\n-- a/a.go --\npackage a\n-- a/tagged.go --\n//go:build extra\n\npackage a //hush:\n-- b/a.go --\npackage b\n\nimport \"C\" //hush:\n")
	listing := list(t, offline(dir, "CGO_ENABLED=1"), "./...")
	hits, err := discover.SearchPackages(t.Context(), listing.Roots...)
	require.NoError(t, err)
	assert.Equal(t, []discover.Hit{
		{Path: filepath.Join(dir, "a", "b.go"), Dir: filepath.Join(dir, "a")},
		{Path: filepath.Join(dir, "b", "a.go"), Dir: filepath.Join(dir, "b")},
	}, hits)

	require.NoError(t, os.Remove(filepath.Join(dir, "a", "b.go")))
	_, err = discover.SearchPackages(t.Context(), listing.Roots...)
	assert.ErrorIs(t, err, os.ErrNotExist)
	assert.ErrorContains(t, err, "search packages for annotated files: ")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = discover.SearchPackages(ctx, listing.Roots...)
	assert.ErrorIs(t, err, context.Canceled)
}

// A package that isn't there doesn't take the place of the one that imports
// it, whichever comes first.
func TestListUnrequired(t *testing.T) {
	dir := tree(t, `
-- go.mod --
module z.example/m

go 1.26

replace example.com/other => ./other
-- m.go --
package m

import _ "example.com/other/pkg"
-- other/go.mod --
module example.com/other

go 1.26
-- other/pkg/pkg.go --
package pkg
`)
	listing := list(t, discover.Config{Dir: dir}, ".", "example.com/other/pkg")
	require.Len(t, listing.Roots, 2)
	missing, own := listing.Roots[0], listing.Roots[1]
	assert.Contains(t, missing.Missing, "is replaced but not required")
	assert.Empty(t, missing.Files)
	assert.Empty(t, missing.Dir)
	assert.Equal(t, "m", own.Name)
	assert.Equal(t, []string{"m.go"}, files(own.Files))
}
