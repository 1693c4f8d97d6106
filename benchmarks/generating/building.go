package generating

import (
	"errors"
	"fmt"
	"os/exec"
	"time"

	"github.com/hushgen/hushgen/benchmarks/markdown"
	"github.com/hushgen/hushgen/benchmarks/measure"
	"github.com/hushgen/hushgen/benchmarks/modules"
)

// build is the go command that compiles one package anew, and no other.
func (s *synthetic) build(name, folder string) measure.Workload {
	work := process(name, func() (*exec.Cmd, error) {
		s.marks++
		err := s.Write(folder+"/mark.go", fmt.Sprintf("package %s\n\nconst mark = %d\n\nvar _ = mark\n", folder[len("./"):], s.marks))
		return s.Command("go", "build", folder), err
	}, nil)
	work.Items, work.Setup = s.shape.Plugins, s.ready
	return work
}

// buildPlugins is the go command that compiles all packages with plugins.
func (s *synthetic) buildPlugins(name string) measure.Workload {
	work := process(name, func() (*exec.Cmd, error) {
		s.marks++
		var failures []error
		for number := range s.shape.Packages {
			failures = append(failures, s.WritePackage(s.shape, number, fmt.Sprintf("change %d", s.marks)))
		}
		return s.Command("go", "build", "./vendor..."), errors.Join(failures...)
	}, nil)
	work.Items, work.Setup = s.shape.Plugins, s.ready
	return work
}

// building compares compiling a registry with one that somebody wrote.
func (l *lab) building(plugins int) measure.Group {
	s := l.module(modules.Shapes(plugins)[0])
	const hand, ours = "by hand", "generated"
	return measure.Group{
		Title: "Generated file: go build of a registry of " + markdown.Counted(plugins, "plugin"),
		About: "Only the registry is compiled; what it imports is in the build cache. By hand: switches instead of maps, the same " +
			"descriptions, defaults and checks, on top of a reader of values in a package of its own. A program compares what both make " +
			"of the same values. Figures are for one plugin.",
		Setup: func() error {
			return errors.Join(s.ready(), s.fresh(), s.writeByHand(), s.Run("go", "run", handFolder+"/program"))
		},
		Workloads: []measure.Workload{s.build(hand, handFolder), s.build(ours, pluginsFolder)},
		Bars: []measure.Bar{{
			Text: fmt.Sprintf("go build of a registry of %s ≤ 1.5 × by hand", markdown.Counted(plugins, "plugin")),
			Ours: ours, Peer: hand, Most: 1.5, Cost: measure.CPU,
		}},
		Rounds: 3, Patient: true,
	}
}

// CompileTitle is the group whose rows are curves of compiling.
const CompileTitle = "Generated file: compiling it"

var (
	compiledRegistry = Curve{"registry"}
	compiledPackages = Curve{"the plugins' packages"}
)

// CompileCurves are the curves of that group.
func CompileCurves() []Curve { return []Curve{compiledRegistry, compiledPackages} }

// compiling compares compiling registries of growing size with compiling their
// plugins.
func (l *lab) compiling(plugins []int) measure.Group {
	group := measure.Group{
		Title: CompileTitle,
		About: "The packages with the plugins and their constructors are compiled, then what is generated, each beside all else in the build cache. " +
			"Figures are for one plugin; memory is that of the largest process: a compiler's, or the go command's own.",
		Rounds: 3, Slow: 20 * time.Second,
	}
	for _, s := range l.modules(plugins) {
		count := s.shape.Plugins
		group.Workloads = append(group.Workloads, s.buildPlugins(compiledPackages.Row(count)), s.build(compiledRegistry.Row(count), pluginsFolder))
	}
	last, before := plugins[len(plugins)-1], plugins[len(plugins)-2]
	registry, peer := compiledRegistry.Row(last), compiledRegistry.Row(before)
	text := "compiling the registry of " + markdown.Counted(last, "plugin")
	group.Bars = []measure.Bar{
		{Text: text + " ≤ 3 × the packages of the plugins", Ours: registry, Peer: compiledPackages.Row(last), Most: 3, Cost: measure.CPU},
		{Text: fmt.Sprintf("%s: a plugin ≤ 1.3 × one of %s", text, markdown.Thousands(before)), Ours: registry, Peer: peer, Most: 1.3, Cost: measure.CPU},
		{Text: text + " takes < 2 GB", Ours: registry, Most: 2e9, Cost: measure.Peak},
	}
	return group
}
