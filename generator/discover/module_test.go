package discover_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/discover"
)

func TestFindModule(t *testing.T) {
	dir := tree(t, `
-- go.mod --
module example.com/m // the module

go 1.26.0

future directive
-- a/b/x.go --
package b
-- go.mod.folder/go.mod/x.go --
package x
`)
	want := discover.Module{Path: "example.com/m", Dir: dir, Main: true, GoVersion: "1.26.0"}
	for _, below := range []string{".", "a/b", "a/b/x.go", "go.mod.folder"} {
		module, err := discover.FindModule(filepath.Join(dir, below))
		require.NoError(t, err, below)
		assert.Equal(t, want, module, below)
	}
}

func TestFindModuleErrors(t *testing.T) {
	dir := tree(t, `
-- empty/go.mod --
-- noversion/go.mod --
go 1.26
-- syntax/go.mod --
module "example.com
-- conflict/go.mod --
module example.com/m
<<<<<<< HEAD
go 1.26
`)
	if path := filepath.Join(filepath.Dir(dir), "go.mod"); fileExists(path) {
		t.Fatalf("the temporary folder is in a module: %s", path)
	}
	for folder, want := range map[string]string{
		"":          "no module: no go.mod in " + dir + " or above it; begin one with: go mod init PATH",
		"empty":     "broken go.mod: " + filepath.Join(dir, "empty", "go.mod") + ": no module line, expected one such as: module example.com/name",
		"noversion": "broken go.mod: " + filepath.Join(dir, "noversion", "go.mod") + ": no module line, expected one such as: module example.com/name",
		"conflict":  "broken go.mod: " + filepath.Join(dir, "conflict", "go.mod") + ":2: merge conflict marker; resolve the conflict first",
		"syntax":    "broken go.mod: " + filepath.Join(dir, "syntax", "go.mod") + ":1:20: unexpected newline in string",
	} {
		_, err := discover.FindModule(filepath.Join(dir, folder))
		assert.EqualError(t, err, want, folder)
	}
	_, err := discover.FindModule(filepath.Join(dir, "none"))
	assert.ErrorIs(t, err, os.ErrNotExist)
}

func fileExists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
