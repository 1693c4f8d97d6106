package generating

import (
	"errors"
	"fmt"
	"os/exec"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/hushgen/hushgen/benchmarks/measure"
	"github.com/hushgen/hushgen/benchmarks/modules"
)

// PeersTitle is the group whose rows are scaling curves of all generators.
const PeersTitle = "Generating: ten declarations and more, and the peers"

// PeerCurves are the curves of that group, hushgen's first.
func PeerCurves() []Curve {
	curves := []Curve{{hushgen.name}, listed}
	for _, g := range generators()[1:] {
		curves = append(curves, Curve{g.name})
	}
	return curves
}

// crowd is a synthetic module with declarations for the peers beside each
// plugin.
type crowd struct {
	*modules.Module
	shape modules.Shape
	tools *tools
	marks int // how often something changed
	ready func() error
}

// declaring are the packages with declarations: who reads export data would
// compile hushgen's registry of all plugins otherwise.
const declaring = "./vendor..."

// perPackage is how many declarations of each kind a package has.
func (c *crowd) perPackage() int { return c.shape.Plugins / c.shape.Packages }

func (l *lab) crowd(shape modules.Shape) *crowd {
	c := &crowd{Module: modules.At(l.path(fmt.Sprintf("crowd%d", shape.Plugins))), shape: shape, tools: l.programs, marks: firstMark()}
	c.ready = sync.OnceValue(func() error {
		if err := l.tools(); err != nil {
			return err
		}
		if _, err := modules.Synthetic(c.Dir, shape); err != nil {
			return err
		}
		return errors.Join(c.declareAll(), c.require(), c.Run("go", "build", "./..."))
	})
	return c
}

// declareAll writes what the peers read.
func (c *crowd) declareAll() error {
	var failures []error
	for _, g := range c.tools.there() {
		for number := range c.shape.Packages {
			failures = append(failures, c.declare(g, number, "Mark0"))
			for name, text := range g.further {
				failures = append(failures, c.write(number, name, g, text, ""))
			}
		}
	}
	return errors.Join(append(failures, c.Write(".mockery.yml", c.mockeryConfig()))...)
}

// declare writes the declarations of a package for a generator. The mark stands
// in the first of them.
func (c *crowd) declare(g generator, number int, mark string) error {
	if g.name == hushgen.name {
		return c.WritePackage(c.shape, number, mark)
	}
	return c.write(number, g.file, g, g.declaration, mark)
}

func (c *crowd) write(number int, file string, g generator, template, mark string) error {
	name := modules.PackageName(number)
	head, body, _ := strings.Cut(template, "\n// ")
	var text strings.Builder
	text.WriteString(g.text(annotated{name: name}, head, ""))
	for i := range c.perPackage() {
		part := annotated{name: name, number: i}
		numbered := strings.ReplaceAll("\n// "+body, "Bench", "BenchNUMBER")
		text.WriteString(g.text(part, numbered, mark))
		mark = "Mark0"
	}
	return c.Write(path.Join(name, file), text.String())
}

// mockeryConfig names the interfaces.
func (c *crowd) mockeryConfig() string {
	var text strings.Builder
	text.WriteString("packages:\n")
	for number := range c.shape.Packages {
		fmt.Fprintf(&text, "  %s/%s:\n    interfaces:\n", modules.Path, modules.PackageName(number))
		for i := range c.perPackage() {
			fmt.Fprintf(&text, "      Bench%03dCaller: {}\n", i)
		}
	}
	return text.String()
}

// require adds to go.mod what is imported, by mocks too.
func (c *crowd) require() error {
	if !slices.ContainsFunc(c.tools.there(), func(g generator) bool { return g.name == wire.name }) {
		return nil
	}
	return errors.Join(
		c.Run("go", "mod", "edit", "-require=github.com/google/wire@"+wire.version),
		c.Run("go", "list", "-mod=mod", "-deps", "-f", "", "./..."))
}

// works is a generator at work after one of its declarations changed, in the
// last package; given all packages.
func (c *crowd) works(g generator, name string) measure.Workload {
	last := c.shape.Packages - 1
	var mark string
	work := process(name, func() (*exec.Cmd, error) {
		c.marks++
		mark = fmt.Sprintf("Mark%d", c.marks)
		arguments := g.arguments([]string{declaring})
		if g.name == controllerGen.name {
			arguments = g.arguments([]string{"./..."}) // it takes folders; it compiles none
		}
		if g.name == hushgen.name {
			arguments = []string{"generate", pluginsFolder}
		}
		return c.Command(c.tools.path(g.name), arguments...), c.declare(g, last, mark)
	}, func() error { return c.shows(g, last, mark) })
	work.Items = c.shape.Plugins
	work.Setup = func() error { return errors.Join(c.ready(), c.tools.missing[g.name]) }
	return work
}

func (c *crowd) shows(g generator, number int, mark string) error {
	name := path.Join(modules.PackageName(number), g.output)
	if g.name == hushgen.name {
		return mentions(c.Module, pluginsFolder, mark)
	}
	text, err := c.Read(name)
	if err == nil && !strings.Contains(text, mark) {
		err = fmt.Errorf("%s: the generated %s doesn't mention %s", g.name, name, mark)
	}
	return err
}

// peers is the group of all generators and growing modules.
func (l *lab) peers(plugins []int) measure.Group {
	group := measure.Group{
		Title: PeersTitle,
		About: "Synthetic modules with ten declarations for each generator in each package. One of its declarations is changed before each " +
			"run of a generator, and the output has to show it; hushgen searches the module, the peers are given the packages with declarations by a pattern, mockery a list of the interfaces. Time and CPU are for one declaration. " +
			"What takes longer than 5 s runs once, marked *.",
		Rounds: 3, Slow: 5 * time.Second,
	}
	for _, shape := range modules.Shapes(plugins...) {
		c := l.crowd(shape)
		list := process(listed.Row(shape.Plugins), func() (*exec.Cmd, error) { return c.Command("go", "list", "./..."), nil }, nil)
		list.Items, list.Setup = shape.Plugins, c.ready
		group.Workloads = append(group.Workloads, list)
		for _, g := range generators() {
			group.Workloads = append(group.Workloads, c.works(g, Curve{g.name}.Row(shape.Plugins)))
		}
	}
	return group
}
