package schema

import (
	"maps"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/internal/names"
)

// The older spelling of type names a class: a plugin's name or alias with or
// without separators and "Config" at the end, or its config type.

// classes are what the older spelling finds in a category.
type classes struct {
	// own are the config types that mean a plugin, with and without their
	// package, sorted; others are those that don't although its pattern matches.
	own, others map[*slot][]string
	// squashed are the plugins with a name or alias that is the given one but
	// for separators.
	squashed map[string][]*slot
}

func classesOf(slots []*slot) *classes {
	byName, byType, squashed := map[string][]*slot{}, map[string][]*slot{}, map[string][]*slot{}
	for _, s := range slots {
		for _, name := range s.names {
			add(byName, name, s)
			add(squashed, names.Squash(name), s)
		}
		for _, class := range s.classes() {
			add(byType, class, s)
		}
	}
	c := &classes{own: map[*slot][]string{}, others: map[*slot][]string{}, squashed: squashed}
	for _, class := range slices.Sorted(maps.Keys(byType)) {
		found := chosen(byName[names.Canonical(class)], byType[class])
		for _, s := range found {
			c.own[s] = append(c.own[s], class)
		}
		for _, s := range squashed[names.Squash(strings.TrimSuffix(class, "Config"))] {
			if !slices.Contains(found, s) {
				c.others[s] = append(c.others[s], class)
			}
		}
	}
	return c
}

// add adds a plugin to a list, once: they come one after the other.
func add(to map[string][]*slot, key string, s *slot) {
	if list := to[key]; len(list) == 0 || list[len(list)-1] != s {
		to[key] = append(list, s)
	}
}

// chosen are the plugins of a class as the hub chooses: names first, then
// config types. Several plugins with one config type are none; but where some
// builds lack them, they may be one.
func chosen(byName, byType []*slot) []*slot {
	always := 0
	for _, s := range byType {
		if s.always {
			always++
		}
	}
	switch {
	case len(byName) > 0:
		return byName
	case len(byType) == 1, always < 2:
		return byType
	}
	return nil
}

// classes are the config types of a plugin.
func (s *slot) classes() []string {
	var classes []string
	for _, p := range s.variants {
		if p.Config != nil {
			full := p.Config.Type.String()
			classes = append(classes, full, full[strings.LastIndexByte(full, '.')+1:])
		}
	}
	return classes
}

// confused are a plugin and those whose names are the same as one of its own
// but for separators and Config: which one is meant depends on the spelling.
func (c *classes) confused(s *slot) []*slot {
	plugins := []*slot{s}
	for _, name := range s.names {
		name := names.Squash(name)
		for _, like := range []string{name, name + "config", strings.TrimSuffix(name, "config")} {
			for _, other := range c.squashed[like] {
				if !slices.Contains(plugins, other) {
					plugins = append(plugins, other)
				}
			}
		}
	}
	return plugins
}

// classCondition defines the classes of a plugin, and refers to them.
func (b *builder) classCondition(c *category, s *slot) object {
	name := s.id() + "_class"
	b.define(name, func() object {
		condition := object{{"type", "string"}, {"pattern", s.classPattern()}}
		if others := c.classes.others[s]; len(others) > 0 {
			condition = condition.with("not", object{{"enum", texts(others...)}})
		}
		exact := append(plainValues(s.names), texts(c.classes.own[s]...)...)
		if len(exact) == 0 {
			return condition
		}
		return object{{"anyOf", list{object{{"enum", exact}}, condition}}}
	})
	return b.ref(name)
}

// classPattern matches the names of a plugin with and without separators, and
// Config behind them.
func (s *slot) classPattern() string {
	var all []string
	for _, name := range s.names {
		var written strings.Builder
		for i, c := range names.Squash(name) {
			if i > 0 {
				written.WriteString(`[-_. ]*`)
			}
			written.WriteString(letter(c))
		}
		all = append(all, written.String())
	}
	slices.Sort(all)
	return `^[-\s\x85_.]*(` + strings.Join(slices.Compact(all), "|") + `)[-\s\x85_.]*(Config)?$`
}

// classField is the schema of the older spelling.
func (b *builder) classField(c *category) object {
	anyOf := list{object{{"type", "string"}, {"pattern", variablePattern}}}
	for _, s := range c.slots {
		anyOf = append(anyOf, b.classCondition(c, s))
	}
	return object{{"description", "The older spelling of type."}, {"anyOf", anyOf}}
}
