package generating

import (
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"sync"

	"github.com/hushgen/hushgen/benchmarks/measure"
	"github.com/hushgen/hushgen/benchmarks/modules"
)

// synthetic is a module with as many plugins as one likes.
type synthetic struct {
	*modules.Module
	shape modules.Shape
	tools *tools
	marks int // how often something changed
	// ready makes the module, its registry and the plugins' code in the build
	// cache, once.
	ready func() error
}

// pluginsFolder is where the registry of a synthetic module is.
const pluginsFolder = "./plugins"

func (l *lab) synthetic(shape modules.Shape) *synthetic {
	s := &synthetic{Module: modules.At(l.path(fmt.Sprintf("plugins%d", shape.Plugins))), shape: shape, tools: l.programs, marks: firstMark()}
	s.ready = sync.OnceValue(func() error {
		if err := l.hushgen(); err != nil {
			return err
		}
		if _, err := modules.Synthetic(s.Dir, shape); err != nil {
			return err
		}
		return errors.Join(s.Run("go", "build", "./vendor..."), s.generate(), s.check())
	})
	return s
}

func (s *synthetic) generate() error {
	return s.Run(s.tools.path(hushgen.name), "generate", pluginsFolder)
}

// fresh takes all changes back.
func (s *synthetic) fresh() error { return errors.Join(s.WritePackage(s.shape, 0, ""), s.generate()) }

// check counts the plugins in what was generated, in the list above the
// registry.
func (s *synthetic) check() error {
	text, err := generatedText(s.Module, pluginsFolder)
	if err != nil {
		return err
	}
	if found := strings.Count(text, "\n//\t  "+modules.PluginPrefix); found != s.shape.Plugins {
		return fmt.Errorf("%s lists %d plugins, want %d", pluginsFolder, found, s.shape.Plugins)
	}
	return nil
}

// goList is what the go command takes to list the packages.
func (s *synthetic) goList(name string) measure.Workload {
	work := process(name, func() (*exec.Cmd, error) { return s.Command("go", "list", "./..."), nil }, nil)
	work.Items, work.Setup = s.shape.Plugins, s.ready
	return work
}

// changed is hushgen after the description of a plugin changed.
func (s *synthetic) changed(name string) measure.Workload {
	var mark string
	work := process(name, func() (*exec.Cmd, error) {
		s.marks++
		mark = fmt.Sprintf("change %d", s.marks)
		err := s.WritePackage(s.shape, 0, mark)
		return s.Command(s.tools.path(hushgen.name), "generate", pluginsFolder), err
	}, func() error { return mentions(s.Module, pluginsFolder, mark) })
	work.Items, work.Setup = s.shape.Plugins, s.ready
	return work
}

// unchanged is hushgen when everything is as it was the last time that it
// checked.
func (s *synthetic) unchanged(name string) measure.Workload {
	work := process(name, func() (*exec.Cmd, error) {
		program := s.tools.path(hushgen.name)
		return s.Command(program, "check", pluginsFolder), errors.Join(s.generate(), s.Run(program, "check", pluginsFolder))
	}, nil)
	work.Items, work.Setup = s.shape.Plugins, s.ready
	return work
}
