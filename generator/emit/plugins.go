package emit

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/hushgen/hushgen/generator/model"
)

// emitPlugin writes a plugin: its data, the guard that it fits its contract,
// and the zero-size type that makes its instances.
func (e *emitter) emitPlugin(c *model.Category, p *model.Plugin) {
	name := pluginName(c, p)
	e.comment("hushPlugin%s is %s.", name, p.ID())
	e.declare().Var().Id("hushPlugin" + name).Op("=").Add(hush("Plugin")).Index(goType(c.Contract)).Add(lines("{", "}", []jen.Code{
		keyed("Info", hush("Info").Add(lines("{", "}", e.info(p)))),
		keyed("Maker", jen.Id("hushMaker"+name).Values()),
	}))
	if p.Factory.Pointer && nameable(p.Factory.Result, e.registry.Package.Path) {
		e.declare().Var().Id("_").Add(goType(c.Contract)).Op("=").Parens(goType(p.Factory.Result)).Parens(jen.Nil())
	}
	e.declare().Type().Id("hushMaker" + name).Struct()
	e.emitCheck(name, p)
	e.emitNew(c, name, p)
	e.emitCreate(c, name, p)
	e.emitConstruct(c, name, p)
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

// decoder begins a function of a maker: the decoder and what the plugin needs
// of the host.
func (e *emitter) decoder(g *jen.Group, p *model.Plugin, construct bool) {
	start := hush("NewDecoder").Call(jen.Id("in"))
	if construct {
		start.Dot("Construct").Call(jen.Id("ctx"))
	}
	if p.Lenient {
		start.Dot("Lenient").Call()
	}
	g.Id("d").Op(":=").Add(start)
	asked := false
	for _, host := range e.registry.Hosts(p) {
		if !host.Nillable {
			continue
		}
		if !asked {
			g.Id("host").Op(":=").Add(e.hostOf())
			asked = true
		}
		g.Id("d").Dot("NeedsHost").Call(jen.Id("host").Dot(host.Name).Op("!=").Nil(), jen.Lit(host.Name), jen.Lit(host.Type.String()))
	}
}

func (e *emitter) hostOf() *jen.Statement {
	return hush("HostOf").Index(e.public("Host")).Call(jen.Id("in"))
}

// read decodes the config, or refuses all values where there is none.
func (e *emitter) read(g *jen.Group, p *model.Plugin) {
	if p.Config == nil {
		g.Id("d").Dot("NoConfig").Call()
		return
	}
	g.Var().Id("config").Add(goType(p.Config.Type))
	g.Id("hushRead"+e.names[p.Config]).Call(jen.Id("d"), jen.Op("&").Id("config"))
}

func (e *emitter) emitCheck(name string, p *model.Plugin) {
	e.declare().Func().Params(jen.Id("hushMaker"+name)).Id("Check").Params(jen.Id("in").Add(hush("Input"))).
		Params(jen.Index().Add(hush("Reference")), jen.Error()).BlockFunc(func(g *jen.Group) {
		e.decoder(g, p, false)
		e.read(g, p)
		g.Return(jen.Id("d").Dot("Checked").Call())
	})
}

func (e *emitter) emitNew(c *model.Category, name string, p *model.Plugin) {
	e.maker(c, name, "New").BlockFunc(func(g *jen.Group) {
		e.decoder(g, p, true)
		e.read(g, p)
		e.finish(g)
		g.Return(jen.Id("m").Dot("construct").Call(e.constructArguments(p, jen.Op("&").Id("config"))...))
	})
}

func (e *emitter) emitCreate(c *model.Category, name string, p *model.Plugin) {
	e.maker(c, name, "Create", jen.Id("value").Any()).BlockFunc(func(g *jen.Group) {
		if p.Config == nil {
			g.Return(jen.Id("instance"), jen.Op("&").Add(hush("ConfigTypeError")).Values(keyed("Category", jen.Lit(p.Category))))
			return
		}
		g.List(jen.Id("config"), jen.Err()).Op(":=").Add(hush("ConfigOf")).Index(goType(p.Config.Type)).Call(jen.Id("in"), jen.Id("value"))
		g.If(jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Id("instance"), jen.Err()))
		e.decoder(g, p, false)
		if e.verifies(p.Config) {
			g.Id("hushVerify"+e.names[p.Config]).Call(jen.Id("d"), jen.Id("config"))
		}
		e.finish(g)
		g.Return(jen.Id("m").Dot("construct").Call(e.constructArguments(p, jen.Id("config"))...))
	})
}

// maker begins a method that returns an instance.
func (e *emitter) maker(c *model.Category, name, method string, more ...jen.Code) *jen.Statement {
	parameters := append([]jen.Code{jen.Id("ctx").Qual(contextPath, "Context"), jen.Id("in").Add(hush("Input"))}, more...)
	return e.declare().Func().Params(jen.Id("m").Id("hushMaker"+name)).Id(method).Params(parameters...).
		Params(jen.Id("instance").Add(goType(c.Contract)), jen.Id("err").Error())
}

func (e *emitter) finish(g *jen.Group) {
	g.If(jen.Err().Op(":=").Id("d").Dot("Finish").Call(), jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Id("instance"), jen.Err()))
}

func (e *emitter) constructArguments(p *model.Plugin, config jen.Code) []jen.Code {
	arguments := []jen.Code{jen.Id("ctx"), jen.Id("in")}
	if p.Config != nil {
		arguments = append(arguments, config)
	}
	return arguments
}

// emitConstruct writes the call of the factory. Its return is a guard too: it
// compiles only while the result fits the contract.
func (e *emitter) emitConstruct(c *model.Category, name string, p *model.Plugin) {
	var config []jen.Code
	if p.Config != nil {
		config = append(config, jen.Id("config").Op("*").Add(goType(p.Config.Type)))
	}
	e.maker(c, name, "construct", config...).BlockFunc(func(g *jen.Group) {
		if len(e.registry.Hosts(p)) > 0 {
			g.Id("host").Op(":=").Add(e.hostOf())
		}
		if !p.Factory.HasError && !p.Factory.Nillable {
			g.Return(e.call(p), jen.Nil())
			return
		}
		if p.Factory.HasError {
			g.List(jen.Id("made"), jen.Err()).Op(":=").Add(e.call(p))
			g.If(jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Id("instance"), hush("Failed").Call(jen.Id("in"), jen.Lit(p.FactoryText()), jen.Err())))
		} else {
			g.Id("made").Op(":=").Add(e.call(p))
		}
		if p.Factory.Nillable {
			g.If(jen.Id("made").Op("==").Nil()).Block(jen.Return(jen.Id("instance"), hush("NilInstance").Call(jen.Id("in"), jen.Lit(p.FactoryText()))))
		}
		g.Return(jen.Id("made"), jen.Nil())
	})
}

func (e *emitter) call(p *model.Plugin) *jen.Statement {
	factory := jen.Qual(p.Factory.Package.Path, p.Factory.Name)
	if p.Factory.Method {
		factory = jen.Id("config").Dot(p.Factory.Name)
	}
	return factory.CallFunc(func(g *jen.Group) {
		for _, parameter := range p.Factory.Parameters {
			switch parameter.Kind {
			case model.ContextParameter:
				g.Id("ctx")
			case model.ConfigParameter:
				g.Op("*").Id("config")
			case model.ConfigPointerParameter:
				g.Id("config")
			case model.KeyParameter:
				g.Id("in").Dot("Key")
			case model.HostParameter:
				g.Id("host").Dot(parameter.Host)
			}
		}
	})
}
