package emit

import (
	"errors"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/hushgen/hushgen/generator/builds"
)

// emitRegistry writes Registry and its type.
func (e *emitter) emitRegistry() {
	e.comment("%s", e.registry.Prefix+"Registry lists every plugin linked into this binary.\n"+e.overview())
	fields := []jen.Code{keyed("Registry", hush("Registry").Values(keyed("Static", jen.Id("hushRegistry").Values())))}
	for _, c := range e.registry.Categories {
		if c.Constraint != "" {
			fields = append(fields, keyed(pluginsOf(c), jen.Op("&").Id("hushFieldOf"+c.GoName)))
			continue
		}
		fields = append(fields, keyed(c.GoName, jen.Op("&").Id("hushCategory"+c.GoName)))
	}
	e.declare().Var().Add(e.public("Registry")).Op("=").Op("&").Add(e.public("Plugins")).Add(lines("{", "}", fields))

	e.comment("%sPlugins is the type of %sRegistry: one field a category.", e.registry.Prefix, e.registry.Prefix)
	e.declare().Type().Add(e.public("Plugins")).StructFunc(func(g *jen.Group) {
		g.Add(hush("Registry"))
		for _, c := range e.registry.Categories {
			if c.Constraint != "" {
				g.Op("*").Id(pluginsOf(c))
				continue
			}
			g.Id(c.GoName).Op("*").Add(hush("Category")).Index(goType(c.Contract))
		}
	})
}

// overview lists categories and plugins for the doc comment.
func (e *emitter) overview() string {
	width := 0
	for _, c := range e.registry.Categories {
		width = max(width, len(c.Name))
	}
	var text strings.Builder
	for _, c := range e.registry.Categories {
		text.WriteString("\n\t" + c.Name + strings.Repeat(" ", width-len(c.Name)+2) + oneLine(c.Title) + onlyIf(c.Constraint))
		for _, p := range c.Plugins {
			text.WriteString("\n\t  " + p.Name + onlyIf(p.Constraint))
		}
	}
	return text.String()
}

// onlyIf marks what only some builds have.
func onlyIf(c builds.Constraint) string {
	if c == "" {
		return ""
	}
	return " (if " + string(c) + ")"
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// emitHost writes the type of what plugins ask of the program.
func (e *emitter) emitHost() {
	if len(e.registry.Host) == 0 {
		return
	}
	e.comment("%sHost holds what the plugins ask of the program.", e.registry.Prefix)
	e.declare().Type().Add(e.public("Host")).StructFunc(func(g *jen.Group) {
		for _, host := range e.registry.Host {
			g.Id(host.Name).Add(goType(host.Type))
		}
	})
}

// emitHub writes Hub and Open.
func (e *emitter) emitHub() {
	e.comment("%sHub is an open set of resources: one field a category.", e.registry.Prefix)
	e.declare().Type().Add(e.public("Hub")).StructFunc(func(g *jen.Group) {
		g.Op("*").Qual(hubPath, "Hub")
		for _, c := range e.registry.Categories {
			if c.Constraint != "" {
				g.Id(resourcesOf(c))
				continue
			}
			g.Id(c.GoName).Add(hush("Resources")).Index(goType(c.Contract))
		}
	})

	parameters := []jen.Code{jen.Id("ctx").Qual(contextPath, "Context")}
	host := jen.Nil()
	if len(e.registry.Host) > 0 {
		parameters = append(parameters, jen.Id("host").Add(e.public("Host")))
		host = jen.Op("&").Id("host")
	}
	parameters = append(parameters, jen.Id("options").Op("...").Qual(hubPath, "Option"))
	fields := []jen.Code{keyed("Hub", jen.Id("h"))}
	for _, c := range e.registry.Categories {
		if c.Constraint != "" {
			fields = append(fields, keyed(resourcesOf(c), jen.Id("hushOpen"+c.GoName).Call(jen.Id("h"))))
			continue
		}
		fields = append(fields, keyed(c.GoName, jen.Qual(hubPath, "Resources").Call(jen.Id("h"), e.public("Registry").Dot(c.GoName))))
	}
	e.comment("%sOpen loads, decodes and checks every resource of the sources and constructs\nnothing yet. ctx lives in the instances: its values reach every factory.", e.registry.Prefix)
	e.declare().Func().Add(e.public("Open")).Params(parameters...).Params(jen.Op("*").Add(e.public("Hub")), jen.Error()).Block(
		jen.List(jen.Id("h"), jen.Err()).Op(":=").Qual(hubPath, "Open").Call(
			jen.Id("ctx"), jen.Op("&").Add(e.public("Registry")).Dot("Registry"), host, jen.Id("options").Op("...")),
		jen.If(jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Nil(), jen.Err())),
		jen.Return(jen.Op("&").Add(e.public("Hub")).Add(lines("{", "}", fields)), jen.Nil()),
	)
}

