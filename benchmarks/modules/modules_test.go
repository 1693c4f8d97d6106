package modules_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/benchmarks/modules"
)

func TestShapes(t *testing.T) {
	assert.Equal(t, []modules.Shape{
		{Plugins: 10, Packages: 1, Categories: 1}, {Plugins: 50, Packages: 5, Categories: 5}, {Plugins: 10_000, Packages: 1_000, Categories: 10},
	}, modules.Shapes(10, 50, 10_000))
}

// Every plugin is in one package and in one category.
func TestSynthetic(t *testing.T) {
	dir := t.TempDir()
	m, err := modules.Synthetic(dir, modules.Shapes(30)[0])
	require.NoError(t, err)
	all := ""
	for number := range 3 {
		text, err := m.Read(modules.PackageName(number) + "/" + modules.PackageName(number) + ".go")
		require.NoError(t, err)
		assert.Equal(t, 10, strings.Count(text, "//hush:factory\n"))
		all += text
	}
	for plugin := range 30 {
		assert.Equal(t, 1, strings.Count(all, "name="+modules.PluginName(plugin)+" "))
	}
	for _, category := range []string{"models-0", "models-1", "models-2"} {
		assert.Equal(t, 10, strings.Count(all, "category="+category+" "))
	}
	requirements, err := m.Read("go.mod")
	require.NoError(t, err)
	assert.True(t, strings.HasPrefix(requirements, "module "+modules.Path+"\n"), requirements)

	require.NoError(t, m.WritePackage(modules.Shapes(30)[0], 1, "Marked"))
	text, err := m.Read("vendor0001/vendor0001.go")
	require.NoError(t, err)
	assert.Equal(t, 1, strings.Count(text, "of a vendor. Marked\n"))
}

func TestCopy(t *testing.T) {
	from, to := t.TempDir(), filepath.Join(t.TempDir(), "copy")
	for name, text := range map[string]string{"a.go": "a", "in/b.go": "b", ".git/config": "c", "in/testdata/d": "d"} {
		require.NoError(t, modules.At(from).Write(name, text))
	}
	require.NoError(t, modules.Copy(from, to, func(name, text string) (string, string) {
		return strings.Replace(name, "b.go", "renamed.go", 1), text + "!"
	}))
	for name, want := range map[string]string{"a.go": "a!", "in/renamed.go": "b!", "in/testdata/d": "d!"} {
		text, err := os.ReadFile(filepath.Join(to, name))
		require.NoError(t, err)
		assert.Equal(t, want, string(text))
	}
	assert.NoDirExists(t, filepath.Join(to, ".git"))
}

func TestErrorsTellWhatTheCommandSaid(t *testing.T) {
	m := modules.At(t.TempDir())
	err := m.Run("go", "list", "./nowhere")
	require.Error(t, err)
	assert.Contains(t, err.Error(), "go list ./nowhere: exit status 1\n")
}
