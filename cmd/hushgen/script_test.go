package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/internal/outputs"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"hushgen": main})
}

// TestScripts runs the commands as a user does; testdata/script has a file for
// each. Besides what testscript knows:
//
//	module DIR [PATH]   makes the folder a module that can import hushgen
//	exits CODE COMMAND  runs a command that must end with this exit code
//	append FILE LINE    adds a line to a file
//	validates NAME FILE demands that a file is JSON as docs/NAME describes it
//	$HUSHGEN            is the path of the program
func TestScripts(t *testing.T) {
	root, err := filepath.Abs("../..")
	require.NoError(t, err)
	variables := goEnvironment(t)
	hushgen, err := exec.LookPath("hushgen")
	require.NoError(t, err)
	variables = append(variables, "HUSHGEN="+hushgen)
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		Setup: func(env *testscript.Env) error {
			env.Vars = append(env.Vars, variables...)
			env.Setenv("XDG_CACHE_HOME", filepath.Join(env.WorkDir, ".cache")) // there is no home
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"module":    func(script *testscript.TestScript, _ bool, arguments []string) { makeModule(script, root, arguments) },
			"exits":     runAndCompareExit,
			"append":    appendLine,
			"validates": validates,
		},
	})
}

// goEnvironment is what the go command needs, as scripts have no home.
func goEnvironment(t *testing.T) []string {
	t.Helper()
	variables := []string{"GOWORK=off", "GOPROXY=off", "GOFLAGS=", "GOTOOLCHAIN=local", "NO_COLOR=1"}
	for _, name := range []string{"GOCACHE", "GOMODCACHE", "GOPATH"} {
		value, err := exec.CommandContext(t.Context(), "go", "env", name).Output()
		require.NoError(t, err)
		variables = append(variables, name+"="+strings.TrimSpace(string(value)))
	}
	return variables
}

// makeModule writes go.mod and go.sum. What go get does once hushgen is
// published, a replace does here.
func makeModule(script *testscript.TestScript, root string, arguments []string) {
	if len(arguments) == 0 || len(arguments) > 2 {
		script.Fatalf("usage: module DIR [PATH]")
	}
	path := "example.com/app"
	if len(arguments) == 2 {
		path = arguments[1]
	}
	script.Check(writeModule(script.MkAbs(arguments[0]), path, root))
}

func writeModule(dir, path, root string) error {
	module, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return err
	}
	sums, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		return err
	}
	_, requirements, _ := strings.Cut(string(module), "\n")
	own := "module " + path + "\n" + requirements +
		"\nrequire github.com/hushgen/hushgen v0.0.0\n\nreplace github.com/hushgen/hushgen => " + root + "\n"
	return errors.Join(
		os.MkdirAll(dir, 0o750),
		os.WriteFile(filepath.Join(dir, "go.mod"), []byte(own), 0o600),
		os.WriteFile(filepath.Join(dir, "go.sum"), sums, 0o600))
}

// runAndCompareExit runs a command that must end with an exit code: exits 3
// hushgen check.
func runAndCompareExit(script *testscript.TestScript, _ bool, arguments []string) {
	if len(arguments) < 2 {
		script.Fatalf("usage: exits CODE COMMAND [ARGUMENTS]")
	}
	err := script.Exec(arguments[1], arguments[2:]...)
	code := 0
	if exit, ok := err.(*exec.ExitError); ok { //nolint:errorlint // as Exec returns it
		code = exit.ExitCode()
	} else {
		script.Check(err)
	}
	if strconv.Itoa(code) != arguments[0] {
		script.Fatalf("exit code %d, expected %s", code, arguments[0])
	}
}

// appendLine adds a line to a file: append go.mod 'require ('.
func appendLine(script *testscript.TestScript, _ bool, arguments []string) {
	if len(arguments) != 2 {
		script.Fatalf("usage: append FILE LINE")
	}
	path := script.MkAbs(arguments[0])
	content, err := os.ReadFile(path)
	script.Check(err)
	script.Check(os.WriteFile(path, append(content, "\n"+arguments[1]+"\n"...), 0o600))
}

// validates demands that a file, such as stdout, is JSON as a schema in docs
// describes it: validates manifest.schema.json stdout.
func validates(script *testscript.TestScript, negative bool, arguments []string) {
	if negative || len(arguments) != 2 {
		script.Fatalf("usage: validates NAME FILE")
	}
	script.Check(outputs.Check(arguments[0], []byte(script.ReadFile(arguments[1]))))
}
