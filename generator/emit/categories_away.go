package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/hushgen/hushgen/generator/model"
)

// A category whose contract only some builds have can't be a field of Plugins
// and Hub themselves: both embed a struct that has the field in those builds
// and is empty in the others.

func pluginsOf(c *model.Category) string { return "hushPluginsOf" + c.GoName }

func resourcesOf(c *model.Category) string { return "hushResourcesOf" + c.GoName }

// emitAway writes a constrained category's part of the registry in builds with
// the contract, and what stands there in the others.
func (e *emitter) emitAway(c *model.Category) {
	e.in(c.Constraint, func() {
		e.comment("%s is the field of %s in %sPlugins.", pluginsOf(c), c.Name, e.registry.Prefix)
		e.declare().Type().Id(pluginsOf(c)).Struct(jen.Id(c.GoName).Op("*").Add(hush("Category")).Index(goType(c.Contract)))
		e.declare().Var().Id("hushFieldOf" + c.GoName).Op("=").Id(pluginsOf(c)).Values(keyed(c.GoName, jen.Op("&").Id("hushCategory"+c.GoName)))
		e.comment("%s is the field of %s in %sHub.", resourcesOf(c), c.Name, e.registry.Prefix)
		e.declare().Type().Id(resourcesOf(c)).Struct(jen.Id(c.GoName).Add(hush("Resources")).Index(goType(c.Contract)))
		e.openAway(c, jen.Id("h"), jen.Id(resourcesOf(c)).Values(
			keyed(c.GoName, jen.Qual(hubPath, "Resources").Call(jen.Id("h"), jen.Op("&").Id("hushCategory"+c.GoName)))))
	})
	e.otherwise(c.Constraint, "", func() {
		e.comment("hushCategory%s stands in for the category %s.", c.GoName, c.Name)
		e.declare().Var().Id("hushCategory" + c.GoName).Op("=").Add(hush("CategoryElsewhere")).Add(lines("{", "}", []jen.Code{
			keyed("Info", hush("CategoryInfo").Values(keyed("Name", jen.Lit(c.Name)), keyed("Title", jen.Lit(c.Title)))),
			keyed("Needs", jen.Lit(c.Constraint.Needs())),
		}))
		e.declare().Type().Id(pluginsOf(c)).Struct()
		e.declare().Var().Id("hushFieldOf" + c.GoName).Id(pluginsOf(c))
		e.declare().Type().Id(resourcesOf(c)).Struct()
		e.openAway(c, jen.Op("_"), jen.Id(resourcesOf(c)).Values())
	})
}

// openAway writes the function that Open calls for the category's resources.
func (e *emitter) openAway(c *model.Category, hub, made *jen.Statement) {
	e.declare().Func().Id("hushOpen" + c.GoName).Params(hub.Op("*").Qual(hubPath, "Hub")).Id(resourcesOf(c)).Block(jen.Return(made))
}

// someAway tells that the registry has a category that some builds lack.
func (e *emitter) someAway() bool {
	for _, c := range e.registry.Categories {
		if c.Constraint != "" {
			return true
		}
	}
	return false
}
