package generator_test

import (
	"bytes"
	"errors"
	"flag"
	"go/format"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator"
	"github.com/hushgen/hushgen/generator/output"
	"github.com/hushgen/hushgen/generator/problem"
)

var update = flag.Bool("update", false, "renew the expectations below testdata/golden; read every line that changes")

// TestGolden runs the whole-input cases; testdata/golden/README.md tells what
// one looks like.
func TestGolden(t *testing.T) {
	for _, kind := range []string{"success", "problem"} {
		cases, err := filepath.Glob(filepath.Join("..", "testdata", "golden", kind, "*.txtar"))
		require.NoError(t, err)
		require.NotEmpty(t, cases)
		for _, path := range cases {
			t.Run(kind+"/"+strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
				t.Parallel()
				c := readCase(t, path)
				if kind == "success" {
					c.succeeds(t)
				} else {
					c.fails(t)
				}
				c.renew(t)
			})
		}
	}
}

// fails demands the exact problems, and that nothing is written.
func (c *goldenCase) fails(t *testing.T) {
	dir := c.extract(t)
	before := files(t, dir)
	result, err := generate(t, dir)
	text := problems(t, dir, result)
	if err != nil {
		text += "hushgen: " + err.Error() + "\n"
	} else {
		assert.False(t, result.OK(), "the case is one of problems")
		require.NoError(t, result.Write())
	}
	c.expect(t, "problems", strings.ReplaceAll(text, dir, "$DIR"))
	assert.Equal(t, before, files(t, dir), "a problem writes nothing and leaves the old file as it was")
}

// succeeds generates in two folders, compares, builds and runs.
func (c *goldenCase) succeeds(t *testing.T) {
	dir := c.extract(t)
	result, err := generate(t, dir)
	require.NoError(t, err)
	text := problems(t, dir, result)
	require.True(t, result.OK(), "%s", text)
	if _, wanted := c.want("problems"); wanted || text != "" {
		c.expect(t, "problems", text)
	}
	require.NotEmpty(t, result.Registries)
	require.NoError(t, result.Write())
	c.again(t, dir, result)
	for _, registry := range result.Registries {
		for _, file := range registry.Files() {
			formatted, err := format.Source(file.Content)
			require.NoError(t, err)
			assert.Equal(t, string(formatted), string(file.Content), "gofmt")
		}
		describesItself(t, registry.Model)
		hasReference(t, registry.Model)
		hasSchemas(t, registry.Model)
	}
	source := string(result.Registries[0].File.Content)
	c.expectFiles(t, result.Registries[0].Files())
	if _, wanted := c.want("files"); wanted {
		c.expect(t, "files", strings.Join(namesOf(result.Registries[0].Files()), "\n")+"\n")
	}
	if _, wanted := c.want("imports"); wanted {
		_, imports, _ := strings.Cut(source, "import (\n")
		imports, _, _ = strings.Cut(imports, ")\n")
		c.expect(t, "imports", imports)
	}
	if _, wanted := c.want("stdout"); wanted {
		c.expect(t, "stdout", c.run(t, dir))
	}
	c.otherBuilds(t, dir)
}

// expectFiles compares the generated files that the case has expectations of.
func (c *goldenCase) expectFiles(t *testing.T, files []output.File) {
	names := namesOf(files)
	for i, file := range files {
		if _, wanted := c.want(names[i]); wanted {
			c.expect(t, names[i], string(file.Content))
		}
	}
	for _, file := range c.archive.Files {
		if name := strings.TrimPrefix(file.Name, wantPrefix); name != file.Name && strings.HasPrefix(name, "hush_gen") {
			assert.Contains(t, names, name, "the files that are generated")
		}
	}
}

func namesOf(files []output.File) []string {
	var names []string
	for _, file := range files {
		names = append(names, filepath.Base(file.Path))
	}
	return names
}

// again generates in another folder, the generated files there already.
func (c *goldenCase) again(t *testing.T, dir string, first *generator.Result) {
	other := c.extract(t)
	for _, registry := range first.Registries {
		for _, file := range registry.Files() {
			relative, err := filepath.Rel(dir, file.Path)
			require.NoError(t, err)
			require.NoError(t, os.WriteFile(filepath.Join(other, relative), file.Content, 0o600))
		}
	}
	second, err := generate(t, other)
	require.NoError(t, err)
	require.Len(t, second.Registries, len(first.Registries))
	for i, registry := range second.Registries {
		files := first.Registries[i].Files()
		require.Len(t, registry.Files(), len(files))
		for j, file := range registry.Files() {
			assert.Equal(t, string(files[j].Content), string(file.Content), "another folder")
			stale, err := file.Stale()
			require.NoError(t, err)
			assert.False(t, stale, "a second run")
		}
	}
}

// run vets and builds the case's program and returns what it prints.
func (c *goldenCase) run(t *testing.T, dir string) string {
	t.Helper()
	goCommand(t, dir, "vet", "-trimpath", "./...")
	program := filepath.Join(t.TempDir(), "program")
	goCommand(t, dir, "build", "-trimpath", "-ldflags=-s -w", "-o", program, c.program())
	command := exec.CommandContext(t.Context(), program)
	command.Dir = dir
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	require.NoError(t, command.Run(), "%s%s", &stdout, &stderr)
	return stdout.String()
}

func generate(t *testing.T, dir string) (*generator.Result, error) {
	t.Helper()
	return generator.Generate(t.Context(), limited(t, generator.Options{Dir: dir, Packages: []string{"./..."}, Env: environment()}))
}

// limited bounds the generated files of a module that has a file limit.txt.
func limited(t *testing.T, options generator.Options) generator.Options {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(options.Dir, "limit.txt"))
	if errors.Is(err, fs.ErrNotExist) {
		return options
	}
	require.NoError(t, err)
	limit, err := strconv.Atoi(strings.TrimSpace(string(text)))
	require.NoError(t, err)
	return options.WithLimit(limit)
}

func problems(t *testing.T, dir string, result *generator.Result) string {
	t.Helper()
	var text strings.Builder
	if result != nil {
		require.NoError(t, problem.WriteText(&text, result.Problems, dir))
	}
	return text.String()
}

func (c *goldenCase) renew(t *testing.T) {
	if *update && c.renewed {
		require.NoError(t, os.WriteFile(c.path, txtar.Format(c.archive), 0o600))
	}
}
