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
	work.Items = s.shape.Plugins
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
	work.Items = s.shape.Plugins
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

// compiling compares compiling a large registry with compiling its plugins, and
// with compiling a smaller one.
func (l *lab) compiling(plugins []int) measure.Group {
	last, before := plugins[len(plugins)-1], plugins[len(plugins)-2]
	large, small := l.module(modules.Shapes(last)[0]), l.module(modules.Shapes(before)[0])
	registry := func(count int) string { return "registry of " + markdown.Counted(count, "plugin") }
	own := "packages of " + markdown.Counted(last, "plugin")
	return measure.Group{
		Title: "Generated file: compiling it",
		About: "The packages with the plugins and their constructors are compiled, then what is generated. Figures are for one plugin.",
		Setup: func() error { return errors.Join(large.ready(), small.ready()) },
		Workloads: []measure.Workload{
			large.buildPlugins(own), small.build(registry(before), pluginsFolder), large.build(registry(last), pluginsFolder),
		},
		Bars: []measure.Bar{
			{Text: fmt.Sprintf("compiling the %s ≤ 3 × the packages of the plugins", registry(last)), Ours: registry(last), Peer: own, Most: 3, Cost: measure.CPU},
			{Text: fmt.Sprintf("compiling the %s: a plugin ≤ 1.3 × one of %s", registry(last), markdown.Thousands(before)), Ours: registry(last), Peer: registry(before), Most: 1.3, Cost: measure.CPU},
			{Text: fmt.Sprintf("compiling the %s takes < 2 GB", registry(last)), Ours: registry(last), Most: 2e9, Cost: measure.Peak},
		},
		Rounds: 3, Slow: 30 * time.Second,
	}
}
