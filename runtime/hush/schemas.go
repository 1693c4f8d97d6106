package hush

import (
	"slices"
	"strings"

	"github.com/hushgen/hushgen/internal/names"
)

// Schemas holds JSON Schemas, draft 2020-12, of a registry's plugins and of the
// resources files that name them. Generated files have it as a variable of its
// own: a program that doesn't use it doesn't carry it.
//
// It is static data in pieces, which the methods put together.
type Schemas struct {
	// Root is the schema of a resources file, without definitions.
	//
	// For generated code.
	Root string
	// Definitions is sorted by name.
	//
	// For generated code.
	Definitions []SchemaDefinition
	// More are the definitions behind those, sorted too, of a registry whose
	// schemas are too many for one file.
	//
	// For generated code.
	More []*[]SchemaDefinition
}

// all goes through the definitions in their order.
func (s *Schemas) all(yield func(*SchemaDefinition) bool) {
	for i := range s.Definitions {
		if !yield(&s.Definitions[i]) {
			return
		}
	}
	for _, more := range s.More {
		for i := range *more {
			if !yield(&(*more)[i]) {
				return
			}
		}
	}
}

// SchemaDefinition is a schema that others refer to.
//
// For generated code.
type SchemaDefinition struct {
	// Name is that of a plugin, such as "llm:openai", or of something that
	// resources and plugins share. Aliases are the plugin's.
	Name    string
	Aliases []string
	// Text is a JSON object.
	Text string
	// Uses are the names of all definitions that a plugin's text leads to,
	// sorted.
	Uses []string
}

// Lookup returns the schema of the values of one plugin, as compact JSON that
// needs nothing else. It finds names in any spelling, and aliases. Plugins that
// other builds have are there too.
func (s *Schemas) Lookup(category, name string) (schema string, ok bool) {
	category, name = names.Canonical(category), names.Canonical(name)
	for d := range s.all {
		if owner, plugin, ok := strings.Cut(d.Name, ":"); ok && owner == category && (plugin == name || slices.Contains(d.Aliases, name)) {
			return s.document(d.Text, func(used string) bool { return slices.Contains(d.Uses, used) }), true
		}
	}
	return "", false
}

// Resources returns the schema of a whole resources file, in YAML or JSON, as
// compact JSON.
func (s *Schemas) Resources() string {
	return s.document(s.Root, func(string) bool { return true })
}

const schemaHead = `{"$schema":"https://json-schema.org/draft/2020-12/schema",`

// document completes a schema with its dialect and the definitions it uses.
func (s *Schemas) document(text string, uses func(name string) bool) string {
	var whole strings.Builder
	whole.WriteString(schemaHead)
	whole.WriteString(text[1 : len(text)-1])
	before := `,"$defs":{"`
	for d := range s.all {
		if !uses(d.Name) {
			continue
		}
		whole.WriteString(before)
		whole.WriteString(d.Name)
		whole.WriteString(`":`)
		whole.WriteString(d.Text)
		before = `,"`
	}
	if before == `,"` {
		whole.WriteByte('}')
	}
	whole.WriteByte('}')
	return whole.String()
}
