package schema

import (
	"slices"
	"strings"
)

// Parts are the pieces that schemas are put together from.
type Parts struct {
	// Dialect is the URI of the draft; Keyword holds definitions in it.
	Dialect, Keyword string
	// Root is the schema of a resources file, without definitions.
	Root string
	// Definitions is sorted by name.
	Definitions []Definition
}

// Definition is a schema that others refer to.
type Definition struct {
	// Name is that of a plugin, such as "llm:openai", or that of something
	// that plugins share.
	Name string
	// Aliases are the further names of a plugin.
	Aliases []string
	// Text is an object in compact JSON.
	Text string
	// Uses are the indexes of the definitions that the text leads to, over
	// others too, sorted.
	Uses []int
}

// Resources puts the schema of a resources file together.
func (p *Parts) Resources() string {
	all := make([]int, len(p.Definitions))
	for i := range all {
		all[i] = i
	}
	return p.document(p.Root, all)
}

// Lookup puts the schema of a plugin's values together. It reports false when
// there is no such plugin.
func (p *Parts) Lookup(category, name string) (string, bool) {
	for _, d := range p.Definitions {
		owner, plugin, ok := strings.Cut(d.Name, ":")
		if ok && owner == category && (plugin == name || slices.Contains(d.Aliases, name)) {
			return p.document(d.Text, d.Uses), true
		}
	}
	return "", false
}

// document completes a schema with its dialect and the definitions it uses.
func (p *Parts) document(text string, uses []int) string {
	var whole strings.Builder
	whole.WriteString(`{"$schema":"` + p.Dialect + `",` + text[1:len(text)-1])
	for i, use := range uses {
		if i == 0 {
			whole.WriteString(`,"` + p.Keyword + `":{`)
		} else {
			whole.WriteByte(',')
		}
		whole.WriteString(`"` + p.Definitions[use].Name + `":` + p.Definitions[use].Text)
	}
	if len(uses) > 0 {
		whole.WriteByte('}')
	}
	whole.WriteByte('}')
	return whole.String()
}
