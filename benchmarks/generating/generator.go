package generating

import (
	"fmt"
	"strings"
)

// generator is hushgen or one of its peers.
type generator struct {
	// name is that of its program and in tables.
	name string
	// install is the package that it is installed from; none for hushgen.
	install, version string
	// file and declaration are what it reads in each annotated package.
	file, declaration string
	// further are files that it needs in each annotated package besides.
	further map[string]string
	// arguments are its command line, given the patterns of packages.
	arguments func(patterns []string) []string
	// mention is what the output has to mention of every annotated package.
	mention string
	// searches tells that it may be given all packages of a module, as hushgen
	// is. wire fails on packages that hold tests alone; mockery is told by name
	// what to look at.
	searches bool
	// output is the file that it writes into the folder of a package; hushgen
	// writes into that of the registry.
	output string
}

// text returns a declaration for a package. The mark is part of a Go name that
// what is generated has to mention.
func (g generator) text(p annotated, template, mark string) string {
	return strings.NewReplacer("PACKAGE", p.name, "NUMBER", fmt.Sprintf("%03d", p.number), "MARK", mark).Replace(template)
}

// generators are hushgen and the peers.
func generators() []generator {
	return []generator{hushgen, goverter, wire, controllerGen, mockery}
}

var hushgen = generator{
	name: "hushgen",
	file: "bench_plugin.go",
	declaration: `package PACKAGE

import "time"

// BenchConfig configures plugin NUMBER.
//
//hush:config name=plugin-NUMBER category=bench tags=one,two
type BenchConfig struct {
	// Name is the plugin's name.
	//
	//hush:field required
	Name string
	// Limit bounds something.
	//
	//hush:field default=10 min=1
	Limit int
	// Timeout bounds a call.
	//
	//hush:field default=30s
	Timeout time.Duration
	// MARK is a field.
	MARK string
}

// BenchPlugin is plugin NUMBER.
type BenchPlugin struct{ config BenchConfig }

// NewBenchPlugin is its factory.
//
//hush:factory
func NewBenchPlugin(config BenchConfig) (*BenchPlugin, error) { return &BenchPlugin{config}, nil }

// Bench implements the contract.
func (p *BenchPlugin) Bench() string { return p.config.MARK }
`,
	arguments: func([]string) []string { return []string{"generate", registryFolder} },
	mention:   "plugin-NUMBER",
}

var goverter = generator{
	name: "goverter", install: "github.com/jmattheis/goverter/cmd/goverter", version: "v1.11.1",
	file: "bench_converter.go",
	declaration: `package PACKAGE

// BenchConverter converts.
//
// goverter:converter
type BenchConverter interface {
	Convert(source BenchSource) BenchTarget
}

// BenchSource is converted.
type BenchSource struct {
	Name, MARK string
	Limit      int
}

// BenchTarget is what it becomes.
type BenchTarget struct {
	Name, MARK string
	Limit      int
}
`,
	arguments: func(patterns []string) []string { return append([]string{"gen"}, patterns...) },
	searches:  true,
	output:    "generated/generated.go",
}

var wire = generator{
	name: "wire", install: "github.com/google/wire/cmd/wire", version: "v0.7.0",
	file: "bench_provider.go",
	declaration: `package PACKAGE

import "github.com/google/wire"

// BenchPart is a part.
type BenchPart struct{ Name string }

// NewBenchMARK makes a part.
func NewBenchMARK() BenchPart { return BenchPart{"NUMBER"} }

// BenchWhole is what has the part.
type BenchWhole struct{ Part BenchPart }

// NewBenchWhole makes it.
func NewBenchWhole(part BenchPart) *BenchWhole { return &BenchWhole{part} }

// BenchSet provides both.
var BenchSet = wire.NewSet(NewBenchMARK, NewBenchWhole)
`,
	further: map[string]string{"bench_injector.go": `//go:build wireinject

package PACKAGE

import "github.com/google/wire"

// InitBench makes the whole of its parts.
func InitBench() *BenchWhole {
	wire.Build(BenchSet)
	return nil
}
`},
	arguments: func(patterns []string) []string { return append([]string{"gen"}, patterns...) },
	output:    "wire_gen.go",
}

var controllerGen = generator{
	name: "controller-gen", install: "sigs.k8s.io/controller-tools/cmd/controller-gen", version: "v0.23.0",
	file: "bench_object.go",
	declaration: `package PACKAGE

// BenchObject is copied deeply.
//
// +kubebuilder:object:generate=true
type BenchObject struct {
	Name string
	MARK *string
	Tags map[string]string
}
`,
	arguments: func(patterns []string) []string {
		arguments := []string{"object"}
		for _, pattern := range patterns {
			arguments = append(arguments, "paths="+pattern)
		}
		return arguments
	},
	searches: true,
	output:   "zz_generated.deepcopy.go",
}

// mockery reads which packages to look at from a file.
var mockery = generator{
	name: "mockery", install: "github.com/vektra/mockery/v3", version: "v3.9.0",
	file: "bench_caller.go",
	declaration: `package PACKAGE

// BenchCaller is mocked.
type BenchCaller interface {
	Call(name string) error
	MARK(limit int) string
}
`,
	arguments: func([]string) []string { return nil },
	output:    "mocks_test.go",
}
