package emit

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/hushgen/hushgen/generator/builds"
	"github.com/hushgen/hushgen/generator/model"
)

// emitSetDefaults finds the defaults of a config by its type: with type
// switches over the configs of all builds, and a function for each of the
// others.
func (e *emitter) emitSetDefaults() {
	elsewhere := func(config *model.Struct) bool { return e.homes[config] != "" }
	chunks := chunked(slices.DeleteFunc(slices.Clone(e.registry.Configs), elsewhere), typeSwitchCases)
	var functions []string
	for i := range chunks {
		functions = append(functions, "hushSetDefaults"+itoa(i))
	}
	away := e.configsAway()
	for _, variants := range away {
		functions = append(functions, "hushSetDefaults"+e.names[variants[0]])
	}
	answer := jen.False()
	if len(functions) > 0 {
		answer = jen.Null()
	}
	for i, function := range functions {
		if i > 0 {
			answer.Op("||")
		}
		answer.Id(function).Call(jen.Id("config"))
	}
	e.declare().Func().Params(jen.Id("hushRegistry")).Id("SetDefaults").Params(jen.Id("config").Any()).Bool().Block(jen.Return(answer))
	for i, chunk := range chunks {
		e.emitSetDefaultsOf(functions[i], chunk)
	}
	for i, variants := range away {
		e.emitSetDefaultsAway(functions[len(chunks)+i], variants)
	}
}

// configsAway returns the configs that some builds lack, those of one name,
// each of other builds, side by side.
func (e *emitter) configsAway() [][]*model.Struct {
	here := func(config *model.Struct) bool { return e.homes[config] == "" }
	return sideBySide(slices.DeleteFunc(slices.Clone(e.registry.Configs), here), func(config *model.Struct) string { return e.names[config] })
}

// emitSetDefaultsAway writes the function of a config that some builds lack.
func (e *emitter) emitSetDefaultsAway(name string, variants []*model.Struct) {
	var homes []builds.Constraint
	for _, config := range variants {
		homes = append(homes, e.homes[config])
		e.in(e.homes[config], func() { e.emitSetDefaultsOf(name, []*model.Struct{config}) })
	}
	e.otherwise(builds.Or(homes...), "", func() {
		e.declare().Func().Id(name).Params(jen.Any()).Bool().Block(jen.Return(jen.False()))
	})
}

func (e *emitter) emitSetDefaultsOf(name string, chunk []*model.Struct) {
	usesConfig := false
	for _, config := range chunk {
		usesConfig = usesConfig || config.HasDefaults()
	}
	subject := jen.Id("config").Assert(jen.Type())
	if usesConfig {
		subject = jen.Id("config").Op(":=").Add(subject)
	}
	e.declare().Func().Id(name).Params(jen.Id("config").Any()).Bool().Block(
		jen.Switch(subject).BlockFunc(func(g *jen.Group) {
			for _, config := range chunk {
				g.Case(jen.Op("*").Add(goType(config.Type))).BlockFunc(func(g *jen.Group) {
					if e.held[config] && config.HasDefaults() {
						g.Id("hushDefaults" + e.names[config]).Call(jen.Id("config"))
						return
					}
					e.setDefaults(g, config, false)
				})
			}
			g.Default().Block(jen.Return(jen.False()))
		}),
		jen.Return(jen.True()),
	)
}
