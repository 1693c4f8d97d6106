package purity_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator"
)

const root = "../.."

// writeProgram writes a module with the given number of plugins in packages
// of 100, a registry of its own, and a main package that opens resources from
// memory, gets an instance and uses it. It returns the module's folder.
func writeProgram(t *testing.T, plugins int) string {
	t.Helper()
	dir := t.TempDir()
	repository, err := filepath.Abs(root)
	require.NoError(t, err)
	write(t, dir, "go.mod", "module example.com/many\n\ngo 1.26\n\nrequire github.com/hushgen/hushgen v0.0.0\n\nreplace github.com/hushgen/hushgen => "+repository+"\n")
	sums, err := os.ReadFile(filepath.Join(root, "go.sum"))
	require.NoError(t, err)
	write(t, dir, "go.sum", string(sums))
	write(t, dir, "task/task.go", contract)
	write(t, dir, "plugins/plugins.go", "// Package plugins is the registry.\n//\n//hush:registry\npackage plugins\n")
	write(t, dir, "main.go", program)
	for first := 0; first < plugins; first += 100 {
		name := fmt.Sprintf("p%02d", first/100)
		write(t, dir, name+"/"+name+".go", pluginPackage(name, first, min(first+100, plugins)))
	}
	generate(t, dir)
	return dir
}

const contract = `// Package task is the contract.
package task

// Task does a piece of work.
//
//hush:category name=task
type Task interface{ Do(input string) string }
`

// program prints what one of its plugins makes of a word. It must use neither
// fmt nor anything else that links reflect.
const program = `// Command many runs one of many plugins.
package main

import (
	"context"
	"os"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"

	"example.com/many/plugins"
)

func main() {
	ctx := context.Background()
	source := memory.New("resources", hush.Values{"task:first": hush.Values{"type": "t00007", "prefix": "done: ", "repeat": 2}})
	h, err := plugins.Open(ctx, hub.From(source))
	if err == nil {
		err = use(ctx, h)
	}
	if err != nil {
		os.Stderr.WriteString(err.Error() + "\n")
		os.Exit(1)
	}
}

func use(ctx context.Context, h *plugins.Hub) error {
	first, err := h.Task.Get(ctx, "first")
	if err != nil {
		return err
	}
	os.Stdout.WriteString(first.Do("work") + "\n")
	return h.Close(ctx)
}
`

func pluginPackage(name string, first, end int) string {
	var source strings.Builder
	source.WriteString("// Package " + name + " holds plugins.\npackage " + name + "\n\nimport \"strings\"\n")
	for i := first; i < end; i++ {
		fmt.Fprintf(&source, `
// C%[1]d configures a task.
//
//hush:config name=t%05[1]d category=task tags=a,b aliases=alias%[1]d
type C%[1]d struct {
	// Prefix stands before the answer.
	//hush:field default="%[1]d: " maxlen=100
	Prefix string
	//hush:field default=1 min=1 max=9
	Repeat int
	//hush:field enum=plain,loud default=plain
	Mode string
	Stop []string
	//hush:field env=TASK_HINT_%[1]d
	Hint string
}

// New%[1]d makes a task.
//
//hush:factory
func New%[1]d(c C%[1]d) (*T%[1]d, error) { return &T%[1]d{c}, nil }

// T%[1]d is a task.
type T%[1]d struct{ c C%[1]d }

// Do implements the contract.
func (t *T%[1]d) Do(input string) string { return strings.Repeat(t.c.Prefix+input, t.c.Repeat) }
`, i)
	}
	return source.String()
}

func write(t *testing.T, dir, name, content string) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
	require.NoError(t, os.WriteFile(path, []byte(content), 0o644))
}

func generate(t *testing.T, dir string) {
	t.Helper()
	result, err := generator.Generate(t.Context(), generator.Options{
		Dir: dir, Packages: []string{"./..."}, Env: append(os.Environ(), "GOFLAGS=-mod=mod"),
	})
	require.NoError(t, err)
	require.Empty(t, result.Problems)
	require.NoError(t, result.Write())
}

// build builds the main package of dir and returns the binary and what the
// go command printed.
func build(t *testing.T, dir string, env []string, flags ...string) (binary, output string) {
	t.Helper()
	binary = filepath.Join(t.TempDir(), "program")
	arguments := append([]string{"build", "-o", binary}, flags...)
	return binary, run(t, dir, append([]string{"CGO_ENABLED=0"}, env...), "go", append(arguments, ".")...)
}

// run runs a command and returns its output, both streams.
func run(t *testing.T, dir string, env []string, name string, arguments ...string) string {
	t.Helper()
	command := exec.CommandContext(t.Context(), name, arguments...)
	command.Dir = dir
	command.Env = append(append(os.Environ(), "GOFLAGS=-mod=mod"), env...)
	output, err := command.CombinedOutput()
	require.NoError(t, err, string(output))
	return string(output)
}

// startsWithout runs a program in whose start-up nothing of ours has a part.
func startsWithout(t *testing.T, dir, binary string) {
	t.Helper()
	trace := run(t, dir, []string{"GODEBUG=inittrace=1"}, binary)
	require.Contains(t, trace, "init runtime @", "the trace is on")
	for line := range strings.Lines(trace) {
		assert.NotContains(t, line, "hushgen")
		assert.NotContains(t, line, "example.com")
		assert.NotContains(t, line, "init main")
	}
}
