package instances

import (
	"context"
	"fmt"

	"github.com/hushgen/hushgen/benchmarks/corpus"
	"github.com/hushgen/hushgen/benchmarks/markdown"
	"github.com/hushgen/hushgen/benchmarks/measure"
	"github.com/hushgen/hushgen/benchmarks/plugins"
	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/source/memory"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

// linear does the same with ever more resources: what one costs tells whether
// the work is linear.
func linear(folder string, sizes []int) measure.Group {
	group := measure.Group{
		Title: "Open, Keys and Validate, cost of one resource",
		About: "Linear work has the same cost of a resource at every size. The file was parsed before: this is the hub's own " +
			"part. To go through 40,000 keys takes the time that memory takes.",
	}
	all := make(map[int]*parsed)
	group.Setup = func() error {
		for _, size := range sizes {
			p, err := parse(folder, size)
			if err != nil {
				return err
			}
			all[size] = p
		}
		return nil
	}
	group.Teardown = func() error {
		clear(all)
		return nil
	}
	large, largest := sizes[len(sizes)-2], sizes[len(sizes)-1]
	for _, call := range calls {
		for _, size := range sizes {
			group.Workloads = append(group.Workloads, call.workload(all, size))
		}
		group.Bars = append(group.Bars, measure.Bar{
			Text: fmt.Sprintf("%s: a resource of %s ≤ %v × one of %s", call.name, markdown.Thousands(largest), call.most, markdown.Thousands(large)),
			Ours: call.of(largest), Peer: call.of(large), Most: call.most, Cost: measure.CPU,
		})
	}
	return group
}

// parsed is a file of resources that has been read.
type parsed struct {
	source hub.Source
	hub    *plugins.Hub
}

func parse(folder string, count int) (*parsed, error) {
	path, err := corpus.WriteResources(folder, corpus.Format{}, count)
	if err != nil {
		return nil, err
	}
	ctx := context.Background()
	snapshot, err := yamlfile.New(path).Load(ctx)
	if err != nil {
		return nil, err
	}
	source := memory.FromNode(path, snapshot.Root)
	h, err := plugins.Open(ctx, hub.From(source))
	return &parsed{source, h}, err
}

// call is something that all resources take part in. It returns how many it
// found.
type call struct {
	name string
	// most is how much more a resource of the largest file may cost than one of
	// the next. Where almost nothing is done with each, it shows that the
	// largest doesn't fit into the processor's caches.
	most float64
	run  func(ctx context.Context, p *parsed) (int, error)
}

var calls = []call{
	{"Open", 1.3, func(ctx context.Context, p *parsed) (int, error) {
		h, err := plugins.Open(ctx, hub.From(p.source))
		if err != nil {
			return 0, err
		}
		return keys(h), h.Close(ctx)
	}},
	{"Keys", 3, func(_ context.Context, p *parsed) (int, error) { return keys(p.hub), nil }},
	{"Validate", 1.3, func(ctx context.Context, p *parsed) (int, error) { return keys(p.hub), p.hub.Validate(ctx) }},
}

func keys(h *plugins.Hub) int {
	count := 0
	for range h.Keys() {
		count++
	}
	return count
}

func (c call) of(size int) string { return c.name + ", " + markdown.Counted(size, "resource") }

// workload calls with so many resources.
func (c call) workload(all map[int]*parsed, size int) measure.Workload {
	return measure.Workload{
		Name:  c.of(size),
		Items: size,
		Run: func() error {
			found, err := c.run(context.Background(), all[size])
			if err == nil && found != size {
				err = fmt.Errorf("found %d resources, want %d", found, size)
			}
			return err
		},
	}
}
