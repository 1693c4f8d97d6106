package resolve

import (
	"strconv"
	"unicode/utf8"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
)

// readDefault reads the default and checks it against the constraints.
func (r *resolver) readDefault(f *model.Field, note *annotations.Annotation) {
	option, ok := note.Option("default")
	if !ok {
		return
	}
	if f.Required {
		r.add(problem.BadValue, option.KeyPos, "a required field can't have a default: it would never be used")
	}
	t, isList := valueOrElement(f.Type)
	if !r.takesDefault(f, t, option) {
		return
	}
	f.Default = r.readValues(f, t, isList, "default", option)
	r.checkValuesLength(f, "default", option, f.Default)
}

// valueOrElement returns the type of the single values in a default: what a
// pointer points to, or the elements of a list.
func valueOrElement(t *model.FieldType) (single *model.FieldType, isList bool) {
	t = lengthType(t)
	if t.Kind == model.Slice || t.Kind == model.Array {
		return t.Elem, true
	}
	return t, false
}

// takesDefault reports whether values of a type can be checked when
// generating, and tells why not.
func (r *resolver) takesDefault(f *model.Field, t *model.FieldType, option annotations.Option) bool {
	switch t.Kind {
	case model.Bool, model.Int, model.Uint, model.Float, model.String, model.Duration, model.Time, model.URL:
		return true
	case model.Text:
		return r.takesTextDefault(f, t, option)
	case model.Secret:
		r.refuseDefault(f, option, "a secret doesn't belong in code")
	default:
		r.doesNotFit(option, f, "single values and lists of them")
	}
	return false
}

func (r *resolver) takesTextDefault(f *model.Field, t *model.FieldType, option annotations.Option) bool {
	switch {
	case textParsers[t.Type] == nil:
		r.refuseDefault(f, option, "its UnmarshalText doesn't run when generating; set it in SetDefaults")
	case t.Type == regexpType && (f.Type.Kind != model.Pointer || lengthType(f.Type) != t):
		r.refuseDefault(f, option, "it is for a single *regexp.Regexp; set others in SetDefaults")
	default:
		return true
	}
	return false
}

func (r *resolver) refuseDefault(f *model.Field, option annotations.Option, reason string) {
	r.add(problem.OptionDoesNotFit, option.KeyPos, "default doesn't fit "+f.GoName+": "+reason)
}

// readExample reads the example, which is checked like a default. A secret's
// example is none of the secrets in use, a resource's is its name.
func (r *resolver) readExample(f *model.Field, note *annotations.Annotation) {
	option, ok := note.Option("example")
	if !ok {
		return
	}
	t, isList := valueOrElement(f.Type)
	switch t.Kind {
	case model.Pointer, model.Slice, model.Array, model.Map, model.StructKind, model.Node:
		r.doesNotFit(option, f, "single values and lists of them")
		return
	}
	f.Example = r.readValues(f, t, isList, "example", option)
	r.checkValuesLength(f, "example", option, f.Example)
}

// readValues reads the values of default= or example= and checks each.
func (r *resolver) readValues(f *model.Field, t *model.FieldType, isList bool, what string, option annotations.Option) *model.Default {
	values := []annotations.Value{option.Value}
	if isList {
		values = option.Values
	}
	read := &model.Default{List: isList}
	for _, value := range values {
		literal, expected := literal(t, value.Text)
		if expected != "" {
			r.badValue(value, expected)
			continue
		}
		r.checkAllowed(t, f.Constraints, what, value, literal)
		read.Literals = append(read.Literals, literal)
	}
	return read
}

func (r *resolver) checkValuesLength(f *model.Field, what string, option annotations.Option, read *model.Default) {
	t, length := lengthType(f.Type), len(read.Literals)
	text := "the " + what + " has " + itoa(length) + plural(length, " entry", " entries")
	if !read.List {
		if t.Kind != model.String && t.Kind != model.Secret || length == 0 {
			return
		}
		length = utf8.RuneCountInString(read.Literals[0].Text)
		text = "the " + what + " has " + itoa(length) + plural(length, " character", " characters")
	}
	if t.Kind == model.Array && int64(length) != t.Length {
		r.add(problem.BadValue, option.Value.Pos, text+", the array "+strconv.FormatInt(t.Length, 10))
	}
	if c := f.Constraints; c.MinLen != nil && length < *c.MinLen {
		r.add(problem.BadValue, option.Value.Pos, text+", the least length is "+itoa(*c.MinLen))
	} else if c.MaxLen != nil && length > *c.MaxLen {
		r.add(problem.BadValue, option.Value.Pos, text+", the greatest length is "+itoa(*c.MaxLen))
	}
}
