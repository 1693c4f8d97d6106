package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/hushgen/hushgen/generator/model"
)

// formatChecks are the functions of the runtime that check a format.
var formatChecks = map[string]string{
	"url": "FormatURL", "email": "FormatEmail", "hostport": "FormatHostport", "uuid": "FormatUUID",
}

// checkField writes the checks of a field's value.
func (e *emitter) checkField(g *jen.Group, i int, f *model.Field, value *jen.Statement) {
	if name := fieldBounds[f.Type.Kind]; name != "" && (f.Type.Kind != model.Float || f.Type.Bits == 64) {
		e.checkBounds(g, i, f, value, name)
		return
	}
	e.checkValue(g, f.Type, f, jen.Id("d").Dot("At").Call(jen.Lit(i)), value)
}

// fieldBounds are the kinds whose bounds are checked by a method of the
// decoder, and what its name ends in.
var fieldBounds = map[model.Kind]string{model.Int: "Int", model.Float: "Float", model.Duration: "Duration"}

func (e *emitter) checkBounds(g *jen.Group, i int, f *model.Field, value *jen.Statement, name string) {
	rest := *f
	rest.Constraints.Min, rest.Constraints.Max = nil, nil
	bounds, which := []jen.Code{jen.Lit(i), checked(f.Type, value.Clone())}, ""
	if f.Constraints.Min != nil {
		bounds, which = append(bounds, literal(f.Type, *f.Constraints.Min)), "Min"
	}
	if f.Constraints.Max != nil {
		bounds, which = append(bounds, literal(f.Type, *f.Constraints.Max)), which+"Max"
	}
	switch which {
	case "MinMax":
		g.Id("d").Dot("Range" + name).Call(bounds...)
	case "Min", "Max":
		g.Id("d").Dot(which + name).Call(bounds...)
	}
	e.checkValue(g, f.Type, &rest, jen.Id("d").Dot("At").Call(jen.Lit(i)), value)
}

// checkValue writes the checks of a value, or of the innermost elements of
// what holds many.
func (e *emitter) checkValue(g *jen.Group, t *model.FieldType, f *model.Field, at, value *jen.Statement) {
	if !checksValue(t, f.Constraints) {
		return
	}
	switch t.Kind {
	case model.StructKind:
		g.Id("hushCheck"+e.names[t.Struct]).Call(at, jen.Op("&").Add(value))
	case model.Pointer:
		g.If(value.Clone().Op("!=").Nil()).BlockFunc(func(g *jen.Group) {
			if t.Elem.Kind == model.StructKind {
				g.Id("hushCheck"+e.names[t.Elem.Struct]).Call(at, value)
				return
			}
			e.checkValue(g, t.Elem, f, at, jen.Op("*").Add(value))
		})
	case model.Slice:
		g.Add(hush("Each")).Call(at, value, e.checkerOf(t.Elem, f))
	case model.Array:
		g.Add(hush("EachOf")).Call(at, jen.Parens(value).Index(jen.Empty(), jen.Empty()), e.checkerOf(t.Elem, f))
	case model.Map:
		g.Add(hush("EachIn")).Call(at, value, e.checkerOf(t.Elem, f))
	default:
		e.checkScalar(g, t, f, at, value)
	}
}

// checkerOf writes the function that checks the elements of a list or a map.
func (e *emitter) checkerOf(t *model.FieldType, f *model.Field) *jen.Statement {
	if t.Kind == model.StructKind {
		return jen.Id("hushCheck" + e.names[t.Struct])
	}
	return jen.Func().Params(jen.Id("d").Op("*").Add(hush("Decoder")), jen.Id("v").Op("*").Add(goType(t.Type))).BlockFunc(func(g *jen.Group) {
		e.checkValue(g, t, f, jen.Id("d"), jen.Op("*").Id("v"))
	})
}

func (e *emitter) checkScalar(g *jen.Group, t *model.FieldType, f *model.Field, at, value *jen.Statement) {
	c := f.Constraints
	value = checked(t, value)
	if c.Pattern != "" {
		g.Id(e.patterns[f]).Dot("Check").Call(at.Clone(), value.Clone())
	}
	if c.Format != "" {
		g.Add(hush(formatChecks[c.Format])).Call(at.Clone(), value.Clone())
	}
	if c.Min != nil {
		g.Add(hush("Min")).Call(at.Clone(), value.Clone(), literal(t, *c.Min))
	}
	if c.Max != nil {
		g.Add(hush("Max")).Call(at.Clone(), value.Clone(), literal(t, *c.Max))
	}
	if len(c.Enum) > 0 {
		arguments := []jen.Code{at.Clone(), value.Clone()}
		for _, l := range c.Enum {
			arguments = append(arguments, literal(t, l))
		}
		g.Add(hush("OneOf")).Call(arguments...)
	}
}

// checked converts a value to the type in which the runtime checks it: see
// hush.Checked.
func checked(t *model.FieldType, value *jen.Statement) *jen.Statement {
	convert := func(name string, already bool) *jen.Statement {
		if already && !t.Named {
			return value
		}
		return jen.Id(name).Call(value)
	}
	switch t.Kind {
	case model.Int:
		return convert("int64", t.Bits == 64)
	case model.Uint:
		return convert("uint64", t.Bits == 64)
	case model.Float:
		return convert("float"+itoa(t.Bits), true)
	case model.String:
		return convert("string", true)
	case model.Secret:
		return jen.Parens(value).Dot("Reveal").Call()
	}
	return value
}

// checksValue reports whether a value of this type has anything to check.
func checksValue(t *model.FieldType, c model.Constraints) bool {
	leaf := t.Leaf()
	if leaf.Kind == model.StructKind {
		return leaf.Struct.HasChecks()
	}
	return c.OnValue()
}
