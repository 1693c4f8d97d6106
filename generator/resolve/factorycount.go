package resolve

import (
	"go/types"
	"strings"

	"github.com/hushgen/hushgen/generator/problem"
)

// countFactories demands exactly one unnamed factory for each config.
func (r *resolver) countFactories() {
	for _, c := range r.sortedConfigs() {
		switch {
		case c.note == nil || len(c.unnamed) == 1:
		case len(c.unnamed) == 0:
			if !c.excused && !c.unit.Broken && !(r.Partial && c.isImportable()) && !r.isMakerUnread(c) {
				r.refuseWithoutFactory(c)
			}
		default:
			for _, f := range c.unnamed[1:] {
				p := r.add(problem.FactoryCount, f.object.Pos(), "the config "+c.object.Name()+" has two factories without a name of their own")
				p.Details = []string{"give one of them name= and category=, or remove its //hush:factory"}
				p.Related = append(p.Related, r.related(c.unnamed[0].object.Pos(), "the other one"))
			}
		}
	}
}

func (r *resolver) refuseWithoutFactory(c *config) {
	p := r.add(problem.FactoryCount, c.object.Pos(), "the config "+c.object.Name()+" has no factory")
	for _, f := range r.factories {
		if f.config == c {
			p.Related = append(p.Related, r.related(f.object.Pos(), "makes a plugin with a name of its own"))
		}
	}
	maker := c.maker()
	switch {
	case len(p.Related) > 0:
		p.Message += " for its own name, only others"
		p.Details = []string{"remove //hush:config, or name= of one of the factories"}
	case maker != nil:
		name := maker.Name()
		if maker.Signature().Recv() != nil {
			name = c.object.Name() + "." + name
		}
		p.Details = []string{"write //hush:factory over " + name}
		p.Related = append(p.Related, r.related(maker.Pos(), name+" takes it"))
	default:
		p.Details = []string{"write //hush:factory over the function that takes " + c.object.Name() + " and returns the plugin"}
	}
}

// maker returns the one function of the config's package that takes it and
// returns something, or its one method New…; nil where the choice is open.
func (c *config) maker() *types.Func {
	var found []*types.Func
	scope := c.object.Pkg().Scope()
	for _, name := range scope.Names() {
		if function, ok := scope.Lookup(name).(*types.Func); ok && c.isTakenBy(function) {
			found = append(found, function)
		}
	}
	for method := range c.object.Type().(*types.Named).Methods() {
		if strings.HasPrefix(method.Name(), "New") {
			found = append(found, method)
		}
	}
	if len(found) != 1 || found[0].Signature().Results().Len() == 0 {
		return nil
	}
	return found[0]
}

func (c *config) isTakenBy(function *types.Func) bool {
	for parameter := range function.Signature().Params().Variables() {
		if named := structType(parameter.Type()); named != nil && named.Obj() == c.object {
			return function.Signature().Results().Len() > 0
		}
	}
	return false
}
