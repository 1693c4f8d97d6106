package configuration

import (
	"context"
	"fmt"
	"reflect"

	"github.com/hushgen/hushgen/benchmarks/chat"
	"github.com/hushgen/hushgen/benchmarks/corpus"
	"github.com/hushgen/hushgen/benchmarks/peers"
	"github.com/hushgen/hushgen/benchmarks/plugins"
	"github.com/hushgen/hushgen/runtime/hub"
)

// ours is what tables call hushgen.
const ours = "hushgen"

// openAll opens a source and gets every language model of it.
func openAll(source hub.Source) (map[string]chat.Model, error) {
	ctx := context.Background()
	h, err := plugins.Open(ctx, hub.From(source))
	if err != nil {
		return nil, err
	}
	models := make(map[string]chat.Model)
	for name := range h.LLM.Names() {
		model, err := h.LLM.Get(ctx, name)
		if err != nil {
			return nil, err
		}
		models["llm:"+name] = model
	}
	return models, nil
}

func validate(config *chat.Config) error { return peers.Validate(config) }

func unchecked(*chat.Config) error { return nil }

// verify compares models with what the corpus says.
func verify(models map[string]chat.Model, count int) error {
	configs := make(map[string]chat.Config, len(models))
	for key, model := range models {
		configs[key] = model.Config()
	}
	return same(configs, corpus.Configs(count))
}

// same refuses a result that isn't the wanted one. Secrets are compared too.
func same(got, want any) error {
	if reflect.DeepEqual(got, want) {
		return nil
	}
	return fmt.Errorf("came to %.300q, want %.300q", fmt.Sprintf("%+v", got), fmt.Sprintf("%+v", want))
}
