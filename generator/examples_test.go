package generator_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator"
	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/generator/resources"
)

// TestGoldenExamples runs the example of every kind of problem: the wrong
// files have just that problem, in the words that the example quotes; the
// right ones have none, and compile with the file that is generated.
func TestGoldenExamples(t *testing.T) {
	all := t.TempDir()
	t.Run("kinds", func(t *testing.T) {
		for _, kind := range problem.Kinds() {
			t.Run(kind.Code, func(t *testing.T) {
				t.Parallel()
				example := kind.Example()
				require.NotEmpty(t, example.Wrong)
				require.NotEmpty(t, example.Right)
				wrong := runExample(t, example.Wrong)
				assert.NotEmpty(t, wrong.problems)
				for _, p := range wrong.problems {
					assert.Equal(t, kind.Code, p.Code)
					assert.GreaterOrEqual(t, p.Severity, kind.Severity, "the table has the gravest")
				}
				if *update {
					renewExample(t, kind, wrong.text)
				} else {
					assert.Equal(t, example.Says, wrong.text)
				}
				right := runExample(t, example.Right)
				assert.Empty(t, right.text)
				require.NoError(t, right.result.Write())
				right.move(t, all, kind.Code)
			})
		}
	})
	if entries, err := os.ReadDir(all); err != nil || len(entries) == 0 {
		return // none of them was asked for
	}
	root := exampleModule(t, nil)
	for name, content := range files(t, root) {
		writeFile(t, filepath.Join(all, filepath.Base(name)), content)
	}
	goCommand(t, all, "vet", "./...")
}

// ranExample is one that went through the generator.
type ranExample struct {
	dir      string
	result   *generator.Result
	problems []problem.Problem
	text     string
}

func runExample(t *testing.T, example []problem.File) *ranExample {
	t.Helper()
	dir := exampleModule(t, example)
	result, err := generate(t, dir)
	require.NoError(t, err)
	ran := &ranExample{dir: dir, result: result, problems: result.Problems}
	for _, file := range example {
		if filepath.Ext(file.Name) != ".env" {
			continue
		}
		_, problems, err := resources.Environment(t.Context(), nil, []string{filepath.Join(dir, file.Name)})
		require.NoError(t, err)
		ran.problems = append(ran.problems, problems...)
	}
	var text strings.Builder
	require.NoError(t, problem.WriteText(&text, ran.problems, dir))
	ran.text = text.String()
	return ran
}

// exampleModule writes the files, and a registry where none of them has one.
func exampleModule(t *testing.T, example []problem.File) string {
	t.Helper()
	c := &goldenCase{archive: &txtar.Archive{}}
	registry := false
	for _, file := range example {
		c.archive.Files = append(c.archive.Files, txtar.File{Name: file.Name, Data: []byte(file.Content)})
		registry = registry || strings.Contains(file.Content, "//hush:registry")
	}
	if len(example) > 0 && !registry {
		c.archive.Files = append(c.archive.Files, txtar.File{Name: "plugins/plugins.go", Data: []byte("//hush:registry\npackage plugins\n")})
	}
	return c.extract(t)
}

// renewExample writes what hushgen says into the example.
func renewExample(t *testing.T, kind problem.Kind, says string) {
	t.Helper()
	path := filepath.Join("problem", "examples", kind.Code+".txtar")
	archive, err := txtar.ParseFile(path)
	require.NoError(t, err)
	for i, file := range archive.Files {
		if file.Name == "says" {
			archive.Files[i].Data = []byte(says)
		}
	}
	require.NoError(t, os.WriteFile(path, txtar.Format(archive), 0o600))
}

// move copies the Go files into a folder of a module that holds all examples,
// so that one command compiles them.
func (r *ranExample) move(t *testing.T, all, code string) {
	t.Helper()
	for name, content := range files(t, r.dir) {
		if filepath.Ext(name) != ".go" {
			continue
		}
		relative, err := filepath.Rel(r.dir, name)
		require.NoError(t, err)
		content = strings.ReplaceAll(content, `"example.com/app`, `"example.com/app/`+code)
		writeFile(t, filepath.Join(all, code, relative), content)
	}
}
