package typed_test

import (
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/discover"
	"github.com/hushgen/hushgen/generator/typed"
)

// tree lays the files of a txtar archive into a temporary folder that is free
// of symlinks, beside a go.mod for module example.com/m unless there is one.
func tree(t *testing.T, archive string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	require.NoError(t, err)
	files := append([]txtar.File{{Name: "go.mod", Data: []byte("module example.com/m\n\ngo 1.26\n")}},
		txtar.Parse([]byte(archive)).Files...)
	for _, file := range files {
		path := filepath.Join(dir, filepath.FromSlash(file.Name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, file.Data, 0o644))
	}
	return dir
}

func offline(dir string, env ...string) discover.Config {
	env = append([]string{"GOPROXY=off", "GOFLAGS=-mod=mod", "GOWORK=off", "GOTOOLCHAIN=local"}, env...)
	return discover.Config{Dir: dir, Env: append(os.Environ(), env...)}
}

// loader lists every package of the module in dir.
func loader(t *testing.T, config discover.Config, options ...typed.Option) *typed.Loader {
	t.Helper()
	listing, err := discover.List(t.Context(), config, "./...")
	require.NoError(t, err)
	options = append([]typed.Option{typed.Exclude(discover.IsGeneratedName)}, options...)
	return typed.NewLoader(token.NewFileSet(), listing, options...)
}

// load returns the package in the folder of the module example.com/m.
func load(t *testing.T, loader *typed.Loader, folder string) *typed.Package {
	t.Helper()
	pkg, err := loader.Source(strings.TrimSuffix("example.com/m/"+folder, "/"))
	require.NoError(t, err)
	return pkg
}

// problems gives the errors of pkg with positions relative to dir.
func problems(dir string, pkg *typed.Package) []string {
	list := []string{}
	for _, err := range pkg.SyntaxErrors {
		list = append(list, shorten(dir, err.Error()))
	}
	for _, err := range pkg.Errors {
		list = append(list, shorten(dir, err.Error()))
	}
	return list
}

func shorten(dir, text string) string {
	return filepath.ToSlash(strings.ReplaceAll(text, dir+string(filepath.Separator), ""))
}

// goroot asks the go command where the standard library is.
func goroot(t *testing.T) string {
	t.Helper()
	output, err := exec.Command("go", "env", "GOROOT").Output()
	require.NoError(t, err)
	return strings.TrimSpace(string(output))
}
