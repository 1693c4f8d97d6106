package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/hushgen/hushgen/generator/model"
)

// emitDefaults writes the function that sets the defaults of a struct.
func (e *emitter) emitDefaults(s *model.Struct) {
	e.declare().Func().Id("hushDefaults" + e.names[s]).Params(jen.Id("config").Op("*").Add(goType(s.Type))).BlockFunc(func(g *jen.Group) {
		e.setDefaults(g, s, false)
	})
}

// setDefaults sets the declared defaults into the fields that are zero: all
// are, where the struct is fresh.
func (e *emitter) setDefaults(g *jen.Group, s *model.Struct, fresh bool) {
	for _, f := range s.Fields {
		target := jen.Id("config").Dot(f.GoName)
		switch {
		case f.Default != nil && fresh && f.Type.Kind != model.Pointer:
			assignDefault(g, f, target)
		case f.Default != nil:
			g.If(isUnset(f.Type, target.Clone())).BlockFunc(func(g *jen.Group) { assignDefault(g, f, target) })
		case f.Type.Kind == model.StructKind && f.Type.Struct.HasDefaults():
			g.Id("hushDefaults" + e.names[f.Type.Struct]).Call(jen.Op("&").Add(target))
		}
	}
}

// isUnset compares a field with its zero value.
func isUnset(t *model.FieldType, target *jen.Statement) *jen.Statement {
	switch t.Kind {
	case model.Bool:
		return jen.Op("!").Add(target)
	case model.String:
		return target.Op("==").Lit("")
	case model.Pointer, model.Slice, model.URL:
		return target.Op("==").Nil()
	case model.Time:
		return target.Dot("IsZero").Call()
	case model.Array, model.Text:
		return target.Op("==").Parens(goType(t.Type).Values())
	}
	return target.Op("==").Lit(0)
}

func assignDefault(g *jen.Group, f *model.Field, target *jen.Statement) {
	t, pointers := f.Type, 0
	for t.Kind == model.Pointer {
		t, pointers = t.Elem, pointers+1
	}
	value := defaultValue(t, f.Default)
	if pointers > 0 && isRegexp(t) {
		pointers-- // it is made as a pointer
	}
	if pointers == 0 {
		g.Add(target).Op("=").Add(value)
		return
	}
	name := "value"
	if isRegexp(t) {
		g.Id(name).Op(":=").Add(value)
	} else {
		g.Var().Id(name).Add(goType(t.Type)).Op("=").Add(value)
	}
	for range pointers - 1 { // nobody writes **T, but it must compile
		g.Id(name + "p").Op(":=").Op("&").Id(name)
		name += "p"
	}
	g.Add(target).Op("=").Op("&").Id(name)
}

func defaultValue(t *model.FieldType, d *model.Default) *jen.Statement {
	if !d.List {
		return literal(t, d.Literals[0])
	}
	return goType(t.Type).ValuesFunc(func(g *jen.Group) {
		for _, l := range d.Literals {
			g.Add(literal(t.Elem, l))
		}
	})
}
