package snippet

import (
	"slices"

	"github.com/hushgen/hushgen/generator/model"
)

// way is how the fields of a struct are reached: by these names, through these
// structs. optional tells that all of it is a comment, bare that comments are
// left out.
type way struct {
	names          []string
	structs        []*model.Struct
	optional, bare bool
}

func (w way) field(name string) way {
	w.names = append(slices.Clip(w.names), name)
	return w
}

// Structs that hold several others, which do so again, have more fields than
// anybody can look at: these are how many are, of those that are comments and
// in all.
const (
	mostOptions = 500
	mostFields  = 20_000
)

// fields returns the entries of a struct: what must be given, then as comments
// what is worth knowing of. A struct within itself has none.
func (s *snippet) fields(of *model.Struct, w way) []entry {
	if slices.Contains(w.structs, of) {
		return nil
	}
	w.structs = append(slices.Clip(w.structs), of)
	var entries []entry
	for _, f := range of.Fields {
		if s.looked++; s.looked > mostFields {
			break
		}
		if e, ok := s.field(f, w.field(f.Name)); ok {
			entries = append(entries, e)
		}
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return order(a) - order(b) })
	return entries
}

func order(e entry) int {
	if e.optional {
		return 1
	}
	return 0
}

// field returns the entry of a field, if it is worth one.
func (s *snippet) field(f *model.Field, w way) (entry, bool) {
	switch {
	case f.Env != "":
		return fromEnvironment(f), (f.Deprecated == "" && !w.bare) || f.Required
	case f.Required:
		return entry{name: f.Name, value: s.given(f, f.Type, w)}, true
	case s.writer.needs.value(f.Type):
		return entry{name: f.Name, value: s.value(f, f.Type, w)}, true
	case f.Deprecated != "" || w.bare:
		return entry{}, false
	}
	return s.option(f, w)
}

// fromEnvironment returns the comment of a field that nobody has to give when
// its variable is set.
func fromEnvironment(f *model.Field) entry {
	e := entry{name: f.Name, optional: true, value: value{scalar: variable(f.Env)}}
	if visible := f.ShownDefault(); visible != nil {
		e.value = literals(single(f.Type), visible)
	}
	e.note = "left out, it is read from " + f.Env + " or " + f.Env + "_FILE"
	return e
}

// option returns the comment of a field that nobody has to give.
func (s *snippet) option(f *model.Field, w way) (entry, bool) {
	e := entry{name: f.Name, optional: true}
	t := single(f.Type)
	switch {
	case t.Kind == model.Resource || t.Kind == model.Ref:
		return e, false
	case f.Secret && isScalar(t):
		e.value = s.placeholder(w)
	case f.ShownDefault() != nil:
		e.value = literals(t, f.Default)
	case f.Example != nil && !isReference(t) && !f.Secret:
		e.value = literals(t, f.Example)
	case t.Kind == model.StructKind && s.looked <= mostOptions:
		w.optional = true
		e.entries = s.fields(t.Struct, w)
		return e, len(e.entries) > 0
	default:
		return e, false
	}
	return e, true
}

// needs tells which structs must be given though nothing says so of the field
// that holds them, since something in them is required.
type needs map[*model.Struct]bool

// field reports whether a field must be given, by the environment or else.
func (n needs) field(f *model.Field) bool { return f.Required || n.value(f.Type) }

func (n needs) value(t *model.FieldType) bool {
	for t.Kind == model.Array {
		t = t.Elem
	}
	if t.Kind != model.StructKind {
		return false
	}
	answer, known := n[t.Struct]
	if !known {
		answer = slices.ContainsFunc(t.Struct.Fields, n.field)
		n[t.Struct] = answer
	}
	return answer
}
