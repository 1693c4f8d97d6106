package interpret_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator"
	"github.com/hushgen/hushgen/generator/describe"
	"github.com/hushgen/hushgen/generator/interpret"
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

var environment = map[string]string{
	"SET": "text", "NUMBER": "4", "THING_COUNT": "12", "THING_INNER": "abcd", "THING_KEY_FILE": "key.txt",
}

// The program and the interpreter say the same about hundreds of documents,
// word for word.
func TestLikeTheProgram(t *testing.T) {
	dir := module(t)
	m, binary := build(t, dir)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "key.txt"), []byte("k\n"), 0o600))
	t.Chdir(dir) // so that both name the files alike
	w := &writer{Rand: rand.New(rand.NewPCG(1, 2)), model: m}
	var paths, documents []string
	for i := range 400 {
		paths = append(paths, fmt.Sprintf("%d.yaml", i))
		documents = append(documents, w.document())
		require.NoError(t, os.WriteFile(paths[i], []byte(documents[i]), 0o600))
	}
	checker, said, fine := interpret.New(m), 0, 0
	for i, want := range run(t, binary, paths) {
		got := problems(t, m, checker, paths[i], environment)
		said += len(want)
		if len(want) == 0 {
			fine++
		}
		if strings.Contains(documents[i], "type: ready") {
			assert.Subset(t, want, got, "only what SetDefaults can't change\n%s", documents[i])
			continue
		}
		require.Equal(t, want, got, documents[i])
	}
	t.Logf("%d problems, %d documents without any", said, fine)
	assert.Greater(t, said, 4000)
	assert.Greater(t, fine, 0)
}

// module lays the program out as a module.
func module(t *testing.T) string {
	t.Helper()
	root, err := filepath.Abs("../..")
	require.NoError(t, err)
	dir := t.TempDir()
	require.NoError(t, os.CopyFS(dir, os.DirFS(filepath.Join("testdata", "program"))))
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	require.NoError(t, err)
	_, requirements, _ := strings.Cut(string(mod), "\n")
	content := "module example.com/program\n" + requirements +
		"\nrequire github.com/hushgen/hushgen v0.0.0\n\nreplace github.com/hushgen/hushgen => " + root + "\n"
	require.NoError(t, os.WriteFile(filepath.Join(dir, "go.mod"), []byte(content), 0o600))
	sums, err := os.ReadFile(filepath.Join(root, "go.sum"))
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "go.sum"), sums, 0o600))
	return dir
}

func build(t *testing.T, dir string) (*model.Registry, string) {
	t.Helper()
	result, err := generator.Generate(t.Context(), generator.Options{Dir: dir})
	require.NoError(t, err)
	require.True(t, result.OK(), "%v", result.Problems)
	require.NoError(t, result.Write())
	binary := filepath.Join(dir, "program.exe")
	command := exec.Command("go", "build", "-o", binary, ".")
	command.Dir = dir
	output, err := command.CombinedOutput()
	require.NoError(t, err, "%s", output)
	return result.Registries[0].Model, binary
}

// run returns what the program says about each file.
func run(t *testing.T, binary string, paths []string) [][]string {
	t.Helper()
	env, err := json.Marshal(environment)
	require.NoError(t, err)
	output, err := exec.Command(binary, append([]string{string(env)}, paths...)...).Output()
	require.NoError(t, err)
	var said [][]string
	require.NoError(t, json.Unmarshal(output, &said))
	require.Len(t, said, len(paths))
	return said
}

// problems returns what the interpreter says, as the program writes it.
func problems(t *testing.T, m *model.Registry, checker *interpret.Checker, path string, env map[string]string) []string {
	t.Helper()
	texts := []string{}
	h, err := hub.Open(t.Context(), describe.Registry(m, checker.Check), nil, hub.From(yamlfile.New(path)), hub.Env(env))
	var config *hush.ConfigError
	switch {
	case errors.As(err, &config):
		for _, p := range config.Problems {
			texts = append(texts, p.Error())
		}
	case err != nil:
		texts = append(texts, err.Error())
	default:
		for note := range h.Notes() {
			texts = append(texts, note.Error())
		}
	}
	return texts
}
