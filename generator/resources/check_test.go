package resources_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator"
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/generator/resources"
	"github.com/hushgen/hushgen/internal/growth"
)

const source = `//hush:registry packages=.
package main

import "github.com/hushgen/hushgen/runtime/hush"

//hush:category name=llm
type LLM interface{}

//hush:config name=openai category=llm
type Config struct {
	Size  int         //hush:field max=9
	Speed int         //hush:field deprecated="use size"
	Key   hush.Secret //hush:field env=LLM_KEY required minlen=3
	Limit int         //hush:field env=LLM_LIMIT required max=9
	Deep  []map[string]*Deep
	Next  LLM
	Last  hush.Ref[LLM]
}

type Deep struct {
	Old string //hush:field deprecated="gone" aliases=older
}

//hush:factory
func New(Config) (LLM, error) { return nil, nil }

//hush:factory name=old category=llm deprecated="use openai"
func Old() LLM { return nil }

func main() {}
`

// module writes the source into a module of its own, which becomes the
// current folder, and returns its model.
func module(t *testing.T) *model.Registry {
	t.Helper()
	root, err := filepath.Abs("../..")
	require.NoError(t, err)
	dir := t.TempDir()
	t.Chdir(dir)
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	require.NoError(t, err)
	_, requirements, _ := strings.Cut(string(mod), "\n")
	write(t, "go.mod", "module example.com/program\n"+requirements+
		"\nrequire github.com/hushgen/hushgen v0.0.0\n\nreplace github.com/hushgen/hushgen => "+root+"\n")
	sums, err := os.ReadFile(filepath.Join(root, "go.sum"))
	require.NoError(t, err)
	write(t, "go.sum", string(sums))
	write(t, "main.go", source)
	result, err := generator.Generate(t.Context(), generator.Options{})
	require.NoError(t, err)
	require.True(t, result.OK(), "%v", result.Problems)
	return result.Registries[0].Model
}

func write(t *testing.T, path, content string) {
	t.Helper()
	require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
}

func read(t *testing.T, paths ...string) []*resources.File {
	t.Helper()
	var files []*resources.File
	for _, path := range paths {
		file, err := resources.Read(t.Context(), path)
		require.NoError(t, err)
		files = append(files, file)
	}
	return files
}

// check returns the problems as the commands print them, and when nothing is
// wrong the number of resources.
func check(t *testing.T, m *model.Registry, options resources.Options, paths ...string) string {
	t.Helper()
	report, err := resources.Check(t.Context(), m, read(t, paths...), options)
	require.NoError(t, err)
	dir, err := os.Getwd()
	require.NoError(t, err)
	var text strings.Builder
	require.NoError(t, problem.WriteText(&text, report.Problems, dir))
	if problem.HasErrors(report.Problems) {
		return text.String()
	}
	return text.String() + fmt.Sprintln(report.Resources)
}

var env = resources.Options{Env: map[string]string{"LLM_KEY": "key", "LLM_LIMIT": "1"}}

