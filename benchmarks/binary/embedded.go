package binary

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/benchmarks/corpus"
	"github.com/hushgen/hushgen/benchmarks/markdown"
	"github.com/hushgen/hushgen/benchmarks/measure"
)

// Embedded opens the same resources from the binary and from the file. What is
// embedded is part of a program, so a program of its own is built that
// measures itself.
type Embedded struct {
	// Group is what readers see; the program has its workloads.
	Group     measure.Group
	resources int
}

// NewEmbedded returns the comparison for a number of resources.
func NewEmbedded(resources int) Embedded {
	const embedded, file = "embedded", "the YAML file"
	return Embedded{resources: resources, Group: measure.Group{
		Title: "Open and validate " + markdown.Counted(resources, "embedded resource"),
		About: "A hub opens: every resource is decoded and checked, none constructed. The document is that of the comparison with " +
			"yaml v4, but for the secret, which can't be embedded: it is a text here.",
		Bars: []measure.Bar{{
			Text: "open and validate embedded resources ≤ 0.05 × the same from YAML",
			Ours: embedded, Peer: file, Most: 0.05, Cost: measure.CPU,
		}},
	}}
}

// Run builds the program in an empty folder and lets it measure.
func (e Embedded) Run(dir string, options measure.Options) (measure.Result, error) {
	result := measure.Result{Group: e.Group}
	m, err := newModule(dir)
	if err != nil {
		return result, err
	}
	if err := m.writeOpener(e.resources); err != nil {
		return result, err
	}
	program, err := m.build("opener", "host", nil)
	if err != nil {
		return result, err
	}
	options.Progress(e.Group, 0)
	command := exec.Command(program, strconv.Itoa(options.Rounds), options.Turn.String(), strconv.Itoa(e.resources))
	command.Dir = m.Dir
	var out, problems bytes.Buffer
	command.Stdout, command.Stderr = &out, &problems
	if err := command.Run(); err != nil {
		return result, fmt.Errorf("%s: %w\n%s", e.Group.Title, err, problems.String())
	}
	return result, json.Unmarshal(out.Bytes(), &result.Rows)
}

func (m module) writeOpener(resources int) error {
	document := corpus.Format{}.Resources(resources)
	return errors.Join(
		m.Write("chat/chat.go", chat),
		m.Write("plugins/plugins.go", "// Package plugins is the registry.\n//\n//hush:registry packages=../chat resources=resources.yaml embed\npackage plugins\n"),
		m.Write("plugins/resources.yaml", strings.ReplaceAll(string(document), " api_key: ", " account: ")),
		m.Write("opener/main.go", opener),
		m.generate())
}

// chat is the plugin of package chat without a secret.
const chat = `// Package chat is a chat model.
package chat

import "time"

// Model is the contract.
//
//hush:category name=llm
type Model interface{ Name() string }

// Config configures a chat model.
//
//hush:config name=chat category=llm
type Config struct {
	//hush:field required maxlen=64
	Model string
	//hush:field required minlen=8 maxlen=200
	Endpoint string
	//hush:field min=0 max=2
	Temperature float64
	//hush:field required min=1 max=1000000
	MaxTokens int
	Stream    bool
	//hush:field required min=1s max=10m
	Timeout time.Duration
	//hush:field required
	Mode Mode
	//hush:field required
	Account string
	Retry   Retry
	//hush:field maxlen=4
	Stop []string
}

// Retry tells how often and how soon to try again.
type Retry struct {
	//hush:field min=0 max=10
	Max int
	//hush:field min=0s max=1m
	Wait time.Duration
}

// Mode weighs speed against care.
type Mode string

// The modes.
const (
	Fast     Mode = "fast"
	Balanced Mode = "balanced"
	Exact    Mode = "exact"
)

type model struct{ config *Config }

func (m model) Name() string { return m.config.Model }

// New is the factory.
//
//hush:factory
func New(config *Config) Model { return model{config} }
`

// opener measures itself and prints the samples.
const opener = `// Command opener opens resources.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"time"

	"github.com/example/gateway/plugins"
	"github.com/hushgen/hushgen/benchmarks/measure"
	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

func main() {
	if err := run(os.Args); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(arguments []string) error {
	rounds, _ := strconv.Atoi(arguments[1])
	turn, _ := time.ParseDuration(arguments[2])
	count, _ := strconv.Atoi(arguments[3])
	group := measure.Group{Patient: true, Workloads: []measure.Workload{
		opening("embedded", plugins.Resources, count),
		opening("the YAML file", yamlfile.New("plugins/resources.yaml"), count),
	}}
	result, err := measure.Run(group, measure.Options{
		Rounds: rounds, Turn: turn, Slow: time.Second, Progress: func(measure.Group, int) {},
	})
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(result.Rows)
}

func opening(name string, source hub.Source, count int) measure.Workload {
	return measure.Workload{Name: name, Run: func() error {
		h, err := plugins.Open(context.Background(), hub.From(source))
		if err != nil {
			return err
		}
		found := 0
		for range h.Keys() {
			found++
		}
		if found != count {
			return fmt.Errorf("found %d resources, want %d", found, count)
		}
		return nil
	}}
}
`
