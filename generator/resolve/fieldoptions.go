package resolve

import (
	"go/types"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
)

// readOptions reads the options of a field against its type.
func (r *resolver) readOptions(f *model.Field, field *types.Var, note *annotations.Annotation) {
	f.Constraints.Enum = f.Type.Leaf().Enum
	f.Secret = f.Type.Leaf().Kind == model.Secret
	if note == nil {
		return
	}
	f.Required = note.Has("required")
	r.readEnum(f, field, note)
	f.Constraints.Min = r.readBound(f, note, "min")
	f.Constraints.Max = r.readBound(f, note, "max")
	f.Constraints.MinLen = r.readLength(f, note, "minlen")
	f.Constraints.MaxLen = r.readLength(f, note, "maxlen")
	r.readEnv(f, note)
	r.readSecret(f, field, note)
	r.checkOrder(f, note)
	r.readDefault(f, note)
}

func (r *resolver) doesNotFit(option annotations.Option, f *model.Field, takes string) {
	r.add(problem.OptionDoesNotFit, option.KeyPos, option.Key+" doesn't fit "+f.GoName+": it is for "+takes)
}

// readEnum reads a list of allowed values; the constants of the type are
// known already.
func (r *resolver) readEnum(f *model.Field, field *types.Var, note *annotations.Annotation) {
	option, ok := note.Option("enum")
	if !ok {
		return
	}
	leaf := f.Type.Leaf()
	if leaf.Kind != model.String && leaf.Kind != model.Int && leaf.Kind != model.Uint && leaf.Kind != model.Float {
		r.doesNotFit(option, f, "texts and numbers")
		return
	}
	if !option.HasValue {
		if !leaf.Named {
			r.add(problem.OptionDoesNotFit, option.KeyPos, "a bare enum takes the constants of a named type, and "+f.GoName+" is "+typeText(field.Type(), field.Pkg())+"; list the values: enum=a,b")
		}
		return
	}
	if len(option.Values) == 1 && option.Values[0].Text == "open" && !option.Values[0].Quoted {
		return
	}
	f.Constraints.Enum = nil
	for _, value := range option.Values {
		literal, expected := literal(leaf, value.Text)
		if expected != "" {
			r.badValue(value, expected)
			continue
		}
		if slices.Contains(f.Constraints.Enum, literal) {
			r.add(problem.BadValue, value.Pos, "enum has "+literal.Text+" twice")
			continue
		}
		f.Constraints.Enum = append(f.Constraints.Enum, literal)
	}
}

func (r *resolver) badValue(value annotations.Value, expected string) {
	p := r.add(problem.BadValue, value.Pos, "expected "+expected+", found "+strconv.Quote(abridged(value.Text)))
	p.End = r.position(value.End)
}

func (r *resolver) readBound(f *model.Field, note *annotations.Annotation, key string) *model.Literal {
	option, ok := note.Option(key)
	if !ok {
		return nil
	}
	leaf := f.Type.Leaf()
	switch leaf.Kind {
	case model.Int, model.Uint, model.Float, model.Duration:
	case model.String, model.Secret:
		r.doesNotFit(option, f, "numbers and durations; the length of a text is "+key+"len")
		return nil
	default:
		r.doesNotFit(option, f, "numbers and durations")
		return nil
	}
	literal, expected := literal(leaf, option.Value.Text)
	if expected != "" {
		r.badValue(option.Value, expected)
		return nil
	}
	return &literal
}

func (r *resolver) readLength(f *model.Field, note *annotations.Annotation, key string) *int {
	option, ok := note.Option(key)
	if !ok {
		return nil
	}
	switch lengthType(f.Type).Kind {
	case model.String, model.Secret, model.Slice, model.Map:
	default:
		r.doesNotFit(option, f, "texts, lists and maps")
		return nil
	}
	n, err := strconv.Atoi(option.Value.Text)
	if err != nil || n < 0 {
		r.badValue(option.Value, "a length: 0 or more")
		return nil
	}
	return &n
}

// lengthType is the type whose length counts: what a pointer points to.
func lengthType(t *model.FieldType) *model.FieldType {
	for t.Kind == model.Pointer {
		t = t.Elem
	}
	return t
}

func (r *resolver) readEnv(f *model.Field, note *annotations.Annotation) {
	option, ok := note.Option("env")
	if !ok {
		return
	}
	switch lengthType(f.Type).Kind {
	case model.Bool, model.Int, model.Uint, model.Float, model.String, model.Duration, model.Secret:
	default:
		r.doesNotFit(option, f, "single values, not for lists, maps, structs and resources")
		return
	}
	if !isVariable(option.Value.Text) {
		r.badValue(option.Value, "the name of an environment variable")
		return
	}
	f.Env = option.Value.Text
}

