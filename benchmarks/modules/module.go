package modules

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Path is the module path of synthetic modules: as long as people's own.
const Path = "github.com/example/gateway"

// Module is a module in a scratch folder.
type Module struct {
	Dir string
	// Env is the environment of its commands.
	Env []string
}

// own is the path of the module that this package is in.
const own = "github.com/hushgen/hushgen/benchmarks"

// New makes a module that requires hushgen as it lies in this checkout, and
// what this module requires, in the same versions.
func New(dir string) (*Module, error) {
	source, err := Source()
	if err != nil {
		return nil, err
	}
	requirements, modErr := os.ReadFile(filepath.Join(source, "go.mod"))
	sums, sumErr := os.ReadFile(filepath.Join(source, "go.sum"))
	if err := errors.Join(modErr, sumErr); err != nil {
		return nil, err
	}
	text := strings.Replace(string(requirements), "module "+own+"\n", "module "+Path+"\n", 1)
	text = strings.Replace(text, "=> ../\n", "=> "+filepath.Dir(source)+"\n", 1)
	text += fmt.Sprintf("\nrequire %s v0.0.0\n\nreplace %[1]s => %s\n", own, source)
	m := At(dir)
	return m, errors.Join(m.Write("go.mod", text), m.Write("go.sum", string(sums)))
}

// At returns the module that is in a folder. Paths of folders stay out of what
// is compiled, so that the next run finds it in the build cache.
func At(dir string) *Module {
	return &Module{Dir: dir, Env: append(os.Environ(), "GOWORK=off", "GOFLAGS=-trimpath -buildvcs=false", "CGO_ENABLED=0")}
}

// Source returns the folder of the module that this package is in: of this
// checkout.
func Source() (string, error) {
	command := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", own)
	command.Stderr = os.Stderr
	out, err := command.Output()
	if err != nil {
		return "", fmt.Errorf("go list -m %s: %w", own, err)
	}
	return strings.TrimSpace(string(out)), nil
}

// Write writes a file of the module.
func (m *Module) Write(name, text string) error {
	path := m.Join(name)
	return errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644))
}

// Join returns the path of a file of the module.
func (m *Module) Join(name string) string { return filepath.Join(m.Dir, filepath.FromSlash(name)) }

// Read returns a file of the module.
func (m *Module) Read(name string) (string, error) {
	text, err := os.ReadFile(m.Join(name))
	return string(text), err
}

// Command returns a command that runs in the module's folder.
func (m *Module) Command(name string, arguments ...string) *exec.Cmd {
	command := exec.Command(name, arguments...)
	command.Dir, command.Env = m.Dir, m.Env
	return command
}

// Run runs a command in the module's folder.
func (m *Module) Run(name string, arguments ...string) error {
	command := m.Command(name, arguments...)
	out, err := command.CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s: %w\n%s", strings.Join(command.Args, " "), err, out)
	}
	return nil
}
