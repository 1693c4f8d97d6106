package resolve

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
)

// config is a struct type with //hush:config, or one that a named factory
// takes.
type config struct {
	unit   *Unit
	note   *annotations.Annotation // nil without a directive
	object *types.TypeName
	model  *model.Struct
	// unnamed are the factories that make the config's own plugin.
	unnamed []*factory
	// excused tells that a factory of the config was refused.
	excused bool
	used    bool
}

// collectConfigs finds the annotated configs.
func (r *resolver) collectConfigs() {
	for _, unit := range r.Searched {
		for i := range unit.Annotations {
			if note := &unit.Annotations[i]; note.Verb == "config" {
				r.declareConfig(unit, note)
			}
		}
	}
}

func (r *resolver) declareConfig(unit *Unit, note *annotations.Annotation) {
	spec, ok := note.Node.(*ast.TypeSpec)
	if !ok {
		return
	}
	object, ok := unit.Info.Defs[spec.Name].(*types.TypeName)
	if !ok {
		return
	}
	name := spec.Name.Name
	switch {
	case object.IsAlias():
		r.add(problem.WrongDeclaration, spec.Name.Pos(), "a config is a struct type of its own, "+name+" is an alias")
		return
	case spec.TypeParams != nil:
		r.add(problem.WrongDeclaration, spec.Name.Pos(), "a generic type can't be a config: "+name+" has type parameters")
		return
	case invalid(object.Type()):
		r.typeErrors(unit, spec)
		return
	}
	if _, ok := object.Type().Underlying().(*types.Struct); !ok {
		r.add(problem.WrongDeclaration, spec.Name.Pos(), "a config is a struct, "+name+" is "+kindText(object.Type()))
		return
	}
	r.configs[object] = &config{unit: unit, note: note, object: object}
}

// countFactories demands exactly one unnamed factory for each config.
func (r *resolver) countFactories() {
	for _, c := range r.sortedConfigs() {
		if c.note == nil {
			continue
		}
		switch len(c.unnamed) {
		case 1:
		case 0:
			if c.excused || c.unit.Broken {
				continue
			}
			p := r.add(problem.FactoryCount, c.object.Pos(), "the config "+c.object.Name()+" has no factory")
			p.Details = []string{"write //hush:factory over the function that takes " + c.object.Name() + " and returns the plugin"}
		default:
			for _, f := range c.unnamed[1:] {
				p := r.add(problem.FactoryCount, f.object.Pos(), "the config "+c.object.Name()+" has two factories without a name of their own")
				p.Details = []string{"give one of them name= and category=, or remove its //hush:factory"}
				p.Related = append(p.Related, r.related(c.unnamed[0].object.Pos(), "the other one"))
			}
		}
	}
}

func (r *resolver) sortedConfigs() []*config {
	all := make([]*config, 0, len(r.configs))
	for _, c := range r.configs {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b *config) int { return compareObjects(a.object, b.object) })
	return all
}

func compareObjects(a, b types.Object) int {
	if c := strings.Compare(a.Pkg().Path(), b.Pkg().Path()); c != 0 {
		return c
	}
	return strings.Compare(a.Name(), b.Name())
}

// resolveConfigs resolves the fields of every config that a plugin uses.
func (r *resolver) resolveConfigs() {
	for _, c := range r.sortedConfigs() {
		if !c.used {
			continue
		}
		named := c.object.Type().(*types.Named)
		c.model = r.structOf(named, c.object.Name(), modelPackage(c.object.Pkg()))
		c.model.SetDefaults = r.hook(named, "SetDefaults", "func()")
		c.model.Validate = r.hook(named, "Validate", "func() error")
		r.checkSelectors(c.model)
		r.registry.Configs = append(r.registry.Configs, c.model)
	}
}

// hook finds SetDefaults or Validate of a config, and refuses one of another
// signature.
func (r *resolver) hook(config *types.Named, name, signature string) bool {
	object, index, _ := types.LookupFieldOrMethod(types.NewPointer(config), true, config.Obj().Pkg(), name)
	method, ok := object.(*types.Func)
	if !ok {
		return false
	}
	have := strings.TrimPrefix(types.TypeString(withoutReceiver(method), types.RelativeTo(config.Obj().Pkg())), "func")
	if "func"+have != signature {
		r.add(problem.BadMethod, method.Pos(), name+" of the config "+config.Obj().Name()+" must be "+
			strings.Replace(signature, "func", "func "+name, 1)+", found "+name+have)
		return false
	}
	if name == "SetDefaults" && !isPointerMethod(method) && len(index) == 1 {
		r.add(problem.BadMethod, method.Pos(), "SetDefaults of the config "+config.Obj().Name()+" needs a pointer receiver: on a copy it changes nothing")
		return false
	}
	return true
}

func withoutReceiver(method *types.Func) *types.Signature {
	s := method.Signature()
	return types.NewSignatureType(nil, nil, nil, s.Params(), s.Results(), s.Variadic())
}

func isPointerMethod(method *types.Func) bool {
	_, ok := types.Unalias(method.Signature().Recv().Type()).(*types.Pointer)
	return ok
}

func modelPackage(p *types.Package) model.Package {
	return model.Package{Path: p.Path(), Name: p.Name()}
}
