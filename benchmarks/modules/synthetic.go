package modules

import (
	"errors"
	"fmt"
	"strings"
)

// Shape is how large a synthetic module is.
type Shape struct {
	// Plugins is how many plugins there are in all, Packages how many packages
	// they are in, Categories how many categories share them.
	Plugins, Packages, Categories int
}

// Shapes are the synthetic modules: ten plugins in each package.
func Shapes(plugins ...int) []Shape {
	shapes := make([]Shape, len(plugins))
	for i, count := range plugins {
		packages := max(1, count/10)
		shapes[i] = Shape{Plugins: count, Packages: packages, Categories: min(10, packages)}
	}
	return shapes
}

// Synthetic makes a module of a shape, with the registry in the folder plugins.
func Synthetic(dir string, shape Shape) (*Module, error) {
	m, err := New(dir)
	if err != nil {
		return nil, err
	}
	failures := []error{
		m.Write("contract/contract.go", contracts(shape.Categories)),
		m.Write("plugins/plugins.go", registry),
	}
	for number := range shape.Packages {
		failures = append(failures, m.WritePackage(shape, number, ""))
	}
	return m, errors.Join(failures...)
}

// WritePackage writes one of the packages with plugins. The mark stands in the
// description of its first plugin.
func (m *Module) WritePackage(shape Shape, number int, mark string) error {
	name := PackageName(number)
	first, end := number*shape.Plugins/shape.Packages, (number+1)*shape.Plugins/shape.Packages
	var text strings.Builder
	text.WriteString(strings.ReplaceAll(packageHead, "PACKAGE", name))
	for plugin := first; plugin < end; plugin++ {
		text.WriteString(pluginText(plugin, plugin%shape.Categories, mark))
		mark = ""
	}
	return m.Write(name+"/"+name+".go", text.String())
}

// PackageName returns the name of a package with plugins.
func PackageName(number int) string { return fmt.Sprintf("vendor%04d", number) }

// PluginPrefix begins the name of every plugin.
const PluginPrefix = "model-"

// PluginName returns the name of a plugin.
func PluginName(number int) string { return fmt.Sprintf(PluginPrefix+"%05d", number) }

const registry = `// Package plugins is the registry.
//
//hush:registry
package plugins
`

func contracts(count int) string {
	var text strings.Builder
	text.WriteString("// Package contract has the contracts.\npackage contract\n\nimport \"context\"\n")
	for i := range count {
		text.WriteString(strings.ReplaceAll(contractText, "KK", fmt.Sprint(i)))
	}
	return text.String()
}

const contractText = `
// ModelKK answers prompts.
//
//hush:category name=models-KK
type ModelKK interface {
	Complete(ctx context.Context, prompt string) (string, error)
}
`

const packageHead = `// Package PACKAGE talks to a vendor.
package PACKAGE

import (
	"context"
	"time"
)
`

// pluginText is a plugin with five fields.
func pluginText(number, category int, mark string) string {
	return strings.NewReplacer(
		"NNNNN", fmt.Sprintf("%05d", number),
		"NAME", PluginName(number),
		"KK", fmt.Sprint(category),
		" of a vendor.", strings.TrimSuffix(" of a vendor. "+mark, " "),
	).Replace(plugin)
}

const plugin = `
// ConfigNNNNN configures model NNNNN of a vendor.
//
//hush:config name=NAME category=models-KK tags=chat,cloud
type ConfigNNNNN struct {
	// Model is the model's name.
	//hush:field required
	Model string
	// Temperature is the randomness of answers.
	//hush:field default=0.7 min=0 max=2
	Temperature float64
	// MaxTokens bounds an answer.
	//hush:field default=1000 min=1
	MaxTokens int
	// Timeout bounds a request.
	//hush:field default=30s
	Timeout time.Duration
	// Stream sends answers in pieces.
	Stream bool
}

// ClientNNNNN is a chat model.
type ClientNNNNN struct{ config ConfigNNNNN }

// NewNNNNN is the factory.
//
//hush:factory
func NewNNNNN(ctx context.Context, config ConfigNNNNN) (*ClientNNNNN, error) {
	return &ClientNNNNN{config}, ctx.Err()
}

// Complete implements the contract.
func (c *ClientNNNNN) Complete(ctx context.Context, prompt string) (string, error) {
	return c.config.Model + prompt, ctx.Err()
}
`
