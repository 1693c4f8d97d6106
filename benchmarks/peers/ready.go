package peers

import (
	"encoding/json"

	"github.com/go-viper/mapstructure/v2"
	"go.yaml.in/yaml/v4"

	"github.com/hushgen/hushgen/benchmarks/chat"
	"github.com/hushgen/hushgen/benchmarks/corpus"
)

// Decode fills a config from what was prepared.
type Decode func(*chat.Config) error

// JSONConfig decodes a config from JSON text. It isn't strict: that is
// cheapest.
func JSONConfig(config chat.Config) (Decode, error) {
	text := corpus.Format{JSON: true, Nanoseconds: true}.Config(config)
	return func(target *chat.Config) error { return json.Unmarshal(text, target) }, nil
}

// YAMLNode decodes a config from a node that yaml v4 has parsed.
func YAMLNode(config chat.Config) (Decode, error) {
	var document yaml.Node
	if err := yaml.Load(corpus.Format{}.Config(config), &document); err != nil {
		return nil, err
	}
	return func(target *chat.Config) error { return document.Decode(target) }, nil
}

// Map decodes a config from a map that yaml v4 has filled.
func Map(config chat.Config) (Decode, error) {
	var values map[string]any
	if err := yaml.Load(corpus.Format{}.Config(config), &values); err != nil {
		return nil, err
	}
	return func(target *chat.Config) error {
		decoder, err := mapstructure.NewDecoder(&mapstructure.DecoderConfig{
			DecodeHook: hooks(), ErrorUnused: true, Result: target,
		})
		if err != nil {
			return err
		}
		return decoder.Decode(values)
	}, nil
}
