package schema

import (
	"maps"
	"slices"

	"github.com/hushgen/hushgen/generator/model"
)

// builder makes the definitions of a registry, each once.
type builder struct {
	registry *model.Registry
	draft    Draft
	structs  *structNames
	// users counts the plugins of each config.
	users map[*model.Struct]int
	made  map[string]*piece
	// current is the definition, or the root, that is being made.
	current *piece
}

// piece is a definition before all are known.
type piece struct {
	// plugin tells the definition of what a plugin takes; aliases are its own.
	plugin  bool
	aliases []string
	text    string // its content, which has no place in memory for long
	uses    map[string]bool
}

// Make makes the parts of the schemas of a registry.
func Make(registry *model.Registry, version Draft) *Parts {
	b := &builder{registry: registry, draft: version, structs: nameStructs(registry), users: usersOf(registry), made: map[string]*piece{}}
	root := &piece{uses: map[string]bool{}}
	b.current = root
	root.text = b.resources().String()
	parts := &Parts{
		Dialect: "https://json-schema.org/draft/2020-12/schema",
		Keyword: b.keyword(), Root: root.text,
	}
	if version == Draft7 {
		parts.Dialect = "http://json-schema.org/draft-07/schema#"
	}
	for _, name := range slices.Sorted(maps.Keys(b.made)) {
		d := b.made[name]
		definition := Definition{Name: name, Aliases: d.aliases, Text: d.text}
		if d.plugin {
			definition.Uses = b.reached(d)
		}
		parts.Definitions = append(parts.Definitions, definition)
	}
	return parts
}

func (b *builder) keyword() string {
	if b.draft == Draft7 {
		return "definitions"
	}
	return "$defs"
}

// reached lists the definitions that one leads to.
func (b *builder) reached(d *piece) []string {
	seen := map[string]bool{}
	var visit func(d *piece)
	visit = func(d *piece) {
		for name := range d.uses {
			if !seen[name] {
				seen[name] = true
				visit(b.made[name])
			}
		}
	}
	visit(d)
	return slices.Sorted(maps.Keys(seen))
}

// define makes a definition unless it is there. It may lead to itself.
func (b *builder) define(name string, content func() object) {
	if b.made[name] != nil {
		return
	}
	outer := b.current
	b.current = &piece{uses: map[string]bool{}}
	b.made[name] = b.current
	b.current.text = content().String()
	b.current = outer
}

// ref refers to a definition. In draft 7 nothing may stand beside it: see
// [builder.beside].
func (b *builder) ref(name string) object {
	b.current.uses[name] = true
	return object{{"$ref", "#/" + b.keyword() + "/" + name}}
}

// beside is a reference with other keywords beside it, which draft 7 passes
// over unless the reference has a schema to itself.
func (b *builder) beside(name string) object {
	if b.draft == Draft7 {
		return object{{"anyOf", list{b.ref(name)}}}
	}
	return b.ref(name)
}
