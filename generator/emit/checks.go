package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/hushgen/hushgen/generator/model"
)

// emitChecks writes the function that checks the values of a struct.
func (e *emitter) emitChecks(s *model.Struct) {
	name := e.names[s]
	e.declare().Func().Id("hushCheck"+name).Params(jen.Id("d").Op("*").Add(hush("Decoder")), jen.Id("config").Op("*").Add(goType(s.Type))).BlockFunc(func(g *jen.Group) {
		g.Id("d").Dot("Check").Call(jen.Id("hushFields" + name))
		for i, f := range s.Fields {
			at := jen.Id("d").Dot("At").Call(jen.Lit(i))
			value := jen.Id("config").Dot(f.GoName)
			if f.Required {
				g.Add(required(f.Type, at.Clone(), value.Clone()))
			}
			e.checkLength(g, f, at, value)
			e.checkValue(g, f.Type, f.Constraints, at, value)
		}
		g.Id("d").Dot("End").Call()
	})
}

// required writes the check that a field was given.
func required(t *model.FieldType, at, value *jen.Statement) *jen.Statement {
	if condition := filled(t, value); condition != nil {
		return at.Dot("Required").Call(condition)
	}
	return at.Dot("RequiredGiven").Call()
}

// filled writes the condition that a value is not empty, or nil for types
// whose zero value counts as given.
func filled(t *model.FieldType, value *jen.Statement) *jen.Statement {
	switch t.Kind {
	case model.String:
		return value.Op("!=").Lit("")
	case model.Secret, model.Ref:
		return jen.Op("!").Add(value).Dot("IsZero").Call()
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

// checkLength writes the checks of a text's, a list's or a map's length.
func (e *emitter) checkLength(g *jen.Group, f *model.Field, at, value *jen.Statement) {
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
		length, one, many := lengthOf(t, target)
		if n := f.Constraints.MinLen; n != nil {
			g.Add(at.Clone()).Dot("MinLen").Call(length.Clone(), jen.Lit(*n), jen.Lit(one), jen.Lit(many))
		}
		if n := f.Constraints.MaxLen; n != nil {
			g.Add(at.Clone()).Dot("MaxLen").Call(length.Clone(), jen.Lit(*n), jen.Lit(one), jen.Lit(many))
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

func lengthOf(t *model.FieldType, value *jen.Statement) (length *jen.Statement, one, many string) {
	switch t.Kind {
	case model.String:
		return hush("Characters").Call(value), "character", "characters"
	case model.Secret:
		return hush("Characters").Call(jen.Parens(value).Dot("Reveal").Call()), "character", "characters"
	}
	return jen.Len(value), "entry", "entries"
}

// checkValue writes the checks of a value, or of the innermost elements of
// what holds many.
func (e *emitter) checkValue(g *jen.Group, t *model.FieldType, c model.Constraints, at, value *jen.Statement) {
	if !checksValue(t, c) {
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
			e.checkValue(g, t.Elem, c, at, jen.Op("*").Add(value))
		})
	case model.Slice:
		g.Add(hush("Each")).Call(at, value, e.checkerOf(t.Elem, c))
	case model.Array:
		g.Add(hush("EachOf")).Call(at, jen.Parens(value).Index(jen.Empty(), jen.Empty()), e.checkerOf(t.Elem, c))
	case model.Map:
		g.Add(hush("EachIn")).Call(at, value, e.checkerOf(t.Elem, c))
	default:
		checkScalar(g, t, c, at, value)
	}
}

// checkerOf writes the function that checks the elements of a list or a map.
func (e *emitter) checkerOf(t *model.FieldType, c model.Constraints) *jen.Statement {
	if t.Kind == model.StructKind {
		return jen.Id("hushCheck" + e.names[t.Struct])
	}
	return jen.Func().Params(jen.Id("d").Op("*").Add(hush("Decoder")), jen.Id("v").Op("*").Add(goType(t.Type))).BlockFunc(func(g *jen.Group) {
		e.checkValue(g, t, c, jen.Id("d"), jen.Op("*").Id("v"))
	})
}

func checkScalar(g *jen.Group, t *model.FieldType, c model.Constraints, at, value *jen.Statement) {
	value = checked(t, value)
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
	}
	return value
}

// checksValue reports whether a value of this type has anything to check.
func checksValue(t *model.FieldType, c model.Constraints) bool {
	leaf := t.Leaf()
	if leaf.Kind == model.StructKind {
		return hasChecks(leaf.Struct)
	}
	return c.OnValue()
}

// hasChecks reports whether a struct or anything in it has constraints.
func hasChecks(s *model.Struct) bool { return findChecks(s, map[*model.Struct]bool{}) }

func findChecks(s *model.Struct, seen map[*model.Struct]bool) bool {
	if seen[s] {
		return false
	}
	seen[s] = true
	for _, f := range s.Fields {
		if f.Required || !f.Constraints.IsZero() {
			return true
		}
		if inner := f.Type.Leaf().Struct; inner != nil && findChecks(inner, seen) {
			return true
		}
	}
	return false
}
