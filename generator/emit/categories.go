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
	slots := slotsOf(c)
	e.comment("hushCategory%s is the category %s.", c.GoName, c.Name)
	e.declare().Var().Id("hushCategory"+c.GoName).Op("=").Add(hush("Category")).Index(goType(c.Contract)).Values(
		keyed("Table", jen.Id(table).Values()), keyed("Index", jen.Op("&").Id(indexOf(c))))
	e.declare().Type().Id(table).Struct()
	e.declare().Var().Id("hushInfo" + c.GoName).Op("=").Add(hush("CategoryInfo")).Add(lines("{", "}", categoryInfo(c, slots)))

	plugin := jen.Op("*").Add(hush("Plugin")).Index(goType(c.Contract))
	method := func() *jen.Statement { return e.declare().Func().Params(jen.Id(table)) }
	method().Id("Category").Params().Op("*").Add(hush("CategoryInfo")).Block(jen.Return(jen.Op("&").Id("hushInfo" + c.GoName)))
	method().Id("Plugins").Params().Index().Add(plugin.Clone()).Block(jen.Return(jen.Id("hushPlugins" + c.GoName)))
	e.emitForConfig(c, plugin)
	for _, s := range slots {
		e.at(place{category: c.Name, plugin: s.variants[0].Name}, func() { e.emitSlot(c, s) })
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
