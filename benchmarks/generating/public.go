package generating

import (
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"strings"
	"sync"

	"github.com/hushgen/hushgen/benchmarks/modules"
)

// The public modules, in pinned versions.
const (
	clientModule  = "k8s.io/client-go"
	apiModule     = "k8s.io/api"
	publicVersion = "v0.36.1"
)

// largest are the largest packages of k8s.io/api, largest first.
var largest = []string{
	"core/v1", "resource/v1beta2", "resource/v1beta1", "resource/v1", "extensions/v1beta1",
	"admissionregistration/v1", "admissionregistration/v1beta1", "apps/v1beta2",
}

// fewAmongMany is k8s.io/client-go with annotated packages beside its own.
func (l *lab) fewAmongMany() *corpus {
	var packages []annotated
	for number := range len(largest) {
		name := fmt.Sprintf("bench%d", number)
		packages = append(packages, annotated{"bench/" + name, name, number})
	}
	c := l.public(clientModule, packages)
	c.ready = sync.OnceValue(func() error {
		if err := errors.Join(l.tools(), c.fetch()); err != nil {
			return err
		}
		var failures []error
		for _, p := range packages {
			failures = append(failures, c.Write(p.folder+"/client.go", strings.ReplaceAll(client, "PACKAGE", p.name)))
		}
		return errors.Join(append(failures, c.prepare())...)
	})
	return c
}

// client makes an annotated package reach what packages of the corpus do.
const client = `// Package PACKAGE uses a client.
package PACKAGE

import "k8s.io/client-go/rest"

// Client is what the package uses.
type Client struct{ rest.Interface }
`

// largestAnnotated is k8s.io/api with its largest packages annotated.
func (l *lab) largestAnnotated() *corpus {
	var packages []annotated
	for number, folder := range largest {
		packages = append(packages, annotated{folder, path.Base(folder), number})
	}
	c := l.public(apiModule, packages)
	c.ready = sync.OnceValue(func() error {
		if err := errors.Join(l.tools(), c.fetch()); err != nil {
			return err
		}
		return c.prepare()
	})
	return c
}

// public is a public module.
func (l *lab) public(module string, packages []annotated) *corpus {
	return &corpus{Module: modules.At(l.path(path.Base(module))), path: module, packages: packages, tools: l.programs, marks: firstMark(), failed: map[string]error{}}
}

// fetch copies the module and adds declarations.
func (c *corpus) fetch() error {
	source, err := modules.Download(c.path + "@" + publicVersion)
	if err != nil {
		return err
	}
	return errors.Join(modules.Copy(source, c.Dir, withoutDeepCopy), c.add(c.tools.there()))
}

// withoutDeepCopy takes away what controller-gen would take for its own: the
// markers, which would have it generate for the whole module, and the name of
// its output.
func withoutDeepCopy(name, text string) (string, string) {
	if name == controllerGen.output {
		return "deepcopy.go", text
	}
	if !strings.HasSuffix(name, ".go") || !strings.Contains(text, "+k8s:deepcopy-gen") {
		return name, text
	}
	var kept strings.Builder
	for line := range strings.Lines(text) {
		if !strings.Contains(line, "+k8s:deepcopy-gen") {
			kept.WriteString(line)
		}
	}
	return name, kept.String()
}

// prepare generates all and runs what is measured, so that the build cache is
// warm.
func (c *corpus) prepare() error {
	if err := c.require(); err != nil {
		return err
	}
	for _, g := range c.tools.there() {
		err := c.generateAll(g)
		if err != nil && g.name == hushgen.name {
			return err
		}
		c.failed[g.name] = err
	}
	if err := c.resolve(); err != nil { // for the mocks
		return err
	}
	return errors.Join(c.Run("go", "build", "./..."), c.Run("go", vet...), c.Run("go", "tool", hushgen.name, "version"))
}

// require makes go.mod require what is generated, and the tool.
func (c *corpus) require() error {
	source, err := modules.Source()
	if err != nil {
		return err
	}
	const module = "github.com/hushgen/hushgen"
	edit := []string{"mod", "edit", "-require=" + module + "@v0.0.0", "-replace=" + module + "=" + filepath.Dir(source), "-tool=" + module + "/cmd/hushgen"}
	if c.tools.missing[wire.name] == nil {
		edit = append(edit, "-require=github.com/google/wire@"+wire.version)
	}
	return errors.Join(c.Run("go", edit...), c.resolve())
}

// resolve adds to go.mod what is imported by now.
func (c *corpus) resolve() error {
	return c.Run("go", "list", "-mod=mod", "-deps", "-test", "-f", "", "tool", "./...")
}

// generateAll runs a generator and checks what it made of every package.
func (c *corpus) generateAll(g generator) error {
	if err := c.Run(c.tools.path(g.name), g.arguments(c.patterns())...); err != nil {
		return err
	}
	var failures []error
	for _, p := range c.packages {
		failures = append(failures, c.generated(g, p, g.text(p, g.mention, "")), c.generated(g, p, "Mark0"))
	}
	return errors.Join(failures...)
}
