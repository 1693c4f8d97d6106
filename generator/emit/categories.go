package emit

import (
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/hushgen/hushgen/generator/model"
)

func itoa(i int) string { return strconv.Itoa(i) }

// emitCategory writes a category: its data behind the methods of a zero-size
// type, then its plugins.
func (e *emitter) emitCategory(c *model.Category) {
	table := "hushTable" + c.GoName
	e.comment("hushCategory%s is the category %s.", c.GoName, c.Name)
	e.declare().Var().Id("hushCategory" + c.GoName).Op("=").Add(hush("Category")).Index(goType(c.Contract)).Values(keyed("Table", jen.Id(table).Values()))
	e.declare().Type().Id(table).Struct()
	e.declare().Var().Id("hushInfo" + c.GoName).Op("=").Add(hush("CategoryInfo")).Add(lines("{", "}", categoryInfo(c)))

	plugin := jen.Op("*").Add(hush("Plugin")).Index(goType(c.Contract))
	method := func() *jen.Statement { return e.declare().Func().Params(jen.Id(table)) }
	method().Id("Category").Params().Op("*").Add(hush("CategoryInfo")).Block(jen.Return(jen.Op("&").Id("hushInfo" + c.GoName)))
	method().Id("Plugins").Params().Index().Add(plugin.Clone()).Block(jen.Return(jen.Id("hushPlugins" + c.GoName)))
	method().Id("Find").Params(jen.Id("name").String()).Add(plugin.Clone()).Block(
		jen.Switch(jen.Id("name")).BlockFunc(func(g *jen.Group) {
			for _, p := range c.Plugins {
				g.CaseFunc(func(g *jen.Group) {
					for _, name := range append([]string{p.Name}, p.Aliases...) {
						g.Lit(name)
					}
				}).Block(jen.Return(jen.Op("&").Id("hushPlugin" + pluginName(c, p))))
			}
		}),
		jen.Return(jen.Nil()),
	)
	e.emitForConfig(c, plugin)
	for _, p := range c.Plugins {
		e.emitPlugin(c, p)
	}
}

func categoryInfo(c *model.Category) []jen.Code {
	fields := []jen.Code{keyed("Name", jen.Lit(c.Name)), keyed("Title", jen.Lit(c.Title))}
	if c.Description != "" {
		fields = append(fields, keyed("Description", jen.Lit(c.Description)))
	}
	fields = append(fields, keyed("Contract", jen.Lit(c.Contract.String())))
	if len(c.Meta) > 0 {
		fields = append(fields, keyed("Meta", metaLiteral(c.Meta)))
	}
	return append(fields, keyed("Count", jen.Lit(len(c.Plugins))))
}

func metaLiteral(meta []model.Meta) *jen.Statement {
	return jen.Index().Add(hush("Meta")).ValuesFunc(func(g *jen.Group) {
		for _, m := range meta {
			g.Values(keyed("Key", jen.Lit(m.Key)), keyed("Value", jen.Lit(m.Value)))
		}
	})
}

// byConfig is a config type and the plugins of one category that take it.
type byConfig struct {
	config  *model.Struct
	plugins []*model.Plugin
}

// emitForConfig writes the way from a config's type to its plugin.
func (e *emitter) emitForConfig(c *model.Category, plugin *jen.Statement) {
	chunks := chunked(e.groupByConfig(c), typeSwitchCases)
	results := []jen.Code{plugin.Clone(), jen.Index().String()}
	name := "hushForConfig" + c.GoName
	body := []jen.Code{}
	for i := range chunks {
		call := jen.Id(name + "_" + itoa(i)).Call(jen.Id("config"))
		if i == len(chunks)-1 {
			body = append(body, jen.Return(call))
			break
		}
		body = append(body, jen.If(jen.List(jen.Id("c"), jen.Id("choice")).Op(":=").Add(call),
			jen.Id("c").Op("!=").Nil().Op("||").Id("choice").Op("!=").Nil()).Block(jen.Return(jen.Id("c"), jen.Id("choice"))))
	}
	if len(chunks) == 0 {
		body = append(body, jen.Return(jen.Nil(), jen.Nil()))
	}
	e.declare().Func().Params(jen.Id("hushTable" + c.GoName)).Id("ForConfig").Params(jen.Id("config").Any()).Params(results...).Block(body...)
	for i, chunk := range chunks {
		e.declare().Func().Id(name+"_"+itoa(i)).Params(jen.Id("config").Any()).Params(results...).Block(
			jen.Switch(jen.Id("config").Assert(jen.Type())).BlockFunc(func(g *jen.Group) {
				for _, group := range chunk {
					g.Case(goType(group.config.Type), jen.Op("*").Add(goType(group.config.Type))).Block(jen.Return(choose(c, group)...))
				}
			}),
			jen.Return(jen.Nil(), jen.Nil()),
		)
	}
}

// choose prefers the plugin that the config's own directive names; several
// others are a choice for the caller.
func choose(c *model.Category, group byConfig) []jen.Code {
	chosen := group.plugins[0]
	owned := len(group.plugins) == 1
	var names []string
	for _, p := range group.plugins {
		names = append(names, p.Name)
		if p.ConfigOwner {
			chosen, owned = p, true
		}
	}
	if !owned {
		return []jen.Code{jen.Nil(), texts(names)}
	}
	return []jen.Code{jen.Op("&").Id("hushPlugin" + pluginName(c, chosen)), jen.Nil()}
}

func (e *emitter) groupByConfig(c *model.Category) []byConfig {
	var groups []byConfig
	for _, config := range e.registry.Configs {
		group := byConfig{config: config}
		for _, p := range c.Plugins {
			if p.Config == config {
				group.plugins = append(group.plugins, p)
			}
		}
		if len(group.plugins) > 0 {
			groups = append(groups, group)
		}
	}
	return groups
}