func isVariable(name string) bool {
	for i, c := range name {
		if c != '_' && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return name != ""
}

func (r *resolver) readSecret(f *model.Field, field *types.Var, note *annotations.Annotation) {
	option, ok := note.Option("secret")
	if !ok {
		return
	}
	switch f.Type.Leaf().Kind {
	case model.StructKind, model.Resource, model.Ref, model.Bool:
		r.doesNotFit(option, f, "texts and numbers")
		return
	case model.String:
		r.note(problem.PlainSecret, option.KeyPos, "only hushgen's own output hides "+f.GoName+"; as a hush.Secret it is hidden everywhere")
	}
	f.Secret = true
}

// checkOrder refuses ranges that nothing fits.
func (r *resolver) checkOrder(f *model.Field, note *annotations.Annotation) {
	c := f.Constraints
	if c.Min != nil && c.Max != nil && compare(f.Type.Leaf(), *c.Min, *c.Max) > 0 {
		option, _ := note.Option("max")
		r.add(problem.BadValue, option.Value.Pos, "the maximum "+c.Max.Text+" is below the minimum "+c.Min.Text)
	}
	if c.MinLen != nil && c.MaxLen != nil && *c.MinLen > *c.MaxLen {
		option, _ := note.Option("maxlen")
		r.add(problem.BadValue, option.Value.Pos, "the greatest length "+itoa(*c.MaxLen)+" is below the least "+itoa(*c.MinLen))
	}
}

// readDefault reads the default and checks it against the constraints.
func (r *resolver) readDefault(f *model.Field, note *annotations.Annotation) {
	option, ok := note.Option("default")
	if !ok {
		return
	}
	if f.Required {
		r.add(problem.BadValue, option.KeyPos, "a required field can't have a default: it would never be used")
	}
	t := lengthType(f.Type)
	isList := t.Kind == model.Slice || t.Kind == model.Array
	if isList {
		t = t.Elem
	}
	switch t.Kind {
	case model.Bool, model.Int, model.Uint, model.Float, model.String, model.Duration:
	case model.Secret:
		r.add(problem.OptionDoesNotFit, option.KeyPos, "default doesn't fit "+f.GoName+": a secret doesn't belong in code")
		return
	default:
		r.doesNotFit(option, f, "single values and lists of them")
		return
	}
	values := []annotations.Value{option.Value}
	if isList {
		values = option.Values
	}
	def := &model.Default{List: isList}
	for _, value := range values {
		literal, expected := literal(t, value.Text)
		if expected != "" {
			r.badValue(value, expected)
			continue
		}
		r.checkDefault(f, t, value, literal)
		def.Literals = append(def.Literals, literal)
	}
	r.checkDefaultLength(f, option, def)
	f.Default = def
}

func (r *resolver) checkDefault(f *model.Field, t *model.FieldType, value annotations.Value, l model.Literal) {
	c := f.Constraints
	switch {
	case c.Min != nil && compare(t, l, *c.Min) < 0:
		r.add(problem.BadValue, value.Pos, "the default "+l.Text+" is below the minimum "+c.Min.Text)
	case c.Max != nil && compare(t, l, *c.Max) > 0:
		r.add(problem.BadValue, value.Pos, "the default "+l.Text+" is above the maximum "+c.Max.Text)
	case len(c.Enum) > 0 && !slices.Contains(c.Enum, l):
		var allowed []string
		for _, e := range c.Enum {
			allowed = append(allowed, e.Text)
		}
		r.add(problem.BadValue, value.Pos, "the default "+strconv.Quote(l.Text)+" is not one of the allowed values: "+strings.Join(allowed, ", "))
	}
}

func (r *resolver) checkDefaultLength(f *model.Field, option annotations.Option, def *model.Default) {
	length, what := len(def.Literals), plural(len(def.Literals), " entry", " entries")
	if !def.List {
		if t := lengthType(f.Type); t.Kind != model.String || len(def.Literals) == 0 {
			return
		}
		length = utf8.RuneCountInString(def.Literals[0].Text)
		what = plural(length, " character", " characters")
	}
	if t := lengthType(f.Type); t.Kind == model.Array && int64(length) != t.Length {
		r.add(problem.BadValue, option.Value.Pos, "the default has "+itoa(length)+what+", the array "+strconv.FormatInt(t.Length, 10))
	}
	if c := f.Constraints; c.MinLen != nil && length < *c.MinLen {
		r.add(problem.BadValue, option.Value.Pos, "the default has "+itoa(length)+what+", the least length is "+itoa(*c.MinLen))
	} else if c.MaxLen != nil && length > *c.MaxLen {
		r.add(problem.BadValue, option.Value.Pos, "the default has "+itoa(length)+what+", the greatest length is "+itoa(*c.MaxLen))
	}
}
