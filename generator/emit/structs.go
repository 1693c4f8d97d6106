package emit

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/hushgen/hushgen/generator/model"
)

// emitStruct writes the functions of a struct: its field names, defaults,
// decoder and checks, each only where there is something to do.
func (e *emitter) emitStruct(s *model.Struct) {
	e.emitFields(s)
	if hasDefaults(s) {
		e.emitDefaults(s)
	}
	e.emitDecode(s)
	if hasChecks(s) {
		e.emitChecks(s)
	}
}

// emitConfig writes what only a config has: the order of its steps.
func (e *emitter) emitConfig(config *model.Struct) {
	name := e.names[config]
	e.comment("hushRead%s takes %s from its defaults to a checked config.", name, config.Type.String())
	e.declare().Func().Id("hushRead"+name).Params(
		jen.Id("d").Op("*").Add(hush("Decoder")), jen.Id("value").Any(), jen.Id("config").Op("*").Add(goType(config.Type)),
	).BlockFunc(func(g *jen.Group) {
		g.If(jen.Op("!").Add(hush("Given")).Call(jen.Id("d"), jen.Id("value"), jen.Id("config"))).BlockFunc(func(g *jen.Group) {
			if hasDefaults(config) {
				g.Id("hushDefaults" + name).Call(jen.Id("config"))
			}
			if config.SetDefaults {
				g.Id("config").Dot("SetDefaults").Call()
			}
			g.Id("hushDecode"+name).Call(jen.Id("d").Dot("Root").Call(), jen.Id("config"))
		})
		if hasChecks(config) {
			g.Id("hushCheck"+name).Call(jen.Id("d"), jen.Id("config"))
		}
		if config.Validate {
			g.If(jen.Id("d").Dot("Valid").Call()).Block(jen.Id("d").Dot("Invalid").Call(jen.Id("config").Dot("Validate").Call()))
		}
	})
}

// emitFields writes the names that problems and the environment need.
func (e *emitter) emitFields(s *model.Struct) {
	var fields []jen.Code
	for _, f := range s.Fields {
		parts := []jen.Code{keyed("Name", jen.Lit(f.Name))}
		if len(f.Aliases) > 0 {
			parts = append(parts, keyed("Aliases", texts(f.Aliases)))
		}
		if f.Env != "" {
			parts = append(parts, keyed("Env", jen.Lit(f.Env)))
		}
		if f.Secret {
			parts = append(parts, keyed("Secret", jen.True()))
		}
		fields = append(fields, jen.Values(parts...))
	}
	e.comment("hushFields%s are the fields of %s.", e.names[s], s.Type.String())
	e.declare().Var().Id("hushFields" + e.names[s]).Op("=").Index().Add(hush("FieldInfo")).Add(lines("{", "}", fields))
}

// emitDefaults sets the declared defaults into zero fields.
func (e *emitter) emitDefaults(s *model.Struct) {
	e.declare().Func().Id("hushDefaults" + e.names[s]).Params(jen.Id("config").Op("*").Add(goType(s.Type))).BlockFunc(func(g *jen.Group) {
		for _, f := range s.Fields {
			target := jen.Id("config").Dot(f.GoName)
			switch {
			case f.Default != nil:
				g.If(isUnset(f.Type, target.Clone())).BlockFunc(func(g *jen.Group) { assignDefault(g, f, target) })
			case f.Type.Kind == model.StructKind && hasDefaults(f.Type.Struct):
				g.Id("hushDefaults" + e.names[f.Type.Struct]).Call(jen.Op("&").Add(target))
			}
		}
	})
}

// isUnset compares a field with its zero value.
func isUnset(t *model.FieldType, target *jen.Statement) *jen.Statement {
	switch t.Kind {
	case model.Bool:
		return jen.Op("!").Add(target)
	case model.String:
		return target.Op("==").Lit("")
	case model.Pointer:
		return target.Op("==").Nil()
	case model.Slice:
		return target.Op("==").Nil()
	case model.Array:
		return target.Op("==").Parens(goType(t.Type).Values())
	}
	return target.Op("==").Lit(0)
}

func assignDefault(g *jen.Group, f *model.Field, target *jen.Statement) {
	value := defaultValue(f.Type, f.Default)
	if f.Type.Kind != model.Pointer {
		g.Add(target).Op("=").Add(value)
		return
	}
	pointed := f.Type.Elem
	value = defaultValue(pointed, f.Default)
	if pointed.Kind == model.Pointer {
		// A pointer to a pointer: nobody writes it, but it must compile.
		g.Var().Id("value").Add(goType(pointed.Elem.Type)).Op("=").Add(defaultValue(pointed.Elem, f.Default))
		g.Id("pointer").Op(":=").Op("&").Id("value")
		g.Add(target).Op("=").Op("&").Id("pointer")
		return
	}
	g.Var().Id("value").Add(goType(pointed.Type)).Op("=").Add(value)
	g.Add(target).Op("=").Op("&").Id("value")
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

// hasDefaults reports whether anything in a struct, structs held by value
// included, has a declared default.
func hasDefaults(s *model.Struct) bool {
	return anyField(s, func(f *model.Field) bool { return f.Default != nil })
}

// anyField reports whether something holds for a field of a struct, or of the
// structs that it holds by value.
func anyField(s *model.Struct, holds func(*model.Field) bool) bool {
	seen := map[*model.Struct]bool{} // a struct may be held many times over
	var visit func(s *model.Struct) bool
	visit = func(s *model.Struct) bool {
		if seen[s] {
			return false
		}
		seen[s] = true
		return slices.ContainsFunc(s.Fields, func(f *model.Field) bool {
			return holds(f) || f.Type.Kind == model.StructKind && visit(f.Type.Struct)
		})
	}
	return visit(s)
}
