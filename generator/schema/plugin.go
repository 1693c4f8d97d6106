package schema

import (
	"cmp"
	"slices"

	"github.com/hushgen/hushgen/generator/builds"
	"github.com/hushgen/hushgen/generator/model"
)

// slot is a name of a category: a plugin, or several that exclude each other,
// each of another build.
type slot struct {
	variants []*model.Plugin
	// names are the name and the aliases of any variant.
	names []string
	// always tells that every build which has the category has one of them,
	// preferred that one of them is.
	always, preferred bool
}

// plugin is the variant that speaks for all.
func (s *slot) plugin() *model.Plugin { return s.variants[0] }

func slotsOf(c *model.Category) []*slot {
	var slots []*slot
	for _, p := range c.Plugins {
		if last := len(slots) - 1; last >= 0 && slots[last].plugin().Name == p.Name {
			slots[last].variants = append(slots[last].variants, p)
			continue
		}
		slots = append(slots, &slot{variants: []*model.Plugin{p}})
	}
	for _, s := range slots {
		s.complete(c)
	}
	return slots
}

func (s *slot) complete(c *model.Category) {
	var constraints []builds.Constraint
	s.names = []string{s.plugin().Name}
	for _, p := range s.variants {
		constraint := cmp.Or(p.Constraint, c.Constraint)
		s.always = s.always || constraint == c.Constraint
		s.preferred = s.preferred || p.Preferred
		constraints = append(constraints, constraint)
		for _, alias := range p.Aliases {
			if !slices.Contains(s.names, alias) {
				s.names = append(s.names, alias)
			}
		}
	}
	s.always = s.always || builds.Or(constraints...) == c.Constraint
}

// id is the name of the definition of the values.
func (s *slot) id() string { return s.plugin().ID() }

// defineSlot defines the values that a plugin takes.
func (b *builder) defineSlot(s *slot) {
	b.define(s.id(), func() object {
		schema := titled(s.plugin())
		if s.plugin().Deprecated != "" && b.draft != Draft7 {
			schema = schema.with("deprecated", true)
		}
		if len(s.variants) == 1 {
			return schema.and(b.config(s.plugin()))
		}
		var anyOf list
		for _, p := range s.variants {
			anyOf = append(anyOf, b.config(p))
		}
		return schema.with("anyOf", anyOf)
	})
	made := b.made[s.id()]
	made.plugin, made.aliases = true, s.names[1:]
}

// titled is how a plugin is shown.
func titled(p *model.Plugin) object {
	schema := object{{"title", p.Title}}
	if text := describePlugin(p); text != "" {
		schema = schema.with("description", text)
	}
	return schema
}

func describePlugin(p *model.Plugin) string {
	text := unwrapped(p.Description)
	add := func(note string) {
		if text != "" {
			text += "\n\n"
		}
		text += note
	}
	if p.Stability != "" && p.Stability != "stable" {
		add("Stability: " + p.Stability + ".")
	}
	if p.Deprecated != "" {
		add("Deprecated: " + p.Deprecated)
	}
	return text
}

// config are the keywords of the values of a plugin. A config that several
// plugins have is written once.
func (b *builder) config(p *model.Plugin) object {
	in := reading{lenient: p.Lenient}
	if p.Config == nil {
		properties, older := selectors()
		schema := object{{"type", texts("object", "null")}, {"properties", properties}, {"patternProperties", older}}
		return schema.and(unknownFields(&model.Struct{}, in))
	}
	in.open = p.Config.SetDefaults && opens(p.Config, map[*model.Struct]bool{})
	content := func() object {
		if structNeeds(p.Config, in) {
			return object{{"type", "object"}}.and(b.fields(p.Config, in, true))
		}
		return object{{"type", texts("object", "null")}}.and(b.fields(p.Config, in, true))
	}
	if b.users[p.Config] == 1 {
		return content()
	}
	name := b.structs.config(p.Config, in)
	b.define(name, content)
	return b.beside(name)
}

// usersOf counts the plugins of each config.
func usersOf(registry *model.Registry) map[*model.Struct]int {
	users := map[*model.Struct]int{}
	for _, c := range registry.Categories {
		for _, p := range c.Plugins {
			users[p.Config]++
		}
	}
	return users
}
