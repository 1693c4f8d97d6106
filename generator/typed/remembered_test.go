package typed_test

import (
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/discover"
	"github.com/hushgen/hushgen/generator/typed"
)

// facts is a memory.
type facts map[string][]byte

func (f facts) Recall(key string) ([]byte, bool) {
	fact, known := f[key]
	return fact, known
}

func (f facts) Record(key string, fact []byte) { f[key] = fact }

// What the go command said of packages that never change isn't asked again, unless
// the build cache has dropped a file.
func TestExportsAreRemembered(t *testing.T) {
	config := offline(tree(t, small))
	listing, err := discover.List(t.Context(), config, "./...")
	require.NoError(t, err)
	memory := facts{}
	fromSource := func(env ...string) bool {
		config := config
		config.Env = append(slices.Clone(config.Env), env...)
		loader := typed.NewLoader(token.NewFileSet(), listing, typed.WithExports(config, memory))
		assert.Empty(t, load(t, loader, "").Errors)
		pkg, err := loader.Source("errors")
		require.NoError(t, err)
		return len(pkg.Info.Uses) > 0
	}
	const cannotAsk = "GOFLAGS=-nonsense" // fails every go command
	assert.True(t, fromSource("GOCACHE="+t.TempDir()))
	assert.Empty(t, memory, "a build may add what isn't there")

	require.NoError(t, exec.Command("go", "build", "errors").Run())
	assert.True(t, fromSource(cannotAsk))
	assert.False(t, fromSource())
	require.Len(t, memory, 1)
	assert.False(t, fromSource(cannotAsk))

	copied := memory.copyFiles(t)
	assert.False(t, fromSource(cannotAsk))
	require.NoError(t, os.Truncate(copied, 10))
	assert.True(t, fromSource(cannotAsk), "another size")
	require.NoError(t, os.Remove(copied))
	assert.True(t, fromSource(cannotAsk), "gone")
	assert.False(t, fromSource())
	assert.False(t, fromSource(cannotAsk), "the build cache has it")
}

// copyFiles makes the fact tell of copies of the files, and returns one of them.
func (f facts) copyFiles(t *testing.T) (copied string) {
	dir := t.TempDir()
	for key, fact := range f {
		var lines strings.Builder
		for line := range strings.Lines(string(fact)) {
			fields := strings.Split(strings.TrimSpace(line), "\t")
			require.Len(t, fields, 3)
			data, err := os.ReadFile(fields[2])
			require.NoError(t, err)
			copied = filepath.Join(dir, filepath.Base(fields[2]))
			require.NoError(t, os.WriteFile(copied, data, 0o600))
			lines.WriteString(fields[0] + "\t" + fields[1] + "\t" + copied + "\n")
		}
		f[key] = []byte(lines.String())
	}
	return copied
}

// Of packages that people work on nothing is remembered: what their files hold
// decides.
func TestExportsOfLocalModulesAreAsked(t *testing.T) {
	config := offline(tree(t, served))
	build(t, config)
	memory := facts{}
	loader := loader(t, config, typed.WithExports(config, memory))
	load(t, loader, "")
	plain, err := loader.Source("example.com/plain")
	require.NoError(t, err)
	assert.Empty(t, plain.Info.Uses, "from export data all the same")
	require.NotEmpty(t, memory)
	for _, fact := range memory {
		assert.Contains(t, string(fact), "net/http\t")
		assert.False(t, strings.Contains(string(fact), "example.com/"))
	}
}

// Other files, as of another version or build, are another question.
func TestExportsOfOtherFiles(t *testing.T) {
	config := offline(tree(t, small))
	memory := facts{}
	keys := func(change func(pkg *discover.Package)) int {
		listing, err := discover.List(t.Context(), config, "./...")
		require.NoError(t, err)
		change(listing.ByPath["errors"])
		_, err = typed.NewLoader(token.NewFileSet(), listing, typed.WithExports(config, memory)).Source("example.com/m")
		require.NoError(t, err)
		return len(memory)
	}
	require.NoError(t, exec.Command("go", "build", "errors").Run())
	assert.Equal(t, 1, keys(func(*discover.Package) {}))
	assert.Equal(t, 1, keys(func(*discover.Package) {}))
	assert.Equal(t, 2, keys(func(pkg *discover.Package) { pkg.Files = pkg.Files[1:] }))
	assert.Equal(t, 3, keys(func(pkg *discover.Package) { pkg.Dir += "@v2" }))
}
