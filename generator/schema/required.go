package schema

import "github.com/hushgen/hushgen/generator/model"

// mustBeGiven reports whether a file must have a field: it is required, and
// neither the environment nor SetDefaults can fill it; or it holds by value
// what must be given.
func mustBeGiven(f *model.Field, in reading) bool {
	if f.Required {
		return f.Env == "" && !(in.open && counts(f.Type))
	}
	return needs(f.Type, in)
}

// needs reports whether a value that isn't given lacks something. The zero
// values of structs and arrays are checked too.
func needs(t *model.FieldType, in reading) bool {
	switch t.Kind {
	case model.StructKind:
		return structNeeds(t.Struct, in)
	case model.Array:
		return t.Length > 0 && needs(t.Elem, in)
	}
	return false
}

func structNeeds(s *model.Struct, in reading) bool {
	for _, f := range s.Fields {
		if mustBeGiven(f, in) {
			return true
		}
	}
	return false
}

// counts reports whether the value of a type tells that it was filled, whoever
// did it. Of the others only a file can tell that they are given.
func counts(t *model.FieldType) bool {
	switch t.Kind {
	case model.String, model.Secret, model.Ref, model.Time, model.Node, model.Any, model.URL,
		model.Slice, model.Map, model.Pointer:
		return true
	case model.Text:
		return knownEmpty[t.Type]
	}
	return false
}

// knownEmpty are the types with UnmarshalText whose empty text is known to be
// a value of its own.
var knownEmpty = map[model.Type]bool{
	"«net/netip netip».Addr": true, "«net/netip netip».AddrPort": true, "«net/netip netip».Prefix": true,
	"«regexp regexp».Regexp": true,
}

// opens reports whether SetDefaults makes a difference: it may fill something
// in the struct that must be given otherwise.
func opens(s *model.Struct, seen map[*model.Struct]bool) bool {
	if seen[s] {
		return false
	}
	seen[s] = true
	for _, f := range s.Fields {
		if f.Required && f.Env == "" && counts(f.Type) {
			return true
		}
		if inner := reachedOpen(f.Type); inner != nil && opens(inner, seen) {
			return true
		}
	}
	return false
}

// reachedOpen is the struct that SetDefaults may have filled through a type.
func reachedOpen(t *model.FieldType) *model.Struct {
	for t.Kind == model.Pointer || t.Kind == model.Array {
		t = t.Elem
	}
	return t.Struct
}
