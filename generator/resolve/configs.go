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
	units := r.Searched
	if r.Partial {
		units = r.all() // a factory may take one of a package that it imports
	}
	for _, unit := range units {
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

// isImportable reports whether a factory of another package may take the
// config.
func (c *config) isImportable() bool { return c.object.Exported() && c.unit.Name != "main" }

// checksUnused reports whether a config without a plugin is looked at all the
// same: its factory may stand in a package that isn't there.
func (r *resolver) checksUnused(c *config) bool {
	return r.Partial && c.note != nil && slices.Contains(r.Searched, c.unit) && c.isImportable() && !c.excused && len(c.unnamed) == 0
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
		if r.interrupted() {
			return
		}
		if !c.used && !r.checksUnused(c) {
			continue
		}
		named := c.object.Type().(*types.Named)
		c.model = r.structOf(named, c.object.Name(), modelPackage(c.object.Pkg()))
		c.model.SetDefaults = r.hook(named, setDefaultsMethod)
		c.model.Validate = r.hook(named, validateMethod)
		c.model.HoldsLock = holdsLock(named)
		r.checkSelectors(c.model)
		r.registry.Configs = append(r.registry.Configs, c.model)
	}
}

func modelPackage(p *types.Package) model.Package {
	return model.Package{Path: p.Path(), Name: p.Name()}
}
