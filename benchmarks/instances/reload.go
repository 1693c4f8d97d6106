package instances

import (
	"context"
	"errors"
	"fmt"
	"os"

	"go.yaml.in/yaml/v4"

	"github.com/hushgen/hushgen/benchmarks/corpus"
	"github.com/hushgen/hushgen/benchmarks/markdown"
	"github.com/hushgen/hushgen/benchmarks/measure"
	"github.com/hushgen/hushgen/benchmarks/plugins"
	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

// reloading changes one of many resources whose instances are all there.
func reloading(folder string, count int) measure.Group {
	const change, nothing, open, nodes = "Reload, one changed", "Reload, nothing changed", "Open", "yaml v4 to nodes"
	one, same := &reloaded{count: count}, &reloaded{count: count}
	path := ""
	return measure.Group{
		Title: "Reload of " + markdown.Counted(count, "YAML resource"),
		About: "The file is written anew each time. All instances have been made; one is made again, and that the others are " +
			"untouched is checked. Open and yaml v4 read the same file.",
		Patient: true,
		Setup: func() (err error) {
			path, err = corpus.WriteResources(folder, corpus.Format{}, count)
			return err
		},
		Workloads: []measure.Workload{
			{Name: change, Setup: func() error { return one.open(folder, "changing.yaml") }, Run: one.change},
			{Name: nothing, Setup: func() error { return same.open(folder, "staying.yaml") }, Run: same.keep},
			{Name: open, Run: func() error { return openFile(path, count) }},
			{Name: nodes, Run: func() error { return parseFile(path, count) }},
		},
		Bars: []measure.Bar{
			{Text: "a reload ≤ 1.25 × the CPU of yaml v4 to nodes alone", Ours: change, Peer: nodes, Most: 1.25, Cost: measure.CPU},
			{Text: "a reload ≤ 1.1 × the CPU of Open", Ours: change, Peer: open, Most: 1.1, Cost: measure.CPU},
		},
		Teardown: func() error { return errors.Join(one.close(), same.close()) },
	}
}

func openFile(path string, count int) error {
	ctx := context.Background()
	h, err := plugins.Open(ctx, hub.From(yamlfile.New(path)))
	if err != nil {
		return err
	}
	if found := keys(h); found != count {
		return fmt.Errorf("found %d resources, want %d", found, count)
	}
	return h.Close(ctx)
}

func parseFile(path string, count int) error {
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var document yaml.Node
	if err := yaml.Load(content, &document); err != nil {
		return err
	}
	if found := len(document.Content[0].Content) / 2; found != count {
		return fmt.Errorf("found %d resources, want %d", found, count)
	}
	return nil
}
