package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/hushgen/hushgen/generator/model"
)

// emitStruct writes the functions of a struct: its field names, defaults,
// decoder and checks, each only where there is something to do.
func (e *emitter) emitStruct(s *model.Struct) {
	e.emitFields(s)
	if s.HasDefaults() {
		e.emitDefaults(s)
	}
	e.emitDecode(s)
	if s.HasChecks() {
		e.emitPatterns(s)
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
			if config.HasDefaults() {
				g.Id("hushDefaults" + name).Call(jen.Id("config"))
			}
			if config.SetDefaults {
				g.Id("config").Dot("SetDefaults").Call()
			}
			g.Id("hushDecode"+name).Call(jen.Id("d").Dot("Root").Call(), jen.Id("config"))
		})
		if config.HasChecks() {
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