func TestCheck(t *testing.T) {
	m := module(t)
	t.Setenv("LLM_LIMIT", "100") // the process's own doesn't count
	for _, c := range []struct{ name, content, want string }{
		{"empty", "", "0\n"},
		{"fine", "llm:a: {type: openai, size: 3}\nllm:b: {type: openai, next: a}", "2\n"},
		{"wrong", "llm:a: {type: openai, size: 10, sise: 3}\nllm:b: {type: opnai}\nlm:c:\n", `
a.yaml:1:29: llm:a.size: 10 is above the maximum 9 [HG047]
a.yaml:1:33: llm:a.sise: unknown field; did you mean size? [HG047]
a.yaml:2:15: llm:b.type: no plugin "opnai"; did you mean openai? [HG047]
a.yaml:3:1: lm:c: no category "lm"; did you mean llm? [HG047]
`},
		{"references", "llm:\n  a: {type: openai, next: b, last: d}\n  b: {type: openai, next: a}\n", `
a.yaml:2:27: llm:a.next: resources need each other: llm:a -> llm:b -> llm:a [HG047]
a.yaml:2:36: llm:a.last: no resource "llm:d"; did you mean a or b? [HG047]
`},
		{"notices", `
llm:
  a: {type: openai, speed: 3, key: "${KEY:abc}", deep: [{x: {old: y}}, {}, {"a.b": {older: z}, n: null}]}
  b: {type: old}
  c: {type: openai, speed: null}
llm:d: {_class: old}
`, `
a.yaml:3:21: warning: llm:a.speed: the field is deprecated: use size [HG048]
a.yaml:3:36: note: llm:a.key: ${KEY:…} is an older spelling; write ${KEY:-…}, which also replaces an empty variable [HG048]
a.yaml:3:62: warning: llm:a.deep[0].x.old: the field is deprecated: gone [HG048]
a.yaml:3:85: warning: llm:a.deep[2]["a.b"].old: the field is deprecated: gone [HG048]
a.yaml:4:3: warning: llm:b: plugin old is deprecated: use openai [HG048]
a.yaml:6:1: warning: llm:d: plugin old is deprecated: use openai [HG048]
4
`},
		{"notices beside problems", "llm:a: {type: old, x: 1}\nllm:b: {type: openai, speed: x}\n", `
a.yaml:1:1: warning: llm:a: plugin old is deprecated: use openai [HG048]
a.yaml:1:20: llm:a.x: unknown field; there is none [HG047]
a.yaml:2:23: warning: llm:b.speed: the field is deprecated: use size [HG048]
a.yaml:2:30: llm:b.speed: expected an integer, found x [HG047]
`},
		{"broken", "llm:a: {type: openai\n", "a.yaml:1:8: the { is never closed [HG047]\n"},
		{"a list", "- a", "a.yaml:1:1: want a mapping of resources at the top of the file, found a list [HG047]\n"},
		{"the default of a category", "llm:\n  type: old\n", "a.yaml:1:1: warning: llm:default: plugin old is deprecated: use openai [HG048]\n1\n"},
		{"control characters", "\"llm:a\\e[2J\\nb\": {type: openai}\nllm:b: {type: openai, \"x\\e[2J\": 1, \"\\u202e\": 2, last: \"\\e]0;x\\a\"}", `
a.yaml:1:1: "llm:a\x1b[2J\nb": the resource's name contains a control character [HG047]
a.yaml:2:23: llm:b["x\x1b[2J"]: unknown field; there are deep, key, last, limit, next, size, speed [HG047]
a.yaml:2:36: llm:b["\u202e"]: unknown field; there are deep, key, last, limit, next, size, speed [HG047]
a.yaml:2:55: llm:b.last: no resource "llm:\x1b]0;x\a"; there is b [HG047]
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			write(t, "a.yaml", c.content)
			assert.Equal(t, strings.TrimPrefix(c.want, "\n"), check(t, m, env, "a.yaml"))
		})
	}
}

func TestJSON(t *testing.T) {
	m := module(t)
	write(t, "a.json", "{\"llm:a\": {\"type\": \"openai\", \"size\": 10},\n  \"llm:b\": {\"type\": \"openai\", \"size\": \"1\"}}")
	assert.Equal(t, strings.TrimPrefix(`
a.json:1:38: llm:a.size: 10 is above the maximum 9 [HG047]
a.json:2:39: llm:b.size: expected an integer, found "1" [HG047]
`, "\n"), check(t, m, env, "a.json"))
}

func TestVariables(t *testing.T) {
	m := module(t)
	write(t, "a.yaml", `
llm:a: {type: openai, size: "${SIZE}", next: "${NEXT}", last: "${file:nowhere}"}
llm:b: {type: "${TYPE}", size: x}
llm:c: {type: openai, limit: 10, size: "${TEN}"}
llm:d: {type: openai, key: ""}
`)
	const wrong = `a.yaml:4:30: llm:c.limit: 10 is above the maximum 9 [HG047]
a.yaml:4:40: llm:c.size: ${TEN} is above the maximum 9 [HG047]
a.yaml:5:28: llm:d.key: required, but empty [HG047]
`
	ten := map[string]string{"TEN": "10", "NAME_FILE": "nowhere"}
	assert.Equal(t, wrong, check(t, m, resources.Options{Env: ten, AllowUnset: true}, "a.yaml"))
	ten["LLM_KEY_FILE"] = "nowhere"
	assert.Equal(t, wrong, check(t, m, resources.Options{Env: ten, AllowUnset: true}, "a.yaml"))
	assert.Equal(t, strings.TrimPrefix(`
a.yaml:2:8: llm:a.key: required, but missing; LLM_KEY is not set either [HG047]
a.yaml:2:8: llm:a.limit: required, but missing; LLM_LIMIT is not set either [HG047]
a.yaml:2:29: llm:a.size: variable SIZE is not set; ${SIZE:-…} gives a default [HG047]
a.yaml:2:46: llm:a.next: variable NEXT is not set; ${NEXT:-…} gives a default [HG047]
a.yaml:2:63: llm:a.last: can't read the file "nowhere": no such file or directory [HG047]
a.yaml:3:15: llm:b.type: variable TYPE is not set; ${TYPE:-…} gives a default [HG047]
a.yaml:4:8: llm:c.key: required, but missing; LLM_KEY is not set either [HG047]
a.yaml:4:30: llm:c.limit: 10 is above the maximum 9 [HG047]
a.yaml:4:40: llm:c.size: variable TEN is not set; ${TEN:-…} gives a default [HG047]
a.yaml:5:8: llm:d.limit: required, but missing; LLM_LIMIT is not set either [HG047]
a.yaml:5:28: llm:d.key: required, but empty [HG047]
`, "\n"), check(t, m, resources.Options{}, "a.yaml"))
}

// Each file is checked whole, whatever the others replace; resources may name
// those of the others.
func TestSeveralFiles(t *testing.T) {
	m := module(t)
	write(t, "a.yaml", "llm:a: {type: openai, size: 10}\nllm:b: {type: openai, next: c}")
	write(t, "b.yaml", "llm:a: {type: openai, size: 11, next: b}\nllm:c: {type: openai, last: none}")
	const a, b = "a.yaml:1:29: llm:a.size: 10 is above the maximum 9 [HG047]\n", `b.yaml:1:29: llm:a.size: 11 is above the maximum 9 [HG047]
b.yaml:2:29: llm:c.last: no resource "llm:none"; there are a, b, c [HG047]
`
	assert.Equal(t, a+b, check(t, m, env, "a.yaml", "b.yaml"))
	assert.Equal(t, a+b, check(t, m, env, "b.yaml", "a.yaml", "./b.yaml"))
	assert.Equal(t, ".: can't read the file: it is a folder [HG047]\n"+a+`b.yaml:1:29: llm:a.size: 11 is above the maximum 9 [HG047]
nowhere.yaml: can't read the file: no such file or directory [HG047]
`, check(t, m, env, "b.yaml", "a.yaml", "nowhere.yaml", "."), "llm:none may be in one of the files that can't be read")
	write(t, "a.yaml", "llm:a: {type: openai}\nllm:b: {type: openai, next: c}")
	write(t, "b.yaml", "llm:a: {type: openai, next: b}\nllm:c: {type: openai}")
	assert.Equal(t, "3\n", check(t, m, env, "a.yaml", "b.yaml"))
}

// What resources name is found across files, and so are circles, whether or
// not the files share resources.
func TestLinkedFiles(t *testing.T) {
	m := module(t)
	write(t, "a.yaml", "llm:a: {type: openai, next: b}")
	write(t, "b.yaml", "llm:b: {type: openai, next: a}\nllm:c: {type: openai, next: z}")
	write(t, "c.yaml", "llm:d: {type: openai, next: e}\nllm:e: {type: openai}")
	write(t, "d.yaml", "llm:d: {type: openai}\nllm:e: {type: openai, next: d}")
	assert.Equal(t, strings.TrimPrefix(`
a.yaml:1:29: llm:a.next: resources need each other: llm:a -> llm:b -> llm:a [HG047]
b.yaml:2:29: llm:c.next: no resource "llm:z"; did you mean a, b or c? [HG047]
`, "\n"), check(t, m, env, "a.yaml", "b.yaml"))
	assert.Equal(t, "2\n", check(t, m, env, "c.yaml", "d.yaml"), "each replaces the other's whole")
}

// Problems of one position stand in the order of a program.
func TestOrder(t *testing.T) {
	module(t)
	write(t, "more.go", `package main

//hush:config name=many category=llm
type Many struct {
	F1  int //hush:field required
	F10 int //hush:field required
}

//hush:factory
func NewMany(Many) (LLM, error) { return nil, nil }
`)
	result, err := generator.Generate(t.Context(), generator.Options{})
	require.NoError(t, err)
	require.True(t, result.OK(), "%v", result.Problems)
	write(t, "a.yaml", "llm:a: {type: many}")
	assert.Equal(t, `a.yaml:1:8: llm:a.f1: required, but missing [HG047]
a.yaml:1:8: llm:a.f10: required, but missing [HG047]
`, check(t, result.Registries[0].Model, env, "a.yaml"))
}

// Many files take little more than their sum.
func TestManyFiles(t *testing.T) {
	m := module(t)
	growth.Linear(t, func(size int) { manyFiles(t, m, size*50) })
}

func manyFiles(t *testing.T, m *model.Registry, count int) {
	var paths []string
	for i := range count {
		var content strings.Builder
		for j := range 10 {
			fmt.Fprintf(&content, "llm:r%d-%d: {type: openai, last: r%d-%d}\n", i, j, (i+1)%count, j)
		}
		paths = append(paths, fmt.Sprintf("f%d.yaml", i))
		write(t, paths[i], content.String())
	}
	assert.Equal(t, fmt.Sprintln(10*count), check(t, m, env, paths...))
	write(t, paths[0], "llm:r0-0: {type: openai, last: none, size: 10}")
	got := check(t, m, env, paths...)
	assert.Equal(t, 11, strings.Count(got, "[HG047]"))
	assert.Contains(t, got, "f0.yaml:1:32: llm:r0-0.last: no resource")
	assert.Contains(t, got, "f0.yaml:1:44: llm:r0-0.size: 10 is above")
}

func TestManyProblems(t *testing.T) {
	m := module(t)
	var content strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&content, "llm:r%d: {type: openai, size: x}\n", i)
	}
	write(t, "a.yaml", content.String())
	got := strings.Split(check(t, m, env, "a.yaml"), "\n")
	require.Len(t, got, 52)
	assert.Equal(t, `a.yaml:50:31: llm:r49.size: expected an integer, found x [HG047]`, got[49])
	assert.Equal(t, "    and 950 more problems", got[50])
	report, err := resources.Check(t.Context(), m, read(t, "a.yaml"), env)
	require.NoError(t, err)
	assert.Equal(t, 1000, problem.Count(report.Problems))
}

// No value of a secret or a variable is shown, not even in an excerpt.
func TestSecrets(t *testing.T) {
	m := module(t)
	write(t, "a.yaml", `
llm:a: {type: openai, key: hunter2, size: 10, nope: hunter2, next: "${SECRET}"}
llm:b: {type: openai, size: "${SECRET}", key: "${file:hunter}", limit: "${NONE:-hunter}"}
llm:c: {type: "${SECRET}", key: hunter2}
llm:d: {type: openai, key: [hunter2]}
`)
	write(t, "hunter", "hu")
	options := resources.Options{Env: map[string]string{"SECRET": "hunter2", "LLM_LIMIT": "hunter2", "LLM_KEY_FILE": "hunter2"}, Excerpts: true}
	got := check(t, m, options, "a.yaml")
	assert.NotContains(t, got, "hunter2")
	assert.Equal(t, `environment variable LLM_LIMIT: llm:a.limit: expected an integer, found $LLM_LIMIT [HG047]
environment variable LLM_LIMIT: llm:d.limit: expected an integer, found $LLM_LIMIT [HG047]
a.yaml:2:43: llm:a.size: 10 is above the maximum 9 [HG047]
    llm:a: {type: …, key: …, size: 10, nope: …, next: …}
                                   ^
`, got[:strings.Index(got, "a.yaml:2:47")])
	assert.Equal(t, 10, strings.Count(got, "[HG047]"))
}
