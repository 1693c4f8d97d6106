package schema

import (
	"slices"
	"strings"
)

// nameCondition holds of the ways to write some names. A name of digits may
// stand there as a number.
func nameCondition(names []string) object {
	text := object{{"type", "string"}, {"pattern", trimmed(oneOf(names))}}
	if plain := plainValues(names); len(plain) > 0 {
		return object{{"anyOf", list{text, object{{"enum", plain}}}}}
	}
	return text
}

// plainValues are the names that YAML reads as numbers or bools.
func plainValues(names []string) list {
	var plain list
	for _, name := range names {
		if value := plainValue(name); value != nil && !slices.Contains(plain, value) {
			plain = append(plain, value)
		}
	}
	return plain
}

// typeField defines the field that chooses the plugin, and refers to it. What
// people choose from stands first; last the other spellings, in a shape that
// editors don't offer.
func (b *builder) typeField(c *category) object {
	name := c.Name + "_type"
	b.define(name, c.typeContent)
	return b.ref(name)
}

func (c *category) typeContent() object {
	var choices list
	var names []string
	for _, s := range c.slots {
		choices = append(choices, object{{"const", s.plugin().Name}}.and(titled(s.plugin())))
		names = append(names, s.names...)
	}
	slices.Sort(names)
	names = slices.Compact(names)
	pattern := variablePattern
	if len(names) > 0 {
		pattern += "|" + trimmed(oneOf(names))
	}
	other := object{{"if", true}, {"then", object{{"pattern", pattern}}}}
	choices = append(choices, object{{"type", "string"}}.and(other))
	if plain := plainValues(names); len(plain) > 0 {
		choices = append(choices, object{{"if", true}, {"then", object{{"enum", plain}}}})
	}
	return object{{"description", "Which plugin of " + c.Name + " it is." + c.defaultNote()}, {"anyOf", choices}}
}

// defaultNote says which plugin is taken without a type.
func (c *category) defaultNote() string {
	var names []string
	for _, s := range c.fallback {
		names = append(names, s.plugin().Name)
	}
	if len(names) == 0 {
		return " Absent: the one with the resource's own name."
	}
	return " Absent: the one with the resource's own name, else " + strings.Join(names, " or ") + "."
}
