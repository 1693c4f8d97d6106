package emit

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/hushgen/hushgen/generator/model"
)

// emitPlugin writes a plugin: its data, the guard that it fits its contract,
// and the function that makes its instances.
func (e *emitter) emitPlugin(c *model.Category, p *model.Plugin) {
	name := pluginName(c, p)
	e.comment("hushPlugin%s is %s.", name, p.ID())
	e.declare().Var().Id("hushPlugin" + name).Op("=").Add(hush("Plugin")).Index(goType(c.Contract)).Add(lines("{", "}", []jen.Code{
		keyed("Info", hush("Info").Add(lines("{", "}", e.info(p)))),
		keyed("Maker", e.maker(c, name, p)),
	}))
	if p.Factory.Pointer && nameable(p.Factory.Result, e.registry.Package.Path) {
		e.declare().Var().Id("_").Add(goType(c.Contract)).Op("=").Parens(goType(p.Factory.Result)).Parens(jen.Nil())
	}
	e.emitMake(c, name, p)
}

// nameable reports whether the output package can write a type.
func nameable(t model.Type, home string) bool {
	for _, p := range t.Parts() {
		if p.Path != "" && p.Path != home && (p.Identifier == "" || strings.ToUpper(p.Identifier[:1]) != p.Identifier[:1]) {
			return false
		}
	}
	return true
}

func (e *emitter) info(p *model.Plugin) []jen.Code {
	var fields []jen.Code
	text := func(key, value string) {
		if value != "" {
			fields = append(fields, keyed(key, jen.Lit(value)))
		}
	}
	list := func(key string, values []string) {
		if len(values) > 0 {
			fields = append(fields, keyed(key, texts(values)))
		}
	}
	flag := func(key string, set bool) {
		if set {
			fields = append(fields, keyed(key, jen.True()))
		}
	}
	text("Category", p.Category)
	text("Name", p.Name)
	text("Title", p.Title)
	text("Description", p.Description)
	text("Version", p.Version)
	text("Author", p.Author)
	list("Tags", p.Tags)
	list("Aliases", p.Aliases)
	text("Deprecated", p.Deprecated)
	text("Stability", p.Stability)
	flag("Preferred", p.Preferred)
	flag("Lenient", p.Lenient)
	flag("NoClose", p.NoClose)
	if len(p.Meta) > 0 {
		fields = append(fields, keyed("Meta", metaLiteral(p.Meta)))
	}
	if p.Config != nil {
		text("ConfigType", p.Config.Type.String())
	}
	text("Factory", p.FactoryText())
	text("Result", p.Factory.Result.String())
	text("Constraint", string(p.Constraint))
	text("Package", p.Factory.Package.Path)
	text("Module", p.Module)
	text("File", p.File)
	list("Host", e.hostTypes(p))
	flag("Starts", p.Starts)
	flag("Closes", p.Closes)
	flag("Checks", p.Checks)
	return fields
}

func (e *emitter) hostTypes(p *model.Plugin) []string {
	var types []string
	for _, host := range e.registry.Hosts(p) {
		types = append(types, host.Type.String())
	}
	return types
}

// askHost gets what the factory asks of the program, and has d report what is
// not there.
func (e *emitter) askHost(g *jen.Group, p *model.Plugin) {
	hosts := e.registry.Hosts(p)
	if len(hosts) == 0 {
		return
	}
	g.Id("host").Op(":=").Add(hush("HostOf")).Index(e.public("Host")).Call(jen.Id("d"))
	for _, host := range hosts {
		if host.Nillable {
			g.Id("d").Dot("NeedsHost").Call(jen.Id("host").Dot(host.Name).Op("!=").Nil(), jen.Lit(host.Name), jen.Lit(host.Type.String()))
		}
	}
}

// callFactory calls the factory and looks at what it returns.
func (e *emitter) callFactory(g *jen.Group, p *model.Plugin) {
	var failed *jen.Statement
	results := []jen.Code{jen.Id("made")}
	if p.Factory.HasError {
		results, failed = append(results, jen.Err()), jen.Err().Op("!=").Nil()
	}
	switch {
	case p.Factory.HasError && p.Factory.Nillable:
		failed.Op("||").Id("made").Op("==").Nil()
	case p.Factory.Nillable:
		failed = jen.Id("made").Op("==").Nil()
	case !p.Factory.HasError:
		g.Return(call(p), jen.Nil())
		return
	}
	g.List(results...).Op(":=").Add(call(p))
	g.If(failed).Block(jen.Return(jen.Id("instance"), jen.Id("d").Dot("Failed").Call(jen.Err())))
	g.Return(jen.Id("made"), jen.Nil())
}

func call(p *model.Plugin) *jen.Statement {
	factory := jen.Qual(p.Factory.Package.Path, p.Factory.Name)
	if p.Factory.Method {
		factory = jen.Id("config").Dot(p.Factory.Name)
	}
	return factory.CallFunc(func(g *jen.Group) {
		for _, parameter := range p.Factory.Parameters {
			switch parameter.Kind {
			case model.ContextParameter:
				g.Id("d").Dot("Context").Call()
			case model.ConfigParameter:
				g.Id("config")
			case model.ConfigPointerParameter:
				g.Op("&").Id("config")
			case model.KeyParameter:
				g.Id("d").Dot("Key").Call()
			case model.HostParameter:
				g.Id("host").Dot(parameter.Host)
			}
		}
	})
}
