package resolve

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/internal/names"
)

// category is a category while it is being resolved.
type category struct {
	name string
	// note and object are nil when no directive declares the category.
	note   *annotations.Annotation
	object *types.TypeName
	// contract is the type that results must fit; nil until it is known.
	contract types.Type
	// others are the contracts of further declarations: a problem that
	// makes checks against one of them pointless.
	others []types.Type
	// hidden tells that the registry can't name the contract, which is told.
	hidden   bool
	searched bool
	plugins  []*factory
}

// collectCategories finds the declared categories.
func (r *resolver) collectCategories() {
	for i, unit := range r.all() {
		for j := range unit.Annotations {
			note := &unit.Annotations[j]
			if note.Verb == "category" {
				r.declareCategory(unit, note, i < len(r.Searched))
			}
		}
	}
}

func (r *resolver) declareCategory(unit *Unit, note *annotations.Annotation, searched bool) {
	spec, ok := note.Node.(*ast.TypeSpec)
	if !ok {
		return // the language has refused it
	}
	object, ok := unit.Info.Defs[spec.Name].(*types.TypeName)
	if !ok {
		return
	}
	if spec.TypeParams != nil {
		r.add(problem.WrongDeclaration, spec.Name.Pos(), "a generic type can't be a contract: "+spec.Name.Name+" has type parameters")
		return
	}
	name, ok := r.name(note, "name", "category")
	if !ok {
		return
	}
	contract := object.Type()
	if r.refuseContract(unit, spec, contract) {
		contract = nil // the category is declared all the same
	}
	if first := r.categories[name]; first != nil {
		if first.object != object {
			p := r.add(problem.CategoryTwice, spec.Name.Pos(), "category "+name+" is declared twice")
			p.Related = append(p.Related, r.related(first.object.Pos(), "first declared here"))
			first.others = append(first.others, object.Type())
		}
		return
	}
	r.categories[name] = &category{name: name, note: note, object: object, contract: contract, searched: searched}
}

// refuseContract refuses a type that no value can have.
func (r *resolver) refuseContract(unit *Unit, spec *ast.TypeSpec, contract types.Type) bool {
	if invalid(contract) || invalid(contract.Underlying()) {
		r.typeErrors(unit, spec)
		return true
	}
	if i, ok := contract.Underlying().(*types.Interface); ok && !i.IsMethodSet() {
		r.add(problem.WrongDeclaration, spec.Name.Pos(), spec.Name.Name+" is a constraint for type parameters, which can't be a contract: no value has its type")
		return true
	}
	return false
}

// checkReach refuses the contracts of the registry's categories that it can't
// name. Those of categories that nothing brings into it are left alone.
func (r *resolver) checkReach() {
	for _, c := range r.sortedCategories() {
		if c.object != nil && c.contract != nil && r.listed(c) {
			c.hidden = r.refuseUnreachable(c.contract, c.object.Pos(), "the contract "+c.object.Name())
		}
	}
}

// categoryNames returns the names of the declared categories, sorted.
func (r *resolver) declaredNames() []string {
	var declared []string
	for name, c := range r.categories {
		if c.object != nil {
			declared = append(declared, name)
		}
	}
	slices.Sort(declared)
	return declared
}

// categoryOf returns the category of a factory, which need not be declared.
// A name one typo away from a declared one is a problem.
func (r *resolver) categoryOf(f *factory) *category {
	if c := r.categories[f.category]; c != nil {
		return c
	}
	for _, declared := range r.declaredNames() {
		if names.Distance(f.category, declared, 1) <= 1 {
			p := r.add(problem.UnknownCategory, f.categoryPos, "no category "+f.category+" is declared; did you mean "+declared+"?")
			p.Related = append(p.Related, r.related(r.categories[declared].object.Pos(), declared+" is declared here"))
			return nil
		}
	}
	c := &category{name: f.category, searched: true}
	r.categories[f.category] = c
	return c
}

// inferContracts gives each undeclared category the one type that all its
// factories return.
func (r *resolver) inferContracts() {
	if r.Partial {
		return // another package may declare it
	}
	for _, c := range r.sortedCategories() {
		if c.object != nil || len(c.plugins) == 0 {
			continue
		}
		first := c.plugins[0]
		c.contract = first.result
		if r.resultsDiffer(c) {
			c.contract = nil
			continue
		}
		r.refuseUnreachable(c.contract, first.object.Pos(), "the result of "+first.name()+", which is the contract of category "+c.name+",")
	}
}

// resultsDiffer refuses an undeclared category whose factories don't agree,
// and shows the first factory of each type.
func (r *resolver) resultsDiffer(c *category) bool {
	var kinds []*factory
	for _, f := range c.plugins {
		if !slices.ContainsFunc(kinds, func(k *factory) bool { return types.Identical(k.result, f.result) }) {
			kinds = append(kinds, f)
		}
	}
	if len(kinds) == 1 {
		return false
	}
	first, other := kinds[0], kinds[1]
	p := r.add(problem.ResultsDiffer, other.object.Pos(), "category "+c.name+" has no contract, and its factories return different types: "+
		other.name()+" returns "+typeText(other.result, other.object.Pkg())+", "+first.name()+" returns "+typeText(first.result, first.object.Pkg()))
	p.Details = []string{"declare the contract: //hush:category name=" + c.name + " on an interface that all results implement"}
	for _, f := range slices.Delete(kinds, 1, 2) {
		p.Related = append(p.Related, r.related(f.object.Pos(), "returns "+typeText(f.result, f.object.Pkg())))
	}
	return true
}

func (r *resolver) sortedCategories() []*category {
	all := make([]*category, 0, len(r.categories))
	for _, c := range r.categories {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b *category) int { return strings.Compare(a.name, b.name) })
	return all
}
