package generating

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"github.com/hushgen/hushgen/benchmarks/modules"
)

// registryFolder is where the registry of a corpus is.
const registryFolder = "./bench/plugins"

// annotated is a package with declarations for every generator.
type annotated struct {
	folder, name string
	number       int
}

// corpus is a copy of a public module to which annotated declarations are
// added.
type corpus struct {
	*modules.Module
	path     string
	packages []annotated
	tools    *tools
	marks    int // how often something changed
	// failed tells why a generator fails on this corpus, by its name.
	failed map[string]error
	// ready prepares all, once.
	ready func() error
}

// add writes the declarations into the packages.
func (c *corpus) add(generators []generator) error {
	failures := []error{
		c.Write("bench/contract/contract.go", contract),
		c.Write(registryFolder+"/plugins.go", registry),
		c.Write(".mockery.yml", c.mockeryConfig()),
	}
	for _, g := range generators {
		for _, p := range c.packages {
			failures = append(failures, c.declare(g, p, "Mark0"))
			for name, text := range g.further {
				failures = append(failures, c.Write(path.Join(p.folder, name), g.text(p, text, "")))
			}
		}
	}
	return errors.Join(failures...)
}

// declare writes what a generator reads in one of the packages.
func (c *corpus) declare(g generator, p annotated, mark string) error {
	return c.Write(path.Join(p.folder, g.file), g.text(p, g.declaration, mark))
}

// changing is the package that declarations change in: the last one, which no
// other package depends on. A change in the first of k8s.io/api would have
// whoever reads export data compile nearly all packages again.
func (c *corpus) changing() annotated { return c.packages[len(c.packages)-1] }

// change changes a declaration of the generator, and returns what its output
// has to mention from now on.
func (c *corpus) change(g generator) (string, error) {
	c.marks++
	mark := fmt.Sprintf("Mark%d", c.marks)
	return mark, c.declare(g, c.changing(), mark)
}

// generated checks that the output of a generator mentions a mark.
func (c *corpus) generated(g generator, p annotated, mark string) error {
	if g.name == hushgen.name {
		return mentions(c.Module, registryFolder, mark)
	}
	name := path.Join(p.folder, g.output)
	text, err := c.Read(name)
	if err != nil {
		return err
	}
	if !strings.Contains(text, mark) {
		return fmt.Errorf("%s: the generated %s doesn't mention %s", g.name, name, mark)
	}
	return nil
}

// patterns name the annotated packages alone.
func (c *corpus) patterns() []string {
	patterns := make([]string, len(c.packages))
	for i, p := range c.packages {
		patterns[i] = "./" + p.folder
	}
	return patterns
}

func (c *corpus) mockeryConfig() string {
	var text strings.Builder
	text.WriteString("packages:\n")
	for _, p := range c.packages {
		fmt.Fprintf(&text, "  %s/%s:\n    interfaces:\n      BenchCaller: {}\n", c.path, p.folder)
	}
	return text.String()
}

const contract = `// Package contract has the contract.
package contract

// Bench is the contract.
//
//hush:category name=bench
type Bench interface{ Bench() string }
`

const registry = `// Package plugins is the registry.
//
//hush:registry
package plugins
`
