package resolve

import (
	"go/types"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/generator/problem"
)

// checkContracts checks every result against the contract of its category.
func (r *resolver) checkContracts() {
	for _, c := range r.sortedCategories() {
		if c.contract == nil || len(c.others) > 0 {
			continue
		}
		for _, f := range c.plugins {
			if r.interrupted() {
				return
			}
			r.checkContract(c, f)
		}
	}
}

func (r *resolver) checkContract(c *category, f *factory) {
	if types.AssignableTo(f.result, c.contract) {
		return
	}
	if r.hasBrokenMethod(c, f) {
		return
	}
	contract, isInterface := c.contract.Underlying().(*types.Interface)
	if !isInterface {
		p := r.add(problem.ContractNotMet, f.object.Pos(), f.name()+" returns "+f.text(f.result)+", which is not a "+f.text(c.contract))
		p.Related = append(p.Related, r.requiredHere(c))
		return
	}
	if r.foundByPointer(c, contract, f) {
		return
	}
	p := r.add(problem.ContractNotMet, f.object.Pos(), f.name()+" returns "+f.text(f.result)+", which does not implement "+f.text(c.contract))
	for _, method := range methods(contract) {
		r.describeMethod(p, f, method)
	}
	if len(p.Related) == 0 {
		p.Related = append(p.Related, r.requiredHere(c))
	}
}

// hasBrokenMethod tells of methods that don't compile: they fit no contract,
// but that isn't what is wrong with them.
func (r *resolver) hasBrokenMethod(c *category, f *factory) bool {
	contract, ok := c.contract.Underlying().(*types.Interface)
	if !ok {
		return false
	}
	found := false
	for method := range contract.Methods() {
		have := lookupMethod(types.NewPointer(f.result), method)
		if have == nil {
			have = lookupMethod(f.result, method)
		}
		if have == nil || !invalid(have.Signature()) {
			continue
		}
		found = true
		p := r.add(problem.TypeError, have.Pos(), "the signature of "+have.Name()+" depends on code that doesn't compile")
		p.Related = append(p.Related, r.related(f.object.Pos(), "returned by this factory"))
	}
	return found
}

// foundByPointer answers the commonest mistake: a value is returned whose
// methods have pointer receivers.
func (r *resolver) foundByPointer(c *category, contract *types.Interface, f *factory) bool {
	pointer := types.NewPointer(f.result)
	if _, ok := f.result.Underlying().(*types.Interface); ok || !types.Implements(pointer, contract) {
		return false
	}
	p := r.add(problem.ContractNotMet, f.object.Pos(), f.name()+" returns "+f.text(f.result)+", which does not implement "+f.text(c.contract))
	var onPointer []string
	for _, method := range methods(contract) {
		if lookupMethod(f.result, method) == nil {
			onPointer = append(onPointer, method.Name())
		}
	}
	p.Details = []string{"return " + f.text(pointer) + ": " + strings.Join(onPointer, ", ") + plural(len(onPointer), " has a pointer receiver", " have pointer receivers")}
	p.Related = append(p.Related, r.requiredHere(c))
	return true
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

func (r *resolver) requiredHere(c *category) problem.Related {
	if c.object == nil {
		return r.related(c.plugins[0].object.Pos(), "the category's type comes from here")
	}
	return r.related(c.object.Pos(), "required here")
}

// methods returns the methods of an interface in the order of their
// declaration.
func methods(contract *types.Interface) []*types.Func {
	all := slices.Collect(contract.Methods())
	slices.SortStableFunc(all, func(a, b *types.Func) int { return int(a.Pos()) - int(b.Pos()) })
	return all
}

// describeMethod adds a method that the result lacks or has otherwise.
func (r *resolver) describeMethod(p *problem.Problem, f *factory, method *types.Func) {
	have := lookupMethod(f.result, method)
	if have != nil && types.Identical(withoutReceiver(have), withoutReceiver(method)) {
		return
	}
	p.Details = append(p.Details, "missing: "+f.methodText(method))
	if method.Pos().IsValid() { // that of error stands nowhere
		p.Related = append(p.Related, r.related(method.Pos(), "required here"))
	}
	onPointer := lookupMethod(types.NewPointer(f.result), method)
	object, _, _ := types.LookupFieldOrMethod(f.result, true, method.Pkg(), method.Name())
	field, isField := object.(*types.Var)
	switch {
	case !method.Exported() && method.Pkg() != f.object.Pkg():
		p.Details = append(p.Details, "         only package "+method.Pkg().Name()+" can have it")
	case have != nil:
		p.Details = append(p.Details, "have:    "+f.methodText(have))
	case onPointer != nil:
		p.Details = append(p.Details, "have:    "+f.methodText(onPointer)+", with a pointer receiver")
	case isField:
		p.Details = append(p.Details, "have:    a field "+field.Name()+" "+f.text(field.Type()))
	default:
		if near := nearMethod(f, method); near != "" {
			p.Details = append(p.Details, "have:    "+near)
		}
	}
}

// lookupMethod returns the method of that name that values of a type have.
func lookupMethod(t types.Type, wanted *types.Func) *types.Func {
	selection := types.NewMethodSet(t).Lookup(wanted.Pkg(), wanted.Name())
	if selection == nil {
		return nil
	}
	return selection.Obj().(*types.Func)
}

// nearMethod returns a method of the result that differs from the wanted one
// in case alone.
func nearMethod(f *factory, wanted *types.Func) string {
	set := types.NewMethodSet(f.result)
	for i := range set.Len() {
		method, ok := set.At(i).Obj().(*types.Func)
		if ok && method.Name() != wanted.Name() && strings.EqualFold(method.Name(), wanted.Name()) {
			return f.methodText(method)
		}
	}
	return ""
}

// text writes a type as the factory's package would.
func (f *factory) text(t types.Type) string { return typeText(t, f.object.Pkg()) }

func (f *factory) methodText(method *types.Func) string {
	return method.Name() + strings.TrimPrefix(fullTypeText(withoutReceiver(method), f.object.Pkg()), "func")
}
