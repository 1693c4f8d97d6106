package configuration

import (
	"context"
	"fmt"
	"os"

	"go.yaml.in/yaml/v4"

	"github.com/hushgen/hushgen/benchmarks/corpus"
	"github.com/hushgen/hushgen/benchmarks/markdown"
	"github.com/hushgen/hushgen/benchmarks/measure"
	"github.com/hushgen/hushgen/benchmarks/peers"
	"github.com/hushgen/hushgen/benchmarks/plugins"
	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

// many opens and validates a large file, against the parser below it alone.
func many(folder string, count int) measure.Group {
	const nodes, structs = "yaml v4 to nodes", "yaml v4 into structs"
	return measure.Group{
		Title: "Open and validate " + markdown.Counted(count, "YAML resource"),
		About: "hushgen parses, decodes and checks every resource and constructs none. yaml v4 parses alone, or decodes " +
			"into structs and checks no constraint.",
		Patient: true,
		Workloads: []measure.Workload{
			counter(ours, folder, count, openHub),
			counter(nodes, folder, count, loadNodes),
			counter(structs, folder, count, loadStructs),
		},
		Bars: []measure.Bar{
			{Text: "open and validate ≤ 1.15 × the CPU of yaml v4 to nodes alone", Ours: ours, Peer: nodes, Most: 1.15, Cost: measure.CPU},
			{Text: "open and validate ≤ 0.25 × yaml v4 into structs (4 × faster)", Ours: ours, Peer: structs, Most: 0.25, Cost: measure.CPU},
		},
	}
}

// counter is a workload that reads a document and says how many resources it
// found.
func counter(name, folder string, count int, read func(path string) (int, error)) measure.Workload {
	path := ""
	return measure.Workload{
		Name: name,
		Setup: func() (err error) {
			path, err = corpus.WriteResources(folder, corpus.Format{}, count)
			return err
		},
		Run: func() error {
			found, err := read(path)
			if err == nil && found != count {
				err = fmt.Errorf("found %d resources, want %d", found, count)
			}
			return err
		},
	}
}

func openHub(path string) (int, error) {
	h, err := plugins.Open(context.Background(), hub.From(yamlfile.New(path)))
	if err != nil {
		return 0, err
	}
	found := 0
	for range h.Keys() {
		found++
	}
	return found, nil
}

func loadNodes(path string) (int, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return 0, err
	}
	var document yaml.Node
	if err := yaml.Load(content, &document); err != nil {
		return 0, err
	}
	return len(document.Content[0].Content) / 2, nil
}

func loadStructs(path string) (int, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return 0, err
	}
	resources := map[string]peers.Resource{}
	err = yaml.Load(content, &resources)
	return len(resources), err
}
