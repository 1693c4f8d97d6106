package generating

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"

	"github.com/hushgen/hushgen/benchmarks/modules"
)

// tools are programs in a folder of their own.
type tools struct {
	dir string
	// missing tells why a generator can't be measured, by its name.
	missing map[string]error
}

// install builds the peers as they were released. One that can't be had costs
// its own rows alone.
func (t *tools) install() {
	for _, g := range generators() {
		if g.install != "" {
			t.miss(g, t.run("", "install", g.install+"@"+g.version))
		}
	}
}

func (t *tools) miss(g generator, err error) {
	if err != nil {
		t.missing[g.name] = err
	}
}

// there are hushgen and the peers that can be measured.
func (t *tools) there() []generator {
	return slices.DeleteFunc(generators(), func(g generator) bool { return t.missing[g.name] != nil })
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
