package binary

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// modulePath is the module that the programs are in. Import paths stand in
// every binary: this one is as long as people's own.
const modulePath = "github.com/example/gateway"

// module is a folder with programs to build.
type module struct{ dir string }

// newModule begins a module that has what this one has: hushgen, and the
// libraries that it is compared with, in the same versions.
func newModule(dir string) (*module, error) {
	own, err := goCommand(".", "list", "-m", "-f", "{{.Dir}}")
	if err != nil {
		return nil, err
	}
	source := strings.TrimSpace(own)
	requirements, err := os.ReadFile(filepath.Join(source, "go.mod"))
	if err != nil {
		return nil, err
	}
	sums, err := os.ReadFile(filepath.Join(source, "go.sum"))
	if err != nil {
		return nil, err
	}
	const path = "github.com/hushgen/hushgen/benchmarks"
	text := strings.Replace(string(requirements), "module "+path+"\n", "module "+modulePath+"\n", 1)
	text = strings.Replace(text, "=> ../\n", "=> "+filepath.Dir(source)+"\n", 1)
	text += fmt.Sprintf("\nrequire %s v0.0.0\n\nreplace %[1]s => %s\n", path, source)
	m := &module{dir}
	return m, errors.Join(m.write("go.mod", text), m.write("go.sum", string(sums)))
}

// write writes a file of the module.
func (m *module) write(name, text string) error {
	path := filepath.Join(m.dir, filepath.FromSlash(name))
	return errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644))
}

// generate runs hushgen for every registry of the module.
func (m *module) generate() error {
	_, err := goCommand(m.dir, "tool", "hushgen", "./...")
	return err
}

// build builds the program in a folder of the module and returns its path. The
// variant tells it from others of the program.
func (m *module) build(program, variant string, flags ...string) (string, error) {
	path := filepath.Join(m.dir, "bin", variant, filepath.FromSlash(program))
	arguments := append([]string{"build", "-trimpath", "-buildvcs=false", "-o", path}, flags...)
	_, err := goCommand(m.dir, append(arguments, "./"+program)...)
	return path, err
}

// weigh returns the size of a program in bytes, stripped.
func (m *module) weigh(program string) (int, error) {
	path, err := m.build(program, "stripped", "-ldflags=-s -w")
	if err != nil {
		return 0, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return 0, err
	}
	return int(info.Size()), nil
}

// goCommand runs the go command in a folder and returns what it prints.
func goCommand(dir string, arguments ...string) (string, error) {
	command := exec.Command("go", arguments...)
	command.Dir = dir
	command.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod", "CGO_ENABLED=0", "GOOS=linux", "GOARCH=amd64")
	var out, problems bytes.Buffer
	command.Stdout, command.Stderr = &out, &problems
	if err := command.Run(); err != nil {
		return "", fmt.Errorf("go %s: %w\n%s", strings.Join(arguments, " "), err, problems.String())
	}
	return out.String(), nil
}
