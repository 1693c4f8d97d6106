package schemas

import (
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/hushgen/hushgen/generator/model"
)

// TestEveryField goes through the fields of all configs, one at a time: each
// absent, and with every value of a long list, in a document that is good
// otherwise. What a schema could say of a field is asked for at least once.
func TestEveryField(t *testing.T) {
	for _, p := range exact() {
		count := tally{}
		for _, document := range documentsOf(p) {
			count.add(requireAgreement(t, p, document))
		}
		t.Logf("%s: %v", p.ID(), count)
	}
}

func documentsOf(p *model.Plugin) []any {
	documents := slices.Clone(kinds)
	if p.Config == nil {
		return append(documents, strangers(mapping{})...)
	}
	return append(documents, structs(p.Config, 2)...)
}

// least makes the least good values: its dice have no bytes, so that all
// choices are the first ones.
var least = &grower{dice: &dice{}}

// kinds are values of every kind.
var kinds = []any{nil, true, false, number("1"), number("-1"), number("0.5"), "", "x", list{}, list{nil}, list{number("1")}, mapping{}, mapping{{"a", nil}}}

// structs are the least good struct, with each of its fields in all ways.
func structs(s *model.Struct, depth int) []any {
	good := least.fields(s, depth)
	values := append(strangers(good), good)
	for _, f := range s.Fields {
		rest := slices.DeleteFunc(slices.Clone(good), func(p pair) bool { return p.key == f.Name })
		values = append(values, rest)
		limits := lengths(f)
		for _, name := range append([]string{f.Name}, f.Aliases...) {
			for _, value := range valuesOf(f.Type, limits, depth) {
				values = append(values, with(rest, name, value))
			}
		}
		values = append(values, doubled(f, rest, least.value(f.Type, limits, depth))...)
	}
	return values
}

// with returns the fields of a struct and one more, or with another value.
func with(fields mapping, key string, value any) mapping {
	others := slices.DeleteFunc(slices.Clone(fields), func(p pair) bool { return p.key == key })
	return append(others, pair{key, value})
}

// strangers are a struct with a field that nobody knows.
func strangers(good mapping) []any {
	var values []any
	for _, key := range oddKeys {
		for _, value := range []any{nil, "x", number("1e400"), mapping{{"a", list{number("1e400")}}}} {
			values = append(values, with(good, key, value))
		}
	}
	return values
}

// doubled are a struct whose field stands there under two of its names, null
// or not.
func doubled(f *model.Field, rest mapping, good any) []any {
	var values []any
	names := append([]string{f.Name}, f.Aliases...)
	for i, name := range names {
		for _, other := range names[i+1:] {
			for _, both := range [][2]any{{good, good}, {nil, good}, {good, nil}, {nil, nil}} {
				values = append(values, with(with(rest, name, both[0]), other, both[1]))
			}
		}
	}
	return values
}

// valuesOf are the values to try where one of a type is expected.
func valuesOf(t *model.FieldType, c model.Constraints, depth int) []any {
	values := slices.Clone(kinds)
	switch {
	case depth < 0:
		return values
	case t.Kind == model.StructKind:
		return append(values, structs(t.Struct, depth-1)...)
	case t.Kind == model.Pointer:
		return valuesOf(t.Elem, c, depth)
	case t.Elem != nil:
		return append(values, collections(t, c, depth)...)
	case t.Kind == model.Int, t.Kind == model.Uint, t.Kind == model.Float:
		return append(values, numbersFor(t, c)...)
	case t.Kind == model.Bool:
		return append(values, "true", number("0"))
	}
	return append(values, textsFor(c)...)
}

// collections are lists or maps of some lengths, and of a good length with
// all values as their last element.
func collections(t *model.FieldType, c model.Constraints, depth int) []any {
	var values []any
	good := 1
	switch {
	case t.Kind == model.Array:
		good = int(t.Length)
	case c.MinLen != nil:
		good = max(*c.MinLen, 1)
	}
	for count := range max(good, 3) + 2 {
		values = append(values, collection(t, c, count, least.element(t.Elem, c, depth-1)))
	}
	inner := c
	inner.MinLen, inner.MaxLen = nil, nil
	for _, value := range valuesOf(t.Elem, inner, depth-1) {
		values = append(values, collection(t, c, good, value))
	}
	return values
}

func collection(t *model.FieldType, c model.Constraints, count int, last any) any {
	items, entries := list{}, mapping{}
	for i := range count {
		value := least.element(t.Elem, c, 1)
		if i == count-1 {
			value = last
		}
		items = append(items, value)
		entries = append(entries, pair{mapKeys[i%len(mapKeys)] + strings.Repeat("x", i/len(mapKeys)), value})
	}
	if t.Kind == model.Map {
		return entries
	}
	return items
}

// numbersFor are all numbers, as texts too, and those next to the limits.
func numbersFor(t *model.FieldType, c model.Constraints) []any {
	var values []any
	for _, text := range numbers {
		values = append(values, number(text))
	}
	for _, text := range []string{"1", "-0x1F", "+0o17", "1e3", "0x1F", "-0x", "${", "x${A}y", "-0xFFFFFFFFFFFFFFFFFF", ".inf"} {
		values = append(values, text)
	}
	for _, l := range append(slices.Clone(c.Enum), limitsOf(c)...) {
		values = append(values, number(l.Text), l.Text)
	}
	if t.Kind != model.Float {
		low, high := bounds(t)
		for _, n := range []*big.Int{low, high} {
			for _, step := range []int64{-1, 0, 1} {
				values = append(values, number(new(big.Int).Add(n, big.NewInt(step)).String()))
			}
		}
	}
	return values
}

func limitsOf(c model.Constraints) []model.Literal {
	var limits []model.Literal
	for _, limit := range []*model.Literal{c.Min, c.Max} {
		if limit != nil {
			limits = append(limits, *limit)
		}
	}
	return limits
}

// textsFor are all texts, and numbers and bools in their place.
func textsFor(c model.Constraints) []any {
	values := []any{number("12345"), number("12"), number("0"), number("0.0"), number("1e400"), number("-0")}
	for _, text := range texts {
		values = append(values, text)
	}
	for _, l := range append(slices.Clone(c.Enum), limitsOf(c)...) {
		values = append(values, l.Text, strings.ToUpper(l.Text), l.Text+" ")
	}
	return values
}
