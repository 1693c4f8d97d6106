package purity_test

import (
	"debug/elf"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestThousandPlugins looks at one program with 1,000 plugins from all sides.
func TestThousandPlugins(t *testing.T) {
	dir := writeProgram(t, 1000)
	binary, dependencies := build(t, dir, []string{"GOOS=linux"}, "-ldflags=-dumpdep")

	t.Run("it works", func(t *testing.T) {
		assert.Equal(t, "done: workdone: work\n", run(t, dir, nil, binary))
	})
	t.Run("nothing of ours runs before main", func(t *testing.T) {
		startsWithout(t, dir, binary)
	})
	t.Run("no reflect", func(t *testing.T) {
		symbols := run(t, dir, nil, "go", "tool", "nm", binary)
		require.Contains(t, symbols, "hushFieldsP00C7", "the symbols are there")
		for line := range strings.Lines(symbols) {
			fields := strings.Fields(line)
			name := fields[len(fields)-1]
			assert.Falsef(t, strings.HasPrefix(name, "reflect.") || strings.HasPrefix(name, "type:*reflect.") || strings.HasPrefix(name, "fmt."), "the binary has %s", name)
		}
	})
	t.Run("no method is called by name", func(t *testing.T) {
		require.Contains(t, dependencies, "main.main", "the linker's dump is there")
		for line := range strings.Lines(dependencies) {
			if strings.Contains(line, "<ReflectMethod>") {
				assert.NotContains(t, line, "hushgen")
				assert.NotContains(t, line, "example.com")
			}
		}
	})
	t.Run("static", func(t *testing.T) {
		file, err := elf.Open(binary)
		require.NoError(t, err)
		defer file.Close()
		libraries, err := file.ImportedLibraries()
		assert.True(t, err == nil || strings.Contains(err.Error(), "no symbol section"), err)
		assert.Empty(t, libraries)
		for _, segment := range file.Progs {
			assert.NotEqual(t, elf.PT_INTERP, segment.Type, "a dynamic loader is asked for")
		}
	})
}

// TestOtherPlatforms builds a program for platforms that this machine isn't.
func TestOtherPlatforms(t *testing.T) {
	dir := writeProgram(t, 10)
	for _, platform := range []string{"windows/amd64", "darwin/arm64", "wasip1/wasm"} {
		t.Run(platform, func(t *testing.T) {
			goos, goarch, _ := strings.Cut(platform, "/")
			build(t, dir, []string{"GOOS=" + goos, "GOARCH=" + goarch})
		})
	}
}

// forbidden are packages that keep the linker from dropping what isn't used,
// or that lead to such ones.
var forbidden = []string{
	"reflect", "fmt", "encoding/json", "text/template", "html/template", "net/url", "log/slog",
	"text/tabwriter", "encoding/hex", "runtime/debug",
}

// TestDependencies lists what the runtime links.
func TestDependencies(t *testing.T) {
	for _, pkg := range []string{"runtime/hush", "runtime/hub", "runtime/source/memory", "runtime/source/embedded", "internal/names", "internal/nameindex", "internal/formats", "internal/smallfile"} {
		t.Run(pkg, func(t *testing.T) {
			dependencies := strings.Fields(run(t, root, nil, "go", "list", "-deps", "./"+pkg))
			require.Contains(t, dependencies, "strconv")
			for _, name := range forbidden {
				assert.NotContains(t, dependencies, name)
			}
			for _, name := range dependencies {
				first, _, _ := strings.Cut(name, "/")
				assert.True(t, !strings.Contains(first, ".") || strings.HasPrefix(name, "github.com/hushgen/hushgen/"), "the runtime imports %s", name)
			}
		})
	}
}

// TestOwnRegistry proves that generated code itself links no reflect: a
// registry whose plugins don't either.
func TestOwnRegistry(t *testing.T) {
	dir := writeProgram(t, 3)
	dependencies := strings.Fields(run(t, dir, nil, "go", "list", "-deps", "./plugins"))
	for _, name := range forbidden {
		assert.NotContains(t, dependencies, name)
	}
}
