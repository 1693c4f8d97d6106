package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/hushgen/hushgen/generator/model"
)

// emitStruct writes what a struct needs: its field names, defaults, decoder and
// checks, each only where there is something to do. That of a config which
// nothing holds is part of its maker.
func (e *emitter) emitStruct(s *model.Struct) {
	e.emitFields(s)
	if e.held[s] {
		if s.HasDefaults() {
			e.emitDefaults(s)
		}
		e.emitDecode(s)
	}
	if s.HasChecks() {
		e.emitPatterns(s)
		if e.held[s] {
			e.emitChecks(s)
		}
	}
}

// emitConfig writes the function of a config that several plugins take.
func (e *emitter) emitConfig(config *model.Struct) {
	if e.users[config] < 2 {
		return
	}
	name := e.names[config]
	e.comment("hushRead%s takes %s from its defaults to a checked config.", name, config.Type.String())
	e.declare().Func().Id("hushRead"+name).Params(
		jen.Id("d").Op("*").Add(hush("Decoder")), jen.Id("value").Any(), jen.Id("config").Op("*").Add(goType(config.Type)),
	).BlockFunc(func(g *jen.Group) {
		if config.HoldsLock {
			g.Add(takeLocked(jen.Id("config")))
		} else {
			g.Var().Id("given").Bool()
			takeGiven(g, config, jen.Op("*").Id("config"), "=")
		}
		e.read(g, config)
	})
}

// takeOwn declares the variable of a maker's config and takes the one that the
// program gives.
func takeOwn(g *jen.Group, config *model.Struct) {
	if config.HoldsLock {
		g.Var().Id("config").Add(goType(config.Type))
		g.Add(takeLocked(jen.Op("&").Id("config")))
	} else {
		takeGiven(g, config, jen.Id("config"), ":=")
	}
}

// takeLocked leaves the copy of a config to the runtime: go vet refuses copies
// of locks. This one is made before anybody can hold it.
func takeLocked(config *jen.Statement) *jen.Statement {
	return jen.Id("given").Op(":=").Add(hush("Given")).Call(jen.Id("value"), config)
}

// takeGiven takes the config that the program gives, as a value or a pointer.
// whole is the config as a variable, assign the operator of its first assignment.
func takeGiven(g *jen.Group, config *model.Struct, whole *jen.Statement, assign string) {
	pointer, given, value := jen.Id("pointer"), jen.Id("given"), jen.Id("value")
	g.List(whole, given).Op(assign).Add(value).Assert(goType(config.Type))
	g.If(jen.List(pointer, jen.Id("_")).Op(":=").Add(value).Assert(jen.Op("*").Add(goType(config.Type))), pointer.Clone().Op("!=").Nil()).Block(
		jen.List(whole, given).Op("=").List(jen.Op("*").Add(pointer), jen.True()),
	)
}

// read writes the way of a config from its defaults to a checked one.
func (e *emitter) read(g *jen.Group, config *model.Struct) {
	begin := jen.Id("d").Dot(withRest("Begin", config)).Call(jen.Id("hushFields"+e.names[config]).Index(jen.Empty(), jen.Empty()), jen.Id("value"), jen.Id("given"))
	g.If(begin).BlockFunc(func(g *jen.Group) {
		e.setDefaults(g, config, true)
		if config.SetDefaults {
			g.Id("config").Dot("SetDefaults").Call()
		}
		e.decodeFields(g, config)
	})
	if config.HasChecks() {
		e.checkFields(g, config)
	}
	if config.Validate {
		g.If(jen.Id("d").Dot("Valid").Call()).Block(jen.Id("d").Dot("Invalid").Call(jen.Id("config").Dot("Validate").Call()))
	}
}

// emitFields writes the names that problems and the environment need.
func (e *emitter) emitFields(s *model.Struct) {
	var fields []jen.Code
	for _, f := range s.Fields {
		parts := []jen.Code{keyed("Name", jen.Lit(f.Name))}
		if options := fieldOptions(f); len(options) > 0 {
			parts = append(parts, keyed("Options", jen.Op("&").Add(hush("FieldOptions")).Values(options...)))
		}
		fields = append(fields, jen.Values(parts...))
	}
	e.comment("hushFields%s are the fields of %s.", e.names[s], s.Type.String())
	e.declare().Var().Id("hushFields" + e.names[s]).Op("=").Index(jen.Op("...")).Add(hush("FieldInfo")).Add(lines("{", "}", fields))
}

func fieldOptions(f *model.Field) []jen.Code {
	var options []jen.Code
	if len(f.Aliases) > 0 {
		options = append(options, keyed("Aliases", texts(f.Aliases)))
	}
	if f.Env != "" {
		options = append(options, keyed("Env", jen.Lit(f.Env)))
	}
	if f.Secret {
		options = append(options, keyed("Secret", jen.True()))
	}
	return options
}