// typeSwitchCases bounds a type switch: the compiler's time grows with the
// square of the cases.
const typeSwitchCases = 64

// emitGeneration writes what doesn't compile with a runtime that the file doesn't fit.
// It stands first and is a type, as types are checked first: compilers give up after
// ten errors and sort them by line, and the first one must say what to do.
func (e *emitter) emitGeneration() {
	e.comment("This file and the runtime must be of one generation: when the next line doesn't\ncompile, run go generate with the hushgen that go.mod names.")
	e.declare().Type().Id("_").Index(hush("Generation2ElseRunGoGenerate")).Struct()
}

// emitStatic writes the data behind hush.Registry.
func (e *emitter) emitStatic() {
	e.comment("hushRegistry is the data of the registry as a whole.")
	e.declare().Type().Id("hushRegistry").Struct()
	receiver := func() *jen.Statement { return e.declare().Func().Params(jen.Id("hushRegistry")) }
	all := jen.Id("hushCategories")
	if e.someAway() {
		receiver().Id("Everywhere").Params().Index().Add(hush("AnyCategory")).Block(jen.Return(all.Clone()))
		all = hush("CategoriesHere").Call(all)
	}
	receiver().Id("Categories").Params().Index().Add(hush("AnyCategory")).Block(jen.Return(all))
	found := hush("CategoryNamed").Call(jen.Op("&").Id(categoryIndex), jen.Id("hushCategories"), jen.Id("name"))
	if e.someAway() {
		found = hush("CategoryHere").Call(found)
	}
	receiver().Id("Category").Params(jen.Id("name").String()).Add(hush("AnyCategory")).Block(jen.Return(found))
	e.emitSetDefaults()
	for _, c := range e.registry.Categories {
		if c.Constraint != "" {
			e.emitAway(c)
		}
	}
}

// emitIndexes writes the lists that grow by a line with every plugin, and what
// finds a name in them. It fails for more names than an index holds.
func (e *emitter) emitIndexes() error {
	var failures []error
	var categories []jen.Code
	for _, c := range e.registry.Categories {
		categories = append(categories, jen.Op("&").Id("hushCategory"+c.GoName))
	}
	e.declare().Var().Id("hushCategories").Op("=").Index().Add(hush("AnyCategory")).Add(lines("{", "}", categories))
	failures = append(failures, e.emitIndex(categoryIndex, "hushCategories", e.categoryNames()))
	for _, c := range e.registry.Categories {
		var plugins []jen.Code
		for _, s := range slotsOf(c) {
			plugins = append(plugins, s.pointer())
		}
		e.inCategory(c, func() {
			e.emitMakers(c)
			e.declare().Var().Id("hushPlugins" + c.GoName).Op("=").Index().Op("*").Add(hush("Plugin")).Index(goType(c.Contract)).Add(lines("{", "}", plugins))
			failures = append(failures, e.emitIndex(indexOf(c), "hushPlugins"+c.GoName, pluginNames(c)))
		})
	}
	return errors.Join(failures...)
}

// chunked splits a list into pieces of at most size.
func chunked[T any](list []T, size int) [][]T {
	var chunks [][]T
	for len(list) > size {
		chunks = append(chunks, list[:size:size])
		list = list[size:]
	}
	if len(list) > 0 {
		chunks = append(chunks, list)
	}
	return chunks
}
