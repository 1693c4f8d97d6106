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

// flatKeys reads one mapping of ever more keys: what a key costs tells
// whether the work is linear.
func flatKeys(folder string, sizes []int) measure.Group {
	group := measure.Group{
		Title: "A flat YAML mapping into map[string]string, cost of one key",
		About: "Linear work has the same cost of a key at every size. hushgen opens a hub and gets the instance. " +
			"What takes longer than a second runs once, marked *.",
	}
	smallest, largest := sizes[0], sizes[len(sizes)-1]
	for _, reader := range flatReaders() {
		for _, size := range sizes {
			group.Workloads = append(group.Workloads, flat(folder, reader, size))
		}
	}
	group.Bars = []measure.Bar{{
		Text: fmt.Sprintf("a key of %s ≤ 1.3 × one of %s", markdown.Thousands(largest), markdown.Thousands(smallest)),
		Ours: flatName(ours, largest), Peer: flatName(ours, smallest), Most: 1.3, Cost: measure.CPU,
	}}
	return group
}

func flatName(name string, size int) string { return name + ", " + markdown.Counted(size, "key") }

// flatReader is one way to read a flat mapping.
type flatReader struct {
	name string
	read func(path string) (map[string]string, error)
}

func flatReaders() []flatReader {
	readers := []flatReader{{ours, openFlat}}
	for _, peer := range peers.YAML() {
		readers = append(readers, flatReader{peer.Name, func(path string) (map[string]string, error) {
			content, err := os.ReadFile(path)
			if err != nil {
				return nil, err
			}
			return peer.Flat(content)
		}})
	}
	return append(readers, flatReader{"yaml v4 to nodes", flatNodes})
}

// flat is a workload. That it comes to the right result is checked on a small
// document: some would take very long.
func flat(folder string, reader flatReader, size int) measure.Workload {
	path := ""
	return measure.Workload{
		Name:  flatName(reader.name, size),
		Items: size,
		Setup: func() (err error) {
			const few = 100
			sample, err := corpus.WriteFlat(folder, few)
			if err != nil {
				return err
			}
			entries, err := reader.read(sample)
			if err != nil {
				return err
			}
			if err := same(entries, corpus.FlatEntries(few)); err != nil {
				return err
			}
			path, err = corpus.WriteFlat(folder, size)
			return err
		},
		Run: func() error {
			_, err := reader.read(path)
			return err
		},
	}
}

func openFlat(path string) (map[string]string, error) {
	ctx := context.Background()
	h, err := plugins.Open(ctx, hub.From(yamlfile.New(path)))
	if err != nil {
		return nil, err
	}
	table, err := h.Table.Get(ctx, "big")
	if err != nil {
		return nil, err
	}
	return table.Entries(), nil
}

// flatNodes parses and takes what it needs from the nodes, without looking
// for duplicate keys.
func flatNodes(path string) (map[string]string, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var document yaml.Node
	if err := yaml.Load(content, &document); err != nil {
		return nil, err
	}
	pairs := document.Content[0].Content[1].Content[1].Content
	entries := make(map[string]string, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		entries[pairs[i].Value] = pairs[i+1].Value
	}
	return entries, nil
}
