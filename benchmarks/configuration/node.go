package configuration

import (
	"context"

	"github.com/hushgen/hushgen/benchmarks/chat"
	"github.com/hushgen/hushgen/benchmarks/corpus"
	"github.com/hushgen/hushgen/benchmarks/measure"
	"github.com/hushgen/hushgen/benchmarks/peers"
	"github.com/hushgen/hushgen/benchmarks/plugins"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

// fromNode makes one instance.
func fromNode(folder string) measure.Group {
	const validated, byHand = "encoding/json + validator", "encoding/json + checks by hand"
	return measure.Group{
		Title: "New from a ready node",
		About: "One instance of ten fields with constraints. hushgen, yaml v4 and mapstructure begin with what was " +
			"parsed before; encoding/json begins with text, with durations as numbers.",
		Workloads: []measure.Workload{
			maker(ours, func() (construct, error) { return hushNode(folder) }),
			maker(byHand, checked(peers.JSONConfig, (*chat.Config).Check)),
			maker(validated, checked(peers.JSONConfig, validate)),
			maker("encoding/json, unchecked", checked(peers.JSONConfig, unchecked)),
			maker("yaml v4 node + validator", checked(peers.YAMLNode, validate)),
			maker("mapstructure + validator", checked(peers.Map, validate)),
		},
		Bars: []measure.Bar{
			{Text: "New from a ready node ≤ 0.25 × encoding/json + checks by hand", Ours: ours, Peer: byHand, Most: 0.25, Cost: measure.CPU},
			{Text: "New from a ready node ≤ 0.25 × encoding/json + validator", Ours: ours, Peer: validated, Most: 0.25, Cost: measure.CPU},
			{Text: "New from a ready node allocates the instance, its secret and its list alone", Ours: ours, Most: 3, Cost: measure.Allocations},
		},
	}
}

// construct makes one instance.
type construct func() (chat.Model, error)

// number is the resource that everybody reads here.
const number = 7

// maker is a workload of a construct, which must come to the right config.
func maker(name string, ready func() (construct, error)) measure.Workload {
	var make construct
	return measure.Workload{
		Name: name,
		Setup: func() (err error) {
			if make, err = ready(); err != nil {
				return err
			}
			model, err := make()
			if err != nil {
				return err
			}
			return same(model.Config(), corpus.Config(number))
		},
		Run: func() error {
			_, err := make()
			return err
		},
	}
}

// hushNode constructs from a node that yamlfile has read.
func hushNode(folder string) (construct, error) {
	path, err := corpus.Write(folder, "node.yaml", corpus.Format{}.Resources(number+1))
	if err != nil {
		return nil, err
	}
	ctx := context.Background()
	snapshot, err := yamlfile.New(path).Load(ctx)
	if err != nil {
		return nil, err
	}
	input := hush.Input{
		Key:  hush.Key{Category: "llm", Name: "model"},
		Node: snapshot.Root.Get(corpus.Key(number)),
	}
	return func() (chat.Model, error) {
		plugin, _ := plugins.Registry.LLM.Entry("chat")
		model, err := plugin.New(ctx, input)
		if err != nil {
			return nil, err
		}
		return model.(chat.Model), nil
	}, nil
}

// checked constructs from what a peer decodes, once it is checked.
func checked(prepare func(chat.Config) (peers.Decode, error), check func(*chat.Config) error) func() (construct, error) {
	return func() (construct, error) {
		decode, err := prepare(corpus.Config(number))
		if err != nil {
			return nil, err
		}
		return func() (chat.Model, error) {
			var config chat.Config
			if err := decode(&config); err != nil {
				return nil, err
			}
			if err := check(&config); err != nil {
				return nil, err
			}
			return chat.New(&config), nil
		}, nil
	}
}
