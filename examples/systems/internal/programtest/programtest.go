// Package programtest runs the example programs the way their users do: as
// processes. Only tests import it.
package programtest

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Fresh fails the test unless the generated file in the current folder is what
// the generator would write today.
func Fresh(t *testing.T) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", "run", "github.com/hushgen/hushgen/cmd/hushgen", "check", ".")
	output, err := cmd.CombinedOutput()
	require.NoError(t, err, "hushgen check: %s", output)
}

// Build builds the program in the current folder and returns the path of the
// binary, which goes when the test ends.
func Build(t *testing.T) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "program.exe")
	output, err := exec.CommandContext(t.Context(), "go", "build", "-o", binary, ".").CombinedOutput()
	require.NoError(t, err, "go build: %s", output)
	return binary
}

// Call is one run of a program.
type Call struct {
	// Args are the arguments, without the program's name.
	Args []string
	// Dir is the folder to run in; empty means the current one.
	Dir string
	// Env is the environment, as "NAME=value". Of the test's own, only what a
	// process needs anyway is passed on.
	Env []string
	// Stdin is what the program reads.
	Stdin string
}

// Result is what a run left behind.
type Result struct {
	Stdout, Stderr string
	ExitCode       int
}

// Run runs the binary to its end.
func Run(t *testing.T, binary string, call Call) Result {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cmd := exec.CommandContext(t.Context(), binary, call.Args...)
	cmd.Dir = call.Dir
	cmd.Env = append(needed(), call.Env...)
	cmd.Stdin = strings.NewReader(call.Stdin)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		require.NoError(t, err)
	}
	return Result{stdout.String(), stderr.String(), cmd.ProcessState.ExitCode()}
}

func needed() []string {
	var env []string
	for _, name := range []string{"PATH", "HOME", "TMPDIR", "SystemRoot", "TEMP", "TMP"} {
		if value, set := os.LookupEnv(name); set {
			env = append(env, name+"="+value)
		}
	}
	return env
}

// Output runs the binary, fails the test unless it succeeds quietly, and
// returns what it printed.
func Output(t *testing.T, binary string, call Call) string {
	t.Helper()
	result := Run(t, binary, call)
	require.Zero(t, result.ExitCode, result.Stderr)
	require.Empty(t, result.Stderr)
	return result.Stdout
}

// InREADME fails the test unless the README in the current folder shows the
// text, as an indented block or a part of one.
func InREADME(t *testing.T, text string) {
	t.Helper()
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	block := "    " + strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n    ")
	require.Contains(t, string(readme), strings.ReplaceAll(block, "    \n", "\n"))
}
