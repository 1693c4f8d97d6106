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
			if note := &unit.Annotations[i]; note.Verb == "factory" && !r.interrupted() {
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
