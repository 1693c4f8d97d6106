package schema

import (
	"slices"
	"strings"

	"github.com/hushgen/hushgen/generator/model"
)

// category is a category with what chooses among its plugins.
type category struct {
	*model.Category
	slots   []*slot
	names   []nameGroup
	classes *classes
	// fallback are the plugins that a resource may have which says nothing
	// and is called like none: one at most in each build.
	fallback []*slot
}

func newCategory(c *model.Category) *category {
	slots := slotsOf(c)
	return &category{c, slots, groupNames(slots), classesOf(slots), fallbackOf(slots)}
}

// fallbackOf follows the rules of the hub: the preferred plugin, else the only
// one. Which that is depends on the build where some plugins do.
func fallbackOf(slots []*slot) []*slot {
	if len(slots) == 1 {
		return slots
	}
	var preferred, always []*slot
	for _, s := range slots {
		if s.always {
			always = append(always, s)
		}
		if s.preferred {
			preferred = append(preferred, s)
		}
	}
	if len(preferred) == 1 && preferred[0].always || len(always) > 1 {
		return preferred
	}
	for _, s := range slots { // the only one where the others are not
		alone := len(always) == 0 || len(always) == 1 && always[0] == s
		if alone && !slices.Contains(preferred, s) {
			preferred = append(preferred, s)
		}
	}
	return preferred
}

// nameGroup is some names that mean the same plugin: several where it is another
// one in other builds.
type nameGroup struct {
	texts   []string
	plugins []*slot
}

// groupNames groups the names of a category plugin by plugin.
func groupNames(slots []*slot) []nameGroup {
	users := map[string][]*slot{}
	for _, s := range slots {
		for _, name := range s.names {
			users[name] = append(users[name], s)
		}
	}
	var groups []nameGroup
	for _, s := range slots {
		var own []string
		for _, name := range s.names {
			switch plugins := users[name]; {
			case len(plugins) == 1:
				own = append(own, name)
			case plugins[0] == s:
				groups = append(groups, nameGroup{[]string{name}, plugins})
			}
		}
		if len(own) > 0 {
			groups = append(groups, nameGroup{own, []*slot{s}})
		}
	}
	return groups
}

// orFallback are the plugins of a resource that has one of the names and says
// no type: where a build has none of them, it takes what others take.
func (c *category) orFallback(n nameGroup) []*slot {
	for _, s := range n.plugins {
		if s.always {
			return n.plugins
		}
	}
	plugins := slices.Clone(n.plugins)
	for _, s := range c.fallback {
		if !slices.Contains(plugins, s) {
			plugins = append(plugins, s)
		}
	}
	return plugins
}

// values refers to what one of some plugins takes. Without any, there must be
// a type.
func (b *builder) values(plugins []*slot) object {
	if len(plugins) == 0 {
		return object{{"type", "object"}, {"required", texts("type")}}
	}
	var anyOf list
	for _, s := range plugins {
		anyOf = append(anyOf, b.ref(s.id()))
	}
	if len(anyOf) == 1 {
		return anyOf[0].(object)
	}
	return object{{"anyOf", anyOf}}
}

// choosesPlugin is a condition: the resource says which plugin it is.
func (b *builder) choosesPlugin() object {
	return b.shared("choosesPlugin", object{
		{"type", "object"}, {"if", object{{"required", texts("type")}}}, {"else", object{{"required", texts("_class")}}},
	})
}

// resource defines a resource whose name is that of no plugin.
func (b *builder) resource(c *category) {
	b.define(c.Name, func() object {
		rules := list{}
		for _, n := range c.names {
			condition := object{{"type", "object"}, {"properties", object{{"type", nameCondition(n.texts)}}}, {"required", texts("type")}}
			rules = append(rules, object{{"if", condition}, {"then", b.values(n.plugins)}})
		}
		for _, s := range c.slots {
			class := object{{"^_class$", b.classCondition(c, s)}}
			condition := object{{"type", "object"}, {"patternProperties", class}, {"required", texts("_class")}}
			rules = append(rules, object{{"if", condition}, {"then", b.values(c.classes.confused(s))}})
		}
		rules = append(rules,
			object{{"if", object{{"type", "object"}, {"required", texts("type")}}}, {"then", object{{"patternProperties", object{{"^_class$", false}}}}}},
			object{{"if", b.choosesPlugin()}, {"else", b.values(c.fallback)}})
		return object{
			{"type", texts("object", "null")},
			{"properties", object{{"type", b.typeField(c)}}},
			{"patternProperties", object{{"^_class$", b.classField(c)}}},
			{"allOf", rules},
		}
	})
}

// namedResource defines a resource that is called like a plugin, and returns
// the name of the definition: that of other resources where they take the same.
func (b *builder) namedResource(c *category, n nameGroup) string {
	plugins := c.orFallback(n)
	if slices.Equal(plugins, c.fallback) {
		return c.Name
	}
	name := c.Name + ":" + n.texts[0] + "_named"
	b.define(name, func() object {
		return object{
			{"title", n.plugins[0].plugin().Title}, {"type", texts("object", "null")},
			{"properties", object{{"type", b.typeField(c)}}},
			{"if", b.choosesPlugin()}, {"then", b.ref(c.Name)}, {"else", b.values(plugins)},
		}
	})
	return name
}

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
