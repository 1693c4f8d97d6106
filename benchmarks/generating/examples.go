package generating

import (
	"errors"
	"os/exec"
	"path/filepath"

	"github.com/hushgen/hushgen/benchmarks/measure"
	"github.com/hushgen/hushgen/benchmarks/modules"
)

// exampleRegistries are the examples that belong to the main module.
var exampleRegistries = []string{
	"./examples/quickstart", "./examples/llmgateway/plugins", "./examples/systems/confighub", "./examples/systems/domains",
	"./examples/systems/providers", "./examples/systems/toolkit", "./examples/systems/workbench",
}

// examples is the group of small projects: of one plugin to a dozen or so.
func (l *lab) examples() measure.Group {
	m := modules.At(l.path("hushgen"))
	group := measure.Group{
		Title: "Generating: the examples",
		About: "A copy of hushgen itself; go list lists the packages of examples/ alone.",
		Setup: func() error { return errors.Join(l.hushgen(), copySelf(m)) }, Rounds: 5,
	}
	list := "go list ./examples/..."
	group.Workloads = []measure.Workload{
		process(list, func() (*exec.Cmd, error) { return m.Command("go", "list", "./examples/..."), nil }, nil),
	}
	for _, folder := range exampleRegistries {
		name := "hushgen check " + folder
		work := process(name, func() (*exec.Cmd, error) { return m.Command(l.programs.path(hushgen.name), "check", folder), nil }, nil)
		work.Setup = func() error { return m.Run(l.programs.path(hushgen.name), "generate", folder) }
		group.Workloads = append(group.Workloads, work)
		group.Bars = append(group.Bars, measure.Bar{Text: name + ", nothing changed, ≤ 0.3 × go list", Ours: name, Peer: list, Most: 0.3, Cost: measure.CPU})
	}
	return group
}

// copySelf copies hushgen with its examples.
func copySelf(m *modules.Module) error {
	source, err := modules.Source()
	if err != nil {
		return err
	}
	root := filepath.Dir(source)
	var failures []error
	for _, name := range []string{"annotations", "cmd", "examples", "generator", "internal", "runtime"} {
		failures = append(failures, modules.Copy(filepath.Join(root, name), m.Join(name), nil))
	}
	for _, name := range []string{"go.mod", "go.sum"} {
		failures = append(failures, modules.Copy(filepath.Join(root, name), m.Join(name), nil))
	}
	return errors.Join(failures...)
}
