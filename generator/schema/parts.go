package schema

import (
	"slices"
	"strings"
)

// Parts are the pieces that schemas are put together from.
type Parts struct {
	// Dialect is the URI of the draft, Keyword what holds definitions in it.
	Dialect, Keyword string
	// Root is the schema of a resources file, without definitions.
	Root string
	// Definitions is sorted by name.
	Definitions []Definition
}

// Definition is a schema that others refer to.
type Definition struct {
	// Name is that of a plugin, such as "llm:openai", or of something that
	// resources and plugins share. Aliases are the plugin's.
	Name    string
	Aliases []string
	// Text is an object in compact JSON.
	Text string
	// Uses are the names of all definitions that a plugin's text leads to,
	// over others too, sorted.
	Uses []string
}

// Resources puts the schema of a resources file together.
func (p *Parts) Resources() string {
	return p.document(p.Root, func(string) bool { return true })
}

// Lookup puts the schema of a plugin's values together. The names are
// canonical; it reports false when there is no such plugin.
func (p *Parts) Lookup(category, name string) (string, bool) {
	for _, d := range p.Definitions {
		owner, plugin, ok := strings.Cut(d.Name, ":")
		if ok && owner == category && (plugin == name || slices.Contains(d.Aliases, name)) {
			return p.document(d.Text, func(used string) bool { return slices.Contains(d.Uses, used) }), true
		}
	}
	return "", false
}

// document completes a schema with its dialect and the definitions it uses.
func (p *Parts) document(text string, uses func(name string) bool) string {
	var definitions []string
	for _, d := range p.Definitions {
		if uses(d.Name) {
			definitions = append(definitions, `"`+d.Name+`":`+d.Text)
		}
	}
	whole := `{"$schema":"` + p.Dialect + `",` + text[1:len(text)-1]
	if len(definitions) > 0 {
		whole += `,"` + p.Keyword + `":{` + strings.Join(definitions, ",") + "}"
	}
	return whole + "}"
}
