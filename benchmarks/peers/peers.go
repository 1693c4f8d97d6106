// Package peers are the libraries that hushgen is compared with: each brought
// to read the same documents into the same struct, as strictly as it can, and
// validator to check what they read.
package peers

import (
	"fmt"

	"github.com/hushgen/hushgen/benchmarks/chat"
	"github.com/hushgen/hushgen/benchmarks/corpus"
)

// Peer is one library.
type Peer struct {
	// Name is how tables call it.
	Name string
	// Format is what it reads.
	Format corpus.Format
	// Unmarshal decodes a document as strictly as the library can.
	Unmarshal func(content []byte, target any) error
}

// YAML returns the libraries that read YAML.
func YAML() []Peer {
	return []Peer{
		{Name: "yaml v4", Unmarshal: yamlV4},
		{Name: "goccy/go-yaml", Unmarshal: goccy},
		{Name: "sigs.k8s.io/yaml", Unmarshal: sigs, Format: corpus.Format{Nanoseconds: true}},
		{Name: "koanf + mapstructure", Unmarshal: koanfMapstructure},
		{Name: "viper", Unmarshal: viperExact},
	}
}

// JSON returns the libraries that read JSON.
func JSON() []Peer {
	return []Peer{
		{Name: "encoding/json", Unmarshal: encodingJSON, Format: corpus.Format{JSON: true, Nanoseconds: true}},
	}
}

// Resource is one value of a document: hushgen's type selector and a config.
type Resource struct {
	Type        string `json:"type" yaml:"type" mapstructure:"type" validate:"oneof=chat"`
	chat.Config `yaml:",inline" mapstructure:",squash"`
}

// Open reads a document, validates every resource and constructs it.
func (p Peer) Open(content []byte) (map[string]chat.Model, error) {
	resources := map[string]Resource{}
	if err := p.Unmarshal(content, &resources); err != nil {
		return nil, err
	}
	models := make(map[string]chat.Model, len(resources))
	for key, resource := range resources {
		if err := Validate(&resource); err != nil {
			return nil, fmt.Errorf("%s: %w", key, err)
		}
		models[key] = chat.New(&resource.Config)
	}
	return models, nil
}

// Table is a document with one flat mapping.
type Table struct {
	Type    string            `json:"type" yaml:"type" mapstructure:"type"`
	Entries map[string]string `json:"entries" yaml:"entries" mapstructure:"entries"`
}

// Flat reads the entries of a document with one table.
func (p Peer) Flat(content []byte) (map[string]string, error) {
	tables := map[string]Table{}
	if err := p.Unmarshal(content, &tables); err != nil {
		return nil, err
	}
	return tables["table:big"].Entries, nil
}
