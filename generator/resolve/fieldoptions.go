package resolve

import (
	"go/types"
	"strconv"
	"strings"

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
	r.readPattern(f, note)
	r.readFormat(f, note)
	r.readEnv(f, note)
	r.readSecret(f, field, note)
	r.checkOrder(f, note)
	r.checkEnum(f, note)
	r.readDefault(f, note)
	r.readExample(f, note)
	f.Deprecated = r.readDeprecated(note)
}

// readDeprecated reads what a field or a plugin is deprecated for.
func (r *resolver) readDeprecated(note *annotations.Annotation) string {
	if option, ok := note.Option("deprecated"); ok && strings.TrimSpace(option.Value.Text) == "" {
		r.badValue(option.Value, "a text that says what to use instead")
	}
	return note.Text("deprecated")
}

func (r *resolver) doesNotFit(option annotations.Option, f *model.Field, takes string) {
	r.add(problem.OptionDoesNotFit, option.KeyPos, option.Key+" doesn't fit "+f.GoName+": it is for "+takes)
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
	case model.Bool, model.Int, model.Uint, model.Float, model.String, model.Duration, model.Secret,
		model.Time, model.URL, model.Text, model.Any:
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
