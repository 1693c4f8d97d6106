package peers

import (
	goccyyaml "github.com/goccy/go-yaml"
	"go.yaml.in/yaml/v4"
	sigsyaml "sigs.k8s.io/yaml"
)

func yamlV4(content []byte, target any) error {
	return yaml.Load(content, target, yaml.WithKnownFields())
}

// goccy refuses unknown fields and duplicate keys.
func goccy(content []byte, target any) error {
	return goccyyaml.UnmarshalWithOptions(content, target, goccyyaml.Strict())
}

func sigs(content []byte, target any) error { return sigsyaml.UnmarshalStrict(content, target) }
