package schema

import (
	"slices"
	"strings"

	"github.com/hushgen/hushgen/internal/names"
)

// The older spelling of type names a class: a plugin's name or alias with or
// without separators and "Config" at the end, or its config type.

// classCondition defines the classes of a plugin, and refers to them.
func (b *builder) classCondition(c *category, s *slot) object {
	own := plainValues(s.names)
	var others []string
	for _, class := range c.exactClasses() {
		if slices.Contains(c.byClass(class), s) {
			own = append(own, class)
		} else {
			others = append(others, class)
		}
	}
	condition := object{{"type", "string"}, {"pattern", s.classPattern()}}
	if clashes := s.matching(others); len(clashes) > 0 {
		condition = condition.with("not", object{{"enum", texts(clashes...)}})
	}
	if len(own) > 0 {
		condition = object{{"anyOf", list{object{{"enum", own}}, condition}}}
	}
	return b.shared(s.id()+"_class", condition)
}

// exactClasses are the config types of all plugins, with and without their
// package, sorted.
func (c *category) exactClasses() []string {
	var classes []string
	for _, s := range c.slots {
		classes = append(classes, s.classes()...)
	}
	slices.Sort(classes)
	return slices.Compact(classes)
}

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

// byClass chooses as the hub does: names first, then config types. Several
// plugins with one config type are none; but where some builds lack them, they
// may be one.
func (c *category) byClass(class string) []*slot {
	name := names.Canonical(class)
	var byName, byType []*slot
	always := 0
	for _, s := range c.slots {
		if slices.Contains(s.names, name) {
			byName = append(byName, s)
		}
		if slices.Contains(s.classes(), class) {
			byType = append(byType, s)
			if s.always {
				always++
			}
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

// squash takes the separators out of a name.
func squash(name string) string { return strings.NewReplacer("-", "", ".", "").Replace(name) }

// classPattern matches the names of a plugin with and without separators, and
// Config behind them.
func (s *slot) classPattern() string {
	var all []string
	for _, name := range s.names {
		var written strings.Builder
		for i, c := range squash(name) {
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

// matching are the classes that the pattern of a plugin takes.
func (s *slot) matching(classes []string) []string {
	var found []string
	for _, class := range classes {
		name := squash(names.Canonical(strings.TrimSuffix(class, "Config")))
		if slices.ContainsFunc(s.names, func(known string) bool { return squash(known) == name }) {
			found = append(found, class)
		}
	}
	return found
}

// confused are a plugin and those whose names are the same as one of its own
// but for separators and Config: which one is meant depends on the spelling.
func (c *category) confused(s *slot) []*slot {
	plugins := []*slot{s}
	for _, other := range c.slots {
		if other != s && sharesClass(s, other) {
			plugins = append(plugins, other)
		}
	}
	return plugins
}

func sharesClass(a, b *slot) bool {
	for _, x := range a.names {
		for _, y := range b.names {
			x, y := squash(x), squash(y)
			if x == y || x+"config" == y || x == y+"config" {
				return true
			}
		}
	}
	return false
}

// classField is the schema of the older spelling.
func (b *builder) classField(c *category) object {
	anyOf := list{object{{"type", "string"}, {"pattern", variablePattern}}}
	for _, s := range c.slots {
		anyOf = append(anyOf, b.classCondition(c, s))
	}
	return object{{"description", "The older spelling of type."}, {"anyOf", anyOf}}
}
