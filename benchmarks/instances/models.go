package instances

import (
	"context"
	"math/rand/v2"
	"strings"

	"github.com/hushgen/hushgen/benchmarks/chat"
	"github.com/hushgen/hushgen/benchmarks/corpus"
	"github.com/hushgen/hushgen/benchmarks/plugins"
	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

// models are instances that are there, to be got in some order.
type models struct {
	hub *plugins.Hub
	// keys are full keys such as "llm:model-00000", names lack the category;
	// instances are what they lead to. The texts are copies: a program's names
	// aren't those that the hub has read.
	keys, names []string
	instances   []chat.Model
}

// openModels makes all instances of a file with so many resources. Their
// order is mixed, always in the same way.
func openModels(folder string, count int) (*models, error) {
	path, err := corpus.WriteResources(folder, corpus.Format{}, count)
	if err != nil {
		return nil, err
	}
	ctx := context.Background()
	h, err := plugins.Open(ctx, hub.From(yamlfile.New(path)))
	if err != nil {
		return nil, err
	}
	m := &models{hub: h}
	for _, number := range rand.New(rand.NewPCG(1, 2)).Perm(count) {
		key := corpus.Key(number)
		name := strings.Clone(strings.TrimPrefix(key, "llm:"))
		instance, err := h.LLM.Get(ctx, name)
		if err != nil {
			return nil, err
		}
		m.keys, m.names, m.instances = append(m.keys, key), append(m.names, name), append(m.instances, instance)
	}
	return m, nil
}

// first returns the same instances, of which only the first is got.
func (m *models) first() *models {
	return &models{hub: m.hub, keys: m.keys[:1], names: m.names[:1], instances: m.instances[:1]}
}

// close closes the hub.
func (m *models) close() error { return m.hub.Close(context.Background()) }
