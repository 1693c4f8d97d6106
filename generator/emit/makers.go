package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/hushgen/hushgen/generator/model"
)

// The plugins of a category share one type of maker, whose values number them:
// a type for each of them would be a third of what a plugin takes in a binary.
// A plugin that some builds with the category lack has a type of its own.

func ownMaker(c *model.Category, p *model.Plugin) bool { return homeOf(c, p) != c.Constraint }

// maker writes the value that makes the instances of a plugin.
func (e *emitter) maker(c *model.Category, name string, p *model.Plugin) *jen.Statement {
	maker := jen.Id("hushMaker" + name)
	if ownMaker(c, p) {
		maker.Values()
	}
	return maker
}

// emitMake writes the function that takes a plugin from its values to its
// instance. Its return is a guard too: it compiles only while the result fits
// the contract.
func (e *emitter) emitMake(c *model.Category, name string, p *model.Plugin) {
	declaration := jen.Id("hushMake" + name)
	if ownMaker(c, p) {
		e.declare().Type().Id("hushMaker" + name).Struct()
		declaration = jen.Params(jen.Id("hushMaker" + name)).Id("Make")
	}
	e.declare().Func().Add(declaration, makeSignature(c)).BlockFunc(func(g *jen.Group) {
		e.askHost(g, p)
		switch {
		case p.Config == nil:
			g.Id("d").Dot("NoConfig").Call(jen.Id("value"))
		case e.users[p.Config] > 1:
			g.Var().Id("config").Add(goType(p.Config.Type))
			g.Id("hushRead"+e.names[p.Config]).Call(jen.Id("d"), jen.Id("value"), jen.Op("&").Id("config"))
		default:
			takeOwn(g, p.Config)
			e.read(g, p.Config)
		}
		g.If(jen.Id("d").Dot("Done").Call()).Block(jen.Return(jen.Id("instance"), jen.Nil()))
		e.callFactory(g, p)
	})
}

// makeSignature writes the parameters and results of a maker's method.
func makeSignature(c *model.Category) *jen.Statement {
	return jen.Params(jen.Id("d").Op("*").Add(hush("Decoder")), jen.Id("value").Any()).
		Params(jen.Id("instance").Add(goType(c.Contract)), jen.Id("err").Error())
}

// makerCases bounds the switch of a maker's method.
const makerCases = 64

// emitMakers writes the type of a category's makers, and the number of each.
func (e *emitter) emitMakers(c *model.Category) {
	var plugins []*model.Plugin
	for _, p := range c.Plugins {
		if !ownMaker(c, p) {
			plugins = append(plugins, p)
		}
	}
	if len(plugins) == 0 {
		return
	}
	maker := "hushMakers" + c.GoName
	e.comment("%s makes the instances of %s: of the plugin with that number.", maker, c.Name)
	e.declare().Type().Id(maker).Int()
	e.declare().Const().DefsFunc(func(g *jen.Group) {
		g.Id("_").Id(maker).Op("=").Iota()
		for _, p := range plugins {
			g.Id("hushMaker" + pluginName(c, p))
		}
	})
	method := func(name string) *jen.Statement {
		return e.declare().Func().Params(jen.Id("m").Id(maker)).Id(name).Add(makeSignature(c))
	}
	chunks := chunked(plugins, makerCases)
	if len(chunks) == 1 {
		method("Make").Block(makeByNumber(c, plugins)...)
		return
	}
	method("Make").Block(
		jen.Switch().BlockFunc(func(g *jen.Group) {
			for i, chunk := range chunks {
				last := jen.Id("hushMaker" + pluginName(c, chunk[len(chunk)-1]))
				g.Case(jen.Id("m").Op("<=").Add(last)).Block(jen.Return(jen.Id("m").Dot("make"+itoa(i)).Call(jen.Id("d"), jen.Id("value"))))
			}
		}),
		jen.Return(jen.Id("instance"), jen.Nil()),
	)
	for i, chunk := range chunks {
		method("make" + itoa(i)).Block(makeByNumber(c, chunk)...)
	}
}

// makeByNumber writes the switch over some plugins.
func makeByNumber(c *model.Category, plugins []*model.Plugin) []jen.Code {
	return []jen.Code{
		jen.Switch(jen.Id("m")).BlockFunc(func(g *jen.Group) {
			for _, p := range plugins {
				name := pluginName(c, p)
				g.Case(jen.Id("hushMaker" + name)).Block(jen.Return(jen.Id("hushMake"+name).Call(jen.Id("d"), jen.Id("value"))))
			}
		}),
		jen.Return(jen.Id("instance"), jen.Nil()),
	}
}
