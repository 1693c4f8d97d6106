package schemas

import (
	"slices"

	"github.com/hushgen/hushgen/generator/model"
)

// grower makes documents for configs: valid ones but for some mistakes.
type grower struct {
	*dice
	// left are the mistakes that may still be made; rarely makes them come late.
	left, rarely int
}

// newGrower mostly makes documents with no mistake or one: with many of them
// nobody could tell whether all are seen.
func newGrower(d *dice) *grower {
	left := pick(d, []int{1, 1, 1, 1, 1, 0, 0, 1000})
	return &grower{dice: d, left: left, rarely: pick(d, []int{1, 1, 3, 8})}
}

// mistake reports whether to make one, once in so many times.
func (g *grower) mistake(times int) bool {
	if g.left == 0 || !g.once(times*g.rarely) {
		return false
	}
	g.left--
	return true
}

// config makes the settings of a plugin.
func (g *grower) config(p *model.Plugin) any {
	switch {
	case g.mistake(40):
		return g.odd()
	case g.once(30):
		return nil
	}
	settings := mapping{}
	if p.Config != nil {
		settings = g.fields(p.Config, 4)
	}
	if g.mistake(15) || p.Lenient && g.once(2) {
		settings.add(pick(g.dice, oddKeys), g.odd())
	}
	if g.mistake(15) {
		settings.add(pick(g.dice, []string{"type", "_class"}), g.odd())
	}
	return settings
}

// fields makes the fields of a struct.
func (g *grower) fields(s *model.Struct, depth int) mapping {
	fields := mapping{}
	for _, f := range s.Fields {
		if !needed(f) && (depth <= 0 || g.roll(2) == 0) || g.mistake(25) {
			continue
		}
		g.field(&fields, f, depth-1)
	}
	if g.mistake(25) || s.Rest != nil && g.once(2) {
		fields.add(pick(g.dice, oddKeys), g.odd())
	}
	return fields
}

// field makes one field, under one of its names or, by mistake, two.
func (g *grower) field(fields *mapping, f *model.Field, depth int) {
	names := append([]string{f.Name}, f.Aliases...)
	if null := pick(g.dice, names); g.once(20) && (!needed(f) || g.mistake(4)) {
		fields.add(null, nil)
	}
	fields.add(pick(g.dice, names), g.value(f.Type, lengths(f), depth))
	if g.mistake(15) {
		fields.add(pick(g.dice, names), g.odd())
	}
}

// lengths are the constraints of a field: what is required isn't empty.
func lengths(f *model.Field) model.Constraints {
	limits := f.Constraints
	if one := 1; f.Required && limits.MinLen == nil {
		limits.MinLen = &one
	}
	return limits
}

// value makes a value of a type.
func (g *grower) value(t *model.FieldType, c model.Constraints, depth int) any {
	if g.mistake(20) {
		return g.odd()
	}
	switch t.Kind {
	case model.StructKind:
		return g.fields(t.Struct, depth-1)
	case model.Pointer:
		return g.value(t.Elem, c, depth)
	case model.Slice, model.Array:
		items := list{}
		for range g.count(t, c, depth) {
			items = append(items, g.element(t.Elem, c, depth-1))
		}
		return items
	case model.Map:
		entries := mapping{}
		for i := range g.count(t, c, depth) {
			entries.add(mapKeys[(g.roll(3)+i)%len(mapKeys)], g.element(t.Elem, c, depth-1))
		}
		return entries
	}
	return g.scalar(t, c)
}

// element makes an element of a list or map.
func (g *grower) element(t *model.FieldType, c model.Constraints, depth int) any {
	nullable := t.Kind == model.Pointer || t.Kind == model.URL || t.Kind == model.Any || t.Kind == model.Node
	if nullable && g.once(5) || g.mistake(40) {
		return nil
	}
	c.MinLen, c.MaxLen = nil, nil // they are those of the list or map
	return g.value(t, c, depth)
}

// count is how many elements to make.
func (g *grower) count(t *model.FieldType, c model.Constraints, depth int) int {
	counts := []int{0, 1, 2, 3}
	switch {
	case t.Kind == model.Array:
		counts = []int{int(t.Length)}
	case c.MinLen != nil && c.MaxLen != nil:
		counts = []int{*c.MinLen, *c.MaxLen}
	case c.MinLen != nil:
		counts = []int{*c.MinLen, *c.MinLen + 1}
	case c.MaxLen != nil:
		counts = []int{*c.MaxLen, 0}
	case depth <= 0:
		counts = []int{0}
	}
	count := pick(g.dice, counts)
	if g.mistake(10) {
		count += pick(g.dice, []int{-1, 1})
	}
	return max(count, 0)
}

var (
	oddKeys = []string{"wrong", "", "type", "name", "size", "Bool", "a.b", "$ref", "é", "known ", "\u0000", "_class"}
	mapKeys = []string{"a", "b", "", "type", "$ref", "ä\n"}
)

// odd makes any value.
func (g *grower) odd() any {
	switch g.roll(8) {
	case 0:
		return nil
	case 1:
		return g.roll(2) == 0
	case 2, 3:
		return number(pick(g.dice, numbers))
	case 4:
		return slices.Clone(pick(g.dice, []list{{}, {nil}, {"a"}, {number("1"), number("2")}, {list{}}, {mapping{}}, {true, "x", nil}}))
	case 5:
		return slices.Clone(pick(g.dice, []mapping{{}, {{"name", "x"}}, {{"size", number("1")}}, {{"a", nil}}, {{"", mapping{}}}, {{"type", "x"}, {"size", number("10")}}}))
	}
	return pick(g.dice, texts)
}
