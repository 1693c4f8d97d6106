package generating

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"

	"github.com/hushgen/hushgen/benchmarks/modules"
)

// tools are programs in a folder of their own.
type tools struct{ dir string }

// install builds the peers as they were released.
func (t *tools) install() error {
	var failures []error
	for _, g := range generators() {
		if g.install != "" {
			failures = append(failures, t.run("", "install", g.install+"@"+g.version))
		}
	}
	return errors.Join(failures...)
}

// build builds hushgen from this checkout.
func (t *tools) build() error {
	source, err := modules.Source()
	if err != nil {
		return err
	}
	return t.run(filepath.Dir(source), "build", "-o", t.path(hushgen.name), "./cmd/hushgen")
}

// path returns the path of a program.
func (t *tools) path(name string) string {
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	return filepath.Join(t.dir, name)
}

func (t *tools) run(dir string, arguments ...string) error {
	command := exec.Command("go", arguments...)
	command.Dir = dir
	command.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=readonly", "GOBIN="+t.dir, "CGO_ENABLED=0")
	if out, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("go %v: %w\n%s", arguments, err, out)
	}
	return nil
}
