package resolve

import (
	"go/token"
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
			r.checkContract(c, f)
		}
	}
}

func (r *resolver) checkContract(c *category, f *factory) {
	if c.object != nil && invalid(c.contract) {
		r.contractTypeErrors(c)
		return
	}
	if types.AssignableTo(f.result, c.contract) {
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
	p.Related = append(p.Related, r.related(method.Pos(), "required here"))
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

// text writes a type as the factory's package would: its own types without
// the package's name.
func (f *factory) text(t types.Type) string {
	return types.TypeString(t, func(p *types.Package) string {
		if p == f.object.Pkg() {
			return ""
		}
		return p.Name()
	})
}

func (f *factory) methodText(method *types.Func) string {
	return method.Name() + strings.TrimPrefix(f.text(withoutReceiver(method)), "func")
}

// contractTypeErrors explains a contract that doesn't compile.
func (r *resolver) contractTypeErrors(c *category) {
	for _, unit := range r.all() {
		if unit.Types == c.object.Pkg() {
			r.typeErrors(unit, c.note.Node)
			return
		}
	}
	r.add(problem.TypeError, c.object.Pos(), "the contract "+c.object.Name()+" has type errors")
}

// capabilities tells which of the optional methods the instances have.
func capabilities(t types.Type) (starts, closes, checks bool) {
	starts = hasMethod(t, "Start", true)
	closes = hasMethod(t, "Close", false) || hasMethod(t, "Close", true)
	checks = hasMethod(t, "Check", true)
	return starts, closes, checks
}

// hasMethod looks for func() error, or func(context.Context) error.
func hasMethod(t types.Type, name string, withContext bool) bool {
	selection := types.NewMethodSet(t).Lookup(nil, name)
	if selection == nil {
		return false
	}
	signature := selection.Obj().(*types.Func).Signature()
	if signature.Results().Len() != 1 || !isError(signature.Results().At(0).Type()) {
		return false
	}
	if !withContext {
		return signature.Params().Len() == 0
	}
	return signature.Params().Len() == 1 && isNamed(signature.Params().At(0).Type(), "context", "Context")
}

// typeErrors shows the type errors of the unit that lie within a node: they
// are the reason why a type is invalid. Without any, the node itself is named.
func (r *resolver) typeErrors(unit *Unit, node interface {
	Pos() token.Pos
	End() token.Pos
}) {
	found := false
	for _, err := range unit.TypeErrors {
		if err.Pos >= node.Pos() && err.Pos < node.End() {
			r.add(problem.TypeError, err.Pos, err.Msg)
			found = true
		}
	}
	if found {
		return
	}
	p := r.add(problem.TypeError, node.Pos(), "this declaration depends on code that doesn't compile")
	for _, err := range unit.TypeErrors[:min(3, len(unit.TypeErrors))] {
		p.Related = append(p.Related, r.related(err.Pos, err.Msg))
	}
}

// invalid reports whether a type contains one that the checker couldn't make
// sense of.
func invalid(t types.Type) bool { return containsInvalid(t, map[types.Type]bool{}) }

func containsInvalid(t types.Type, seen map[types.Type]bool) bool {
	if t == nil || seen[t] {
		return false
	}
	seen[t] = true
	within := func(inner types.Type) bool { return containsInvalid(inner, seen) }
	switch t := t.(type) {
	case *types.Basic:
		return t.Kind() == types.Invalid
	case *types.Alias:
		return within(types.Unalias(t))
	case *types.Named:
		// Methods don't count: only what the declaration itself is made of.
		return within(t.Underlying())
	case *types.Pointer:
		return within(t.Elem())
	case *types.Slice:
		return within(t.Elem())
	case *types.Array:
		return within(t.Elem())
	case *types.Chan:
		return within(t.Elem())
	case *types.Map:
		return within(t.Key()) || within(t.Elem())
	case *types.Signature:
		return within(t.Params()) || within(t.Results())
	case *types.Tuple:
		return anyInvalid(t.Len(), func(i int) types.Type { return t.At(i).Type() }, within)
	case *types.Struct:
		return anyInvalid(t.NumFields(), func(i int) types.Type { return t.Field(i).Type() }, within)
	case *types.Interface:
		return anyInvalid(t.NumMethods(), func(i int) types.Type { return t.Method(i).Type() }, within)
	}
	return false
}

func anyInvalid(n int, at func(int) types.Type, within func(types.Type) bool) bool {
	for i := range n {
		if within(at(i)) {
			return true
		}
	}
	return false
}
