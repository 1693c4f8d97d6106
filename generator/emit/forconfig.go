package emit

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/hushgen/hushgen/generator/builds"
	"github.com/hushgen/hushgen/generator/model"
)

// byConfig is a config type and the plugins of one category that take it.
type byConfig struct {
	config  *model.Struct
	plugins []*model.Plugin
	home    builds.Constraint
}

// emitForConfig writes the way from a config's type to its plugin: type
// switches over the configs of all builds, and a function for each of the
// others, which finds nothing where there is no such type.
func (e *emitter) emitForConfig(c *model.Category, plugin *jen.Statement) {
	groups := e.groupByConfig(c)
	elsewhere := func(group byConfig) bool { return group.home != c.Constraint }
	chunks := chunked(slices.DeleteFunc(slices.Clone(groups), elsewhere), typeSwitchCases)
	results := []jen.Code{plugin.Clone(), jen.Index().String()}
	name := "hushForConfig" + c.GoName
	var functions []string
	for i := range chunks {
		functions = append(functions, name+"_"+itoa(i))
	}
	away := e.byName(slices.DeleteFunc(groups, func(group byConfig) bool { return !elsewhere(group) }))
	for _, variants := range away {
		functions = append(functions, name+"_"+e.names[variants[0].config])
	}
	e.declare().Func().Params(jen.Id("hushTable" + c.GoName)).Id("ForConfig").Params(jen.Id("config").Any()).Params(results...).Block(firstOf(functions)...)
	for i, chunk := range chunks {
		e.emitForConfigs(c, functions[i], results, chunk)
	}
	for i, variants := range away {
		e.emitForConfigAway(c, functions[len(chunks)+i], results, variants)
	}
}

// firstOf writes the calls of functions until one has an answer.
func firstOf(functions []string) []jen.Code {
	if len(functions) == 0 {
		return []jen.Code{jen.Return(jen.Nil(), jen.Nil())}
	}
	var body []jen.Code
	last := len(functions) - 1
	for _, function := range functions[:last] {
		body = append(body, jen.If(jen.List(jen.Id("c"), jen.Id("choice")).Op(":=").Id(function).Call(jen.Id("config")),
			jen.Id("c").Op("!=").Nil().Op("||").Id("choice").Op("!=").Nil()).Block(jen.Return(jen.Id("c"), jen.Id("choice"))))
	}
	return append(body, jen.Return(jen.Id(functions[last]).Call(jen.Id("config"))))
}

// emitForConfigs writes a type switch.
func (e *emitter) emitForConfigs(c *model.Category, name string, results []jen.Code, groups []byConfig) {
	e.declare().Func().Id(name).Params(jen.Id("config").Any()).Params(results...).Block(
		jen.Switch(jen.Id("config").Assert(jen.Type())).BlockFunc(func(g *jen.Group) {
			for _, group := range groups {
				g.Case(goType(group.config.Type), jen.Op("*").Add(goType(group.config.Type))).Block(jen.Return(choose(c, group)...))
			}
		}),
		jen.Return(jen.Nil(), jen.Nil()),
	)
}

// emitForConfigAway writes the function of a config that some builds lack.
func (e *emitter) emitForConfigAway(c *model.Category, name string, results []jen.Code, variants []byConfig) {
	var homes []builds.Constraint
	for _, variant := range variants {
		homes = append(homes, variant.home)
		e.in(variant.home, func() { e.emitForConfigs(c, name, results, []byConfig{variant}) })
	}
	e.otherwise(builds.Or(homes...), c.Constraint, func() {
		e.declare().Func().Id(name).Params(jen.Any()).Params(results...).Block(jen.Return(jen.Nil(), jen.Nil()))
	})
}

// byName puts the variants of one type, each of other builds, side by side.
func (e *emitter) byName(groups []byConfig) [][]byConfig {
	return sideBySide(groups, func(group byConfig) string { return e.names[group.config] })
}

// sideBySide puts what has one name side by side, in the order of the first.
func sideBySide[T any](list []T, name func(T) string) [][]T {
	var found [][]T
	places := map[string]int{}
	for _, item := range list {
		at, again := places[name(item)]
		if !again {
			at = len(found)
			places[name(item)] = at
			found = append(found, nil)
		}
		found[at] = append(found[at], item)
	}
	return found
}

// choose prefers the plugin that the config's own directive names; several
// others are a choice for the caller.
func choose(c *model.Category, group byConfig) []jen.Code {
	chosen := group.plugins[0]
	owned := false
	var names []string
	var pointers []jen.Code
	decided := true // in every build that has the config
	for _, p := range group.plugins {
		names = append(names, p.Name)
		pointers = append(pointers, jen.Op("&").Id("hushPlugin"+pluginName(c, p)))
		decided = decided && homeOf(c, p) == group.home
		if p.ConfigOwner {
			chosen, owned = p, true
		}
	}
	pointer := jen.Op("&").Id("hushPlugin" + pluginName(c, chosen))
	if !decided {
		owner := jen.Nil()
		if owned {
			owner = pointer
		}
		return []jen.Code{hush("ChosenHere").Call(append([]jen.Code{owner}, pointers...)...)}
	}
	if !owned && len(names) > 1 {
		return []jen.Code{jen.Nil(), texts(names)}
	}
	return []jen.Code{pointer, jen.Nil()}
}

func (e *emitter) groupByConfig(c *model.Category) []byConfig {
	users := map[*model.Struct][]*model.Plugin{}
	for _, p := range c.Plugins {
		users[p.Config] = append(users[p.Config], p)
	}
	var groups []byConfig
	for _, config := range e.registry.Configs {
		if plugins := users[config]; len(plugins) > 0 {
			groups = append(groups, byConfig{config, plugins, homeOfAll(c, plugins)})
		}
	}
	return groups
}
