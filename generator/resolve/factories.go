package resolve

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
)

// factory is a constructor while it is being resolved.
type factory struct {
	unit   *Unit
	note   *annotations.Annotation
	object *types.Func
	decl   *ast.FuncDecl
	config *config
	// method tells that the factory is a method of the config.
	method     bool
	parameters []model.Parameter
	result     types.Type
	hasError   bool
	// identity is the directive that holds the options of the plugin: the
	// factory's own, or that of the config.
	identity    *annotations.Annotation
	ownName     bool
	pluginName  string
	category    string
	categoryPos token.Pos
	aliases     []string
	aliasPos    []token.Pos
	dropped     bool
	// disputed tells that a problem with override is reported for the name.
	disputed bool
}

// name returns the factory as its package writes it: New or Config.New.
func (f *factory) name() string {
	if f.method {
		return f.config.object.Name() + "." + f.object.Name()
	}
	return f.object.Name()
}

// collectFactories finds the annotated factories and reads their signatures.
func (r *resolver) collectFactories() {
	for _, unit := range r.Searched {
		for i := range unit.Annotations {
			if note := &unit.Annotations[i]; note.Verb == "factory" {
				r.declareFactory(unit, note)
			}
		}
	}
}

func (r *resolver) declareFactory(unit *Unit, note *annotations.Annotation) {
	decl, ok := note.Node.(*ast.FuncDecl)
	if !ok {
		return
	}
	object, ok := unit.Info.Defs[decl.Name].(*types.Func)
	if !ok {
		return
	}
	f := &factory{unit: unit, note: note, object: object, decl: decl, ownName: note.Has("name") || note.Faulty("name")}
	if !r.acceptFactory(f) {
		r.excuseConfigs(f)
		return
	}
	r.factories = append(r.factories, f)
}

// excuseConfigs marks the configs that a refused factory would have made: one
// problem for both is enough.
func (r *resolver) excuseConfigs(f *factory) {
	signature := f.object.Signature()
	variables := slices.Collect(signature.Params().Variables())
	if signature.Recv() != nil {
		variables = append(variables, signature.Recv())
	}
	for _, v := range variables {
		if named := structType(v.Type()); named != nil && r.configs[named.Obj()] != nil {
			r.configs[named.Obj()].excused = true
		}
	}
}

func (r *resolver) acceptFactory(f *factory) bool {
	decl := f.decl
	if decl.Name.Name == "_" || decl.Name.Name == "init" || decl.Name.Name == "main" && f.unit.Name == "main" {
		r.add(problem.BadSignature, decl.Name.Pos(), "a factory needs a name that can be called, found "+decl.Name.Name)
		return false
	}
	if !r.readSignature(f) || r.refuseUnexported(f) {
		return false
	}
	return f.config == nil || !r.refuseUnreachable(f.config.object.Type(), decl.Name.Pos(), "the config of "+f.name())
}

// refuseUnexported refuses a factory that the registry's package can't call.
func (r *resolver) refuseUnexported(f *factory) bool {
	if f.unit.Path == r.Output.Path {
		return false
	}
	if reason := r.packageReason(f.unit.Types); reason != "" {
		r.refuseForRegistry(f.decl.Name.Pos(), "the registry can't reach "+f.name()+": "+reason)
		return true
	}
	if !f.object.Exported() {
		r.refuseForRegistry(f.decl.Name.Pos(), "the registry can't call "+f.name()+": export it")
		return true
	}
	return false
}

// identify gives every factory its category and name: the factory's own, or
// those of its config.
func (r *resolver) identify() {
	kept := r.factories[:0]
	for _, f := range r.factories {
		if r.identifyOne(f) {
			kept = append(kept, f)
		}
	}
	r.factories = kept
	for _, f := range r.factories {
		if c := r.categoryOf(f); c != nil {
			c.plugins = append(c.plugins, f)
		}
	}
}

func (r *resolver) identifyOne(f *factory) bool {
	var own *annotations.Annotation
	if f.config != nil {
		own = f.config.note
	}
	f.identity = f.note
	if !f.ownName {
		f.identity = own
		if f.config != nil && own != nil {
			f.config.unnamed = append(f.config.unnamed, f)
		}
	}
	if f.identity == nil {
		r.refuseNameless(f)
		return false
	}
	categoryNote := f.identity
	if f.identity.Faulty("name") || f.identity.Faulty("category") || own != nil && own.Faulty("category") {
		return false // the language has refused it
	}
	if !f.identity.Has("category") && own != nil {
		categoryNote = own
	}
	if !categoryNote.Has("category") {
		if !f.ownName {
			return false // a config without its category: the language's business
		}
		r.add(problem.NoIdentity, f.note.Pos, "//hush:factory has name= but no category=, and there is no //hush:config to take it from")
		return false
	}
	if !f.ownName && f.note.Has("category") {
		option, _ := f.note.Option("category")
		r.add(problem.NoIdentity, option.KeyPos, "//hush:factory has category= but no name=")
		return false
	}
	if !f.ownName {
		r.refusePluginOptions(f)
	}
	name, ok := r.name(f.identity, "name", "plugin")
	category, okCategory := r.name(categoryNote, "category", "category")
	if !ok || !okCategory {
		return false
	}
	option, _ := categoryNote.Option("category")
	f.pluginName, f.category, f.categoryPos = name, category, option.Value.Pos
	for _, alias := range f.identity.List("aliases") {
		if name, ok := r.canonical(alias, "plugin"); ok {
			f.aliases = append(f.aliases, name)
			f.aliasPos = append(f.aliasPos, alias.Pos)
		}
	}
	if f.config != nil {
		f.config.used = true
	}
	return true
}

// refusePluginOptions refuses options that describe the plugin on a factory
// whose config does that.
func (r *resolver) refusePluginOptions(f *factory) {
	for _, option := range f.note.Options {
		if option.Key == "noclose" {
			continue
		}
		p := r.add(problem.NoIdentity, option.KeyPos, "//hush:factory has "+option.Key+" but no name=; without one it belongs on the //hush:config of "+f.config.object.Name())
		p.Related = append(p.Related, r.related(f.identity.Pos, "the plugin is described here"))
	}
}

func (r *resolver) refuseNameless(f *factory) {
	if f.config == nil {
		r.add(problem.NoIdentity, f.note.Pos, "//hush:factory on "+f.name()+", which takes no config, needs name= and category=")
		return
	}
	p := r.add(problem.NoIdentity, f.note.Pos, "the config of "+f.name()+" has no //hush:config, so //hush:factory needs name= and category=")
	p.Related = append(p.Related, r.related(f.config.object.Pos(), "the config"))
}

// idPos returns where the plugin's name is written.
func (f *factory) idPos() token.Pos {
	if option, ok := f.identity.Option("name"); ok {
		return option.Value.Pos
	}
	return f.identity.Pos
}
