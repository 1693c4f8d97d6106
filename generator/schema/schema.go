package schema

import (
	"github.com/hushgen/hushgen/generator/model"
)

// Title begins the title of the schemas of resources files; the path of the
// registry's package follows.
const Title = "Resources of "

// Draft is a version of JSON Schema.
type Draft int

const (
	// Draft2020 is 2020-12.
	Draft2020 Draft = iota
	// Draft7 is draft 7, for tools that know no later one.
	Draft7
)

// Resources returns the schema of a resources file, in YAML or JSON, as
// compact JSON on one line.
func Resources(registry *model.Registry, draft Draft) []byte {
	return []byte(Make(registry, draft).Resources())
}

// Config returns the schema of the values of one plugin, as compact JSON on
// one line: nil when the registry has no plugin of these names, which are
// canonical.
func Config(registry *model.Registry, category, plugin string, draft Draft) []byte {
	text, ok := Make(registry, draft).Lookup(category, plugin)
	if !ok {
		return nil
	}
	return []byte(text)
}
