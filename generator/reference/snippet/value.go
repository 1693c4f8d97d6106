package snippet

import (
	"strconv"

	"github.com/hushgen/hushgen/generator/model"
)

// most is how many entries of a list or map are written out; more of them are
// a config that nobody pastes.
const most = 64

// given returns a value of a required field that is not empty.
func (s *snippet) given(f *model.Field, t *model.FieldType, w way) value {
	if f.Example != nil && !isReference(t) && !f.Secret {
		return literals(single(t), f.Example)
	}
	return s.value(f, t, w)
}

// value returns a value of a type within the limits of the field.
func (s *snippet) value(f *model.Field, t *model.FieldType, w way) value {
	switch t = single(t); t.Kind {
	case model.StructKind:
		return s.mapping(t.Struct, w)
	case model.Slice:
		return s.list(f, t, entriesOf(f, t), w)
	case model.Array:
		return s.list(f, t, int(min(t.Length, most)), w)
	case model.Map:
		return s.entries(f, t, w)
	case model.Resource, model.Ref:
		return s.reference(t.Category, w)
	}
	if text, ok := scalar(f, t); ok {
		return value{scalar: text}
	}
	return s.placeholder(w)
}

// mapping returns the value of a struct. Without anything to give it is an
// empty mapping: nothing at all would be null.
func (s *snippet) mapping(of *model.Struct, w way) value {
	entries := s.fields(of, w)
	for _, e := range entries {
		if !e.optional || w.optional {
			return value{entries: entries}
		}
	}
	return value{scalar: "{}"}
}

func (s *snippet) list(f *model.Field, t *model.FieldType, length int, w way) value {
	if length == 0 {
		return value{scalar: "[]"}
	}
	var v value
	for range length {
		if s.looked++; s.looked > mostFields {
			break
		}
		v.items = append(v.items, s.value(f, t.Elem, w))
	}
	return v
}

func (s *snippet) entries(f *model.Field, t *model.FieldType, w way) value {
	var v value
	for i := range entriesOf(f, t) {
		name := "name"
		if i > 0 {
			name += strconv.Itoa(i + 1)
		}
		v.entries = append(v.entries, entry{name: name, value: s.value(f, t.Elem, w)})
	}
	return v
}

// entriesOf returns how many entries a list or map is shown with: one, unless
// it has to have more. The lengths are those of the field, not of lists in it.
func entriesOf(f *model.Field, t *model.FieldType) int {
	if f.Constraints.MinLen == nil || t != single(f.Type) {
		return 1
	}
	return max(1, min(*f.Constraints.MinLen, most))
}

// single returns what a pointer points to.
func single(t *model.FieldType) *model.FieldType {
	for t.Kind == model.Pointer {
		t = t.Elem
	}
	return t
}

func isScalar(t *model.FieldType) bool { return t.Elem == nil && t.Kind != model.StructKind }

// isReference tells types whose example names a resource that isn't there.
func isReference(t *model.FieldType) bool {
	kind := t.Leaf().Kind
	return kind == model.Resource || kind == model.Ref
}
