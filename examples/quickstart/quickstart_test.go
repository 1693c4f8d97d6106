package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const greetings = `plugins: plain, shout
  morning  Good morning, gopher.
  party    HELLO, GOPHER!!!
  plain    Hello, gopher.
`

func TestGeneratedFileIsCurrent(t *testing.T) {
	runs(t, ".", "run", "../../cmd/hushgen", "check")
}

func TestProgram(t *testing.T) {
	assert.Equal(t, greetings, runs(t, ".", "run", "."))
}

// The README's one command, from the top of the repository.
func TestRunCommand(t *testing.T) {
	assert.Equal(t, greetings, runs(t, "../..", "run", "./cmd/hushgen", "run", "./examples/quickstart"))
}

func TestThirdPlugin(t *testing.T) {
	dir := copyOfModule(t)
	write(t, dir, "whisper.go", thirdPlugin(t))
	runs(t, dir, "generate", "./...")
	assert.Equal(t, strings.Replace(greetings, "plain, shout", "plain, shout, whisper", 1), runs(t, dir, "run", "."))

	write(t, dir, "resources.yaml", "greeter:\n  whisper:\n")
	assert.Equal(t, "plugins: plain, shout, whisper\n  whisper  hello, gopher…\n", runs(t, dir, "run", "."))
}

// thirdPlugin returns the Go code of the README.
func thirdPlugin(t *testing.T) string {
	t.Helper()
	_, after, found := strings.Cut(read(t, ".", "README.md"), "```go\n")
	require.True(t, found)
	code, _, found := strings.Cut(after, "```\n")
	require.True(t, found)
	return code
}

func TestMissingMethod(t *testing.T) {
	dir := copyOfModule(t)
	plugins := read(t, dir, "plugins.go")
	method := strings.Index(plugins, "// Greet implements Greeter.\nfunc (s *Shout)")
	require.Positive(t, method)
	write(t, dir, "plugins.go", strings.Replace(plugins[:method], `import "strings"`, "", 1))
	generated := read(t, dir, "hush_gen.go")

	problems := fails(t, dir, "tool", "hushgen")
	assert.Equal(t, `plugins.go:36:6: NewShout returns *Shout, which does not implement Greeter [HG020]
    missing: Greet(name string) string
    main.go:24:2: required here
hushgen: 1 problem, nothing written
`, problems)
	assert.Equal(t, generated, read(t, dir, "hush_gen.go"), "a problem leaves the old file as it was")
	assert.Contains(t, fails(t, dir, "generate", "./..."), problems)

	assert.Contains(t, fails(t, dir, "build", "./..."), "*Shout does not implement Greeter (missing method Greet)")
}

func TestMistakeInTheResources(t *testing.T) {
	dir := copyOfModule(t)
	write(t, dir, "resources.yaml", `greeter:
  party: {type: shuot}
  plain: {greting: Hi}
  loud: {type: shout, marks: 9}
`)
	assert.Equal(t, `quickstart: resources.yaml:2:17: greeter:party.type: no plugin "shuot"; did you mean shout?
resources.yaml:3:11: greeter:plain.greting: unknown field; did you mean greeting?
resources.yaml:4:30: greeter:loud.marks: 9 is above the maximum 5
exit status 1
`, fails(t, dir, "run", "."))
}

// copyOfModule makes a module of this folder's files, as a newcomer would have
// it. What go get does once hushgen is published, a replace does here.
func copyOfModule(t *testing.T) string {
	t.Helper()
	root, err := filepath.Abs("../..")
	require.NoError(t, err)
	dir := t.TempDir()
	for _, name := range []string{"main.go", "plugins.go", "resources.yaml", "hush_gen.go"} {
		write(t, dir, name, read(t, ".", name))
	}
	write(t, dir, "go.mod", strings.Replace(read(t, root, "go.mod"),
		"module github.com/hushgen/hushgen\n", "module example.com/quickstart\n", 1))
	write(t, dir, "go.sum", read(t, root, "go.sum"))
	runs(t, dir, "mod", "edit", "-require=github.com/hushgen/hushgen@v0.0.0",
		"-replace=github.com/hushgen/hushgen="+root, "-tool=github.com/hushgen/hushgen/cmd/hushgen")
	return dir
}

func read(t *testing.T, dir, name string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(dir, name))
	require.NoError(t, err)
	return string(content)
}

func write(t *testing.T, dir, name, content string) {
	t.Helper()
	require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600))
}

// runs runs the go command in a folder and returns its standard output.
func runs(t *testing.T, dir string, args ...string) string {
	t.Helper()
	output, problems, err := goCommand(t, dir, args)
	require.NoError(t, err, "go %s\n%s%s", strings.Join(args, " "), output, problems)
	return output
}

// fails is runs for what must fail; it returns the standard error.
func fails(t *testing.T, dir string, args ...string) string {
	t.Helper()
	output, problems, err := goCommand(t, dir, args)
	require.Error(t, err, "go %s\n%s", strings.Join(args, " "), output)
	return problems
}

func goCommand(t *testing.T, dir string, args []string) (output, problems string, err error) {
	command := exec.CommandContext(t.Context(), "go", args...)
	command.Dir = dir
	command.Env = append(os.Environ(), "GOWORK=off", "GOPROXY=off", "QUICKSTART_CONFIG=")
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	err = command.Run()
	return stdout.String(), stderr.String(), err
}
