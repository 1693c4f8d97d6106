package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/hushgen/hushgen/generator/model"
)

// emitChecks writes the function that checks the values of a struct.
func (e *emitter) emitChecks(s *model.Struct) {
	name := e.names[s]
	e.declare().Func().Id("hushCheck"+name).Params(jen.Id("d").Op("*").Add(hush("Decoder")), jen.Id("config").Op("*").Add(goType(s.Type))).BlockFunc(func(g *jen.Group) {
		g.Id("d").Dot("Check").Call(jen.Id("hushFields"+name).Index(jen.Empty(), jen.Empty()))
		e.checkFields(g, s)
		g.Id("d").Dot("End").Call()
	})
}

// checkFields writes the checks of a struct's fields.
func (e *emitter) checkFields(g *jen.Group, s *model.Struct) {
	for i, f := range s.Fields {
		value := jen.Id("config").Dot(f.GoName)
		if f.Required {
			g.Add(required(f.Type, jen.Lit(i), value.Clone()))
		}
		e.checkLength(g, f, jen.Lit(i), value)
		e.checkField(g, i, f, value)
	}
}

// required writes the check that a field was given.
func required(t *model.FieldType, field, value *jen.Statement) *jen.Statement {
	if condition := filled(t, value); condition != nil {
		return jen.Id("d").Dot("Required").Call(field, condition)
	}
	return jen.Id("d").Dot("RequiredGiven").Call(field)
}

// filled writes the condition that a value is not empty, or nil for types
// whose zero value counts as given.
func filled(t *model.FieldType, value *jen.Statement) *jen.Statement {
	switch t.Kind {
	case model.String:
		return value.Op("!=").Lit("")
	case model.Secret, model.Ref, model.Time, model.Node:
		return jen.Op("!").Add(value).Dot("IsZero").Call()
	case model.Any:
		return value.Clone().Op("!=").Nil().Op("&&").Add(value).Op("!=").Lit("")
	case model.Text:
		return filledText(t, value)
	case model.URL:
		return value.Clone().Op("!=").Nil().Op("&&").Op("*").Add(value).Op("!=").Parens(jen.Qual(urlPath, "URL").Values())
	case model.Slice, model.Map:
		return jen.Len(value).Op(">").Lit(0)
	case model.Pointer:
		condition := value.Clone().Op("!=").Nil()
		if inner := filled(t.Elem, jen.Parens(jen.Op("*").Add(value))); inner != nil {
			condition.Op("&&").Add(inner)
		}
		return condition
	}
	return nil
}

// filledText is filled for the types with UnmarshalText whose empty text is
// known to be a value of its own: what others make of it counts as given.
func filledText(t *model.FieldType, value *jen.Statement) *jen.Statement {
	switch {
	case isNetip(t):
		return value.Dot("IsValid").Call()
	case isRegexp(t):
		return value.Dot("String").Call().Op("!=").Lit("")
	}
	return nil
}

// checkLength writes the checks of a text's, a list's or a map's length.
func (e *emitter) checkLength(g *jen.Group, f *model.Field, field, value *jen.Statement) {
	if !f.Constraints.OnLength() {
		return
	}
	t, pointers := f.Type, 0
	target := value.Clone()
	for t.Kind == model.Pointer {
		t, pointers = t.Elem, pointers+1
		target = jen.Op("*").Add(target)
	}
	checks := func(g *jen.Group) {
		length, unit := lengthOf(t, target)
		if n := f.Constraints.MinLen; n != nil {
			g.Id("d").Dot("Min"+unit).Call(field.Clone(), length.Clone(), jen.Lit(*n))
		}
		if n := f.Constraints.MaxLen; n != nil {
			g.Id("d").Dot("Max"+unit).Call(field.Clone(), length.Clone(), jen.Lit(*n))
		}
	}
	if pointers == 0 {
		checks(g)
		return
	}
	g.If(notNil(value, pointers)).BlockFunc(checks)
}

// notNil writes the condition that a chain of pointers leads somewhere.
func notNil(value *jen.Statement, pointers int) *jen.Statement {
	condition := value.Clone().Op("!=").Nil()
	target := value.Clone()
	for range pointers - 1 {
		target = jen.Op("*").Add(target)
		condition = condition.Op("&&").Add(target.Clone()).Op("!=").Nil()
	}
	return condition
}

// lengthOf writes what has a length, or the length, and tells in what it is
// measured.
func lengthOf(t *model.FieldType, value *jen.Statement) (length *jen.Statement, unit string) {
	switch t.Kind {
	case model.String, model.Secret:
		return checked(t, value), "Characters"
	}
	return jen.Len(value), "Entries"
}
