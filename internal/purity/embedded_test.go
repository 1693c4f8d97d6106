package purity_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// maxEmbedded is what a program with a hub, embedded resources and twenty
// plugins may have over one that does nothing, in bytes, stripped. Two fifths of
// it are what os, context and the reading of numbers alone bring.
const maxEmbedded = 1_020_000

// embeddingProgram is program with its resources in the binary.
var embeddingProgram = strings.NewReplacer(
	`	source := memory.New("resources", hush.Values{"task:first": hush.Values{"type": "t00007", "prefix": "done: ", "repeat": 2}})
`, "",
	"hub.From(source)", "hub.From(plugins.Resources)",
	`	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
`, "",
).Replace(program)

const embeddedResources = `# What the program has in it.
task:
  first: {type: t00007, prefix: "done: ", repeat: 2}
  second:
    type: t00008
    stop: [a, "b", 1.5, "${STOP:-never}"]
  third: {type: settled, word: hello}
`

// settledPlugin has resources that need no check: the generated file refers
// from them to its entry.
const settledPlugin = `// Package settled holds a plugin without a say in its values.
package settled

// Config configures a task.
//
//hush:config name=settled category=task
type Config struct{ Word string }

// New makes a task.
//
//hush:factory
func New(c Config) *Task { return &Task{c} }

// Task is a task.
type Task struct{ c Config }

// Do implements the contract.
func (t *Task) Do(string) string { return t.c.Word }
`

// writeEmbedding writes a module with the plugins whose main package opens
// embedded resources.
func writeEmbedding(t *testing.T, plugins int) string {
	t.Helper()
	dir := writeProgram(t, plugins)
	write(t, dir, "main.go", embeddingProgram)
	write(t, dir, "settled/settled.go", settledPlugin)
	write(t, dir, "plugins/resources.yaml", embeddedResources)
	write(t, dir, "plugins/plugins.go", "// Package plugins is the registry.\n//\n//hush:registry resources=resources.yaml embed\npackage plugins\n")
	generate(t, dir)
	return dir
}

// TestEmbedded looks at a program with a hub and embedded resources: they are
// laid out by the linker, and nothing that could read them is in it.
func TestEmbedded(t *testing.T) {
	dir := writeEmbedding(t, 20)
	binary, _ := build(t, dir, nil)
	source, err := os.ReadFile(filepath.Join(dir, "plugins", "hush_gen_resources.go"))
	require.NoError(t, err)
	require.Contains(t, string(source), "Plugin: &hushPluginTask_settled}")
	t.Run("it works without the file", func(t *testing.T) {
		require.NoError(t, os.Remove(filepath.Join(dir, "plugins", "resources.yaml")))
		assert.Equal(t, "done: workdone: work\n", run(t, dir, nil, binary))
	})
	t.Run("nothing of ours runs before main", func(t *testing.T) {
		startsWithout(t, dir, binary)
	})
	t.Run("no reader", func(t *testing.T) {
		packages := strings.Fields(run(t, dir, nil, "go", "list", "-deps", "."))
		require.Contains(t, packages, "github.com/hushgen/hushgen/runtime/source/embedded")
		for _, name := range packages {
			assert.NotContains(t, name, "yaml")
			assert.NotContains(t, name, "jsontree")
			assert.NotContains(t, name, "encoding")
		}
		for _, name := range forbidden {
			assert.NotContains(t, packages, name)
		}
	})
	t.Run("no reflect", func(t *testing.T) {
		symbols := run(t, dir, nil, "go", "tool", "nm", binary)
		require.Contains(t, symbols, "plugins.Resources", "the symbols are there")
		assert.NotContains(t, symbols, " plugins.init", "code before main")
		for line := range strings.Lines(symbols) {
			fields := strings.Fields(line)
			name := fields[len(fields)-1]
			assert.Falsef(t, strings.HasPrefix(name, "reflect.") || strings.HasPrefix(name, "type:*reflect."), "the binary has %s", name)
		}
	})
	t.Run("size", func(t *testing.T) {
		linux := []string{"GOOS=linux", "GOARCH=amd64"}
		stripped, _ := build(t, dir, linux, "-trimpath", "-ldflags=-s -w")
		write(t, dir, "main.go", "// Command empty does nothing.\npackage main\n\nfunc main() {}\n")
		empty, _ := build(t, dir, linux, "-trimpath", "-ldflags=-s -w")
		over := sizeOf(t, stripped) - sizeOf(t, empty)
		t.Logf("%d bytes over an empty program of %d", over, sizeOf(t, empty))
		assert.Less(t, over, int64(maxEmbedded))
	})
}

func sizeOf(t *testing.T, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	require.NoError(t, err)
	return info.Size()
}
