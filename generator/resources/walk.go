package resources

import (
	"iter"
	"slices"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/runtime/hush"
)

// visit looks at a field that is given a value, and reports whether to go on
// within that.
type visit func(f *model.Field, given hush.Field, path []byte) bool

// fields visits the fields that the values of a struct give, from the outside
// in.
func (v visit) fields(s *model.Struct, node hush.Node, path []byte) {
	for given := range node.Fields() {
		f := fieldOf(s, given.Name)
		if f == nil || given.Value.Absent() {
			continue
		}
		path := names.AppendStep(path[:len(path):len(path)], f.Name)
		if v(f, given, path) {
			v.values(f.Type, given.Value, path)
		}
	}
}

// values visits the fields in what a field holds.
func (v visit) values(t *model.FieldType, node hush.Node, path []byte) {
	switch {
	case t.Struct != nil:
		v.fields(t.Struct, node, path)
	case t.Kind == model.Pointer:
		v.values(t.Elem, node, path)
	case t.Leaf().Struct == nil:
	default:
		for path, value := range inside(node, path) {
			v.values(t.Elem, value, path)
		}
	}
}

// inside iterates over the values in a list or a mapping, with their paths.
func inside(node hush.Node, path []byte) iter.Seq2[[]byte, hush.Node] {
	return func(yield func([]byte, hush.Node) bool) {
		index := 0
		for item := range node.Items() {
			if !yield(names.AppendIndex(path[:len(path):len(path)], index), item) {
				return
			}
			index++
		}
		for field := range node.Fields() {
			if !yield(names.AppendStep(path[:len(path):len(path)], field.Name), field.Value) {
				return
			}
		}
	}
}

// fieldOf returns the field of that name or alias, or nil.
func fieldOf(s *model.Struct, name string) *model.Field {
	for _, f := range s.Fields {
		if f.Name == name || slices.Contains(f.Aliases, name) {
			return f
		}
	}
	return nil
}
