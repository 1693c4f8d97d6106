package emit

import (
	"maps"
	"slices"
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/hushgen/hushgen/generator/model"
)

func itoa(i int) string { return strconv.Itoa(i) }

// emitCategory writes a category: its data behind the methods of a zero-size
// type, then its plugins.
func (e *emitter) emitCategory(c *model.Category) {
	table := "hushTable" + c.GoName
	slots := slotsOf(c)
	e.comment("hushCategory%s is the category %s.", c.GoName, c.Name)
	e.declare().Var().Id("hushCategory" + c.GoName).Op("=").Add(hush("Category")).Index(goType(c.Contract)).Values(keyed("Table", jen.Id(table).Values()))
	e.declare().Type().Id(table).Struct()
	e.declare().Var().Id("hushInfo" + c.GoName).Op("=").Add(hush("CategoryInfo")).Add(lines("{", "}", categoryInfo(c, slots)))

	plugin := jen.Op("*").Add(hush("Plugin")).Index(goType(c.Contract))
	method := func() *jen.Statement { return e.declare().Func().Params(jen.Id(table)) }
	method().Id("Category").Params().Op("*").Add(hush("CategoryInfo")).Block(jen.Return(jen.Op("&").Id("hushInfo" + c.GoName)))
	method().Id("Plugins").Params().Index().Add(plugin.Clone()).Block(jen.Return(jen.Id("hushPlugins" + c.GoName)))
	method().Id("Find").Params(jen.Id("name").String()).Add(plugin.Clone()).Block(
		jen.Switch(jen.Id("name")).BlockFunc(func(g *jen.Group) { findCases(g, slots) }),
		jen.Return(jen.Nil()),
	)
	e.emitForConfig(c, plugin)
	for _, s := range slots {
		e.at(place{category: c.Name, plugin: s.variants[0].Name}, func() { e.emitSlot(c, s) })
	}
}

// findCases writes a case for the names of each slot, and one for each name
// that means different plugins in different builds.
func findCases(g *jen.Group, slots []slot) {
	users := map[string][]slot{}
	for _, s := range slots {
		for _, name := range s.names() {
			users[name] = append(users[name], s)
		}
	}
	plain := func(s slot, name string) bool { return len(users[name]) == 1 && s.always(name) }
	for _, s := range slots {
		if own := slices.DeleteFunc(s.names(), func(name string) bool { return !plain(s, name) }); len(own) > 0 {
			g.CaseFunc(func(g *jen.Group) {
				for _, name := range own {
					g.Lit(name)
				}
			}).Block(jen.Return(s.pointer()))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(users)) {
		if plain(users[name][0], name) {
			continue
		}
		arguments := []jen.Code{jen.Lit(name)}
		for _, s := range users[name] {
			arguments = append(arguments, s.pointer())
		}
		g.Case(jen.Lit(name)).Block(jen.Return(hush("NamedHere").Call(arguments...)))
	}
}

func categoryInfo(c *model.Category, slots []slot) []jen.Code {
	fields := []jen.Code{keyed("Name", jen.Lit(c.Name)), keyed("Title", jen.Lit(c.Title))}
	if c.Description != "" {
		fields = append(fields, keyed("Description", jen.Lit(c.Description)))
	}
	fields = append(fields, keyed("Contract", jen.Lit(c.Contract.String())))
	if len(c.Meta) > 0 {
		fields = append(fields, keyed("Meta", metaLiteral(c.Meta)))
	}
	count := 0
	some := jen.Null()
	for _, s := range slots {
		if s.constrained(c) {
			some.Op("+").Id(s.present())
		} else {
			count++
		}
	}
	return append(fields, keyed("Count", jen.Lit(count).Add(some)))
}

func metaLiteral(meta []model.Meta) *jen.Statement {
	return jen.Index().Add(hush("Meta")).ValuesFunc(func(g *jen.Group) {
		for _, m := range meta {
			g.Values(keyed("Key", jen.Lit(m.Key)), keyed("Value", jen.Lit(m.Value)))
		}
	})
}
