package schema

import (
	"github.com/hushgen/hushgen/generator/model"
)

// property is the schema of a field under its name.
func (b *builder) property(f *model.Field, in reading, given bool) object {
	schema := object{}
	if text := describe(f); text != "" {
		schema = schema.with("description", text)
	}
	if f.Deprecated != "" && b.draft != Draft7 {
		schema = schema.with("deprecated", true)
	}
	if f.Secret {
		schema = schema.with("writeOnly", true)
	}
	if visible := f.ShownDefault(); visible != nil {
		schema = schema.with("default", literals(f.Type, visible))
	}
	if f.Example != nil {
		schema = schema.with("examples", list{literals(f.Type, f.Example)})
	}
	return schema.and(b.fieldValue(f, in, given))
}

// alias is the schema of a field under an older name.
func (b *builder) alias(f *model.Field, in reading) object {
	schema := object{{"description", "Older name of " + f.Name + "."}}
	if b.draft != Draft7 {
		schema = schema.with("deprecated", true)
	}
	if f.Secret {
		schema = schema.with("writeOnly", true)
	}
	return schema.and(b.fieldValue(f, in, false))
}

func (b *builder) fieldValue(f *model.Field, in reading, given bool) object {
	return b.value(f.Type, place{
		constraints: f.Constraints, own: true, null: !given, filled: f.Required && counts(f.Type) || isText(f), reading: in,
	})
}

// isText reports whether a field must not be an empty text although its type
// might take one.
func isText(f *model.Field) bool { return f.Required && f.Type.Kind == model.Text }

// literals is the value of default= or example=.
func literals(t *model.FieldType, d *model.Default) any {
	leaf := t.Leaf()
	var values list
	for _, l := range d.Literals {
		values = append(values, literal(leaf, l))
	}
	switch {
	case d.List:
		return values
	case len(values) == 0:
		return nil
	}
	return values[0]
}

func literal(t *model.FieldType, l model.Literal) any {
	switch t.Kind {
	case model.Bool:
		return l.Text == "true"
	case model.Int, model.Uint, model.Float:
		return number(l.Text)
	}
	return shown(t, &l)
}
