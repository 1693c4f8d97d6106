package resolve

import (
	"go/types"
	"strings"

	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/internal/names"
)

// checkNearMethods warns of methods that nobody calls since their name or
// their signature is a little off: Start, Close and Check of instances,
// SetDefaults and Validate of configs.
func (r *resolver) checkNearMethods() {
	warned := map[types.Object]bool{}
	for _, f := range r.factories {
		own := r.ownMethods(f)
		for _, wanted := range []calledMethod{startMethod, closeMethod, checkMethod} {
			if method, reason := nearInstanceMethod(f, wanted, own); method != nil && !warned[method] {
				warned[method] = true
				r.warnMethod(method, reason, r.related(f.object.Pos(), "returned by this factory"))
			}
		}
	}
	for _, c := range r.sortedConfigs() {
		if c.model == nil {
			continue
		}
		for _, wanted := range configMethods {
			if method := r.nearConfigMethod(c, wanted); method != nil && !warned[method] {
				warned[method] = true
				r.warnMethod(method, "hushgen never calls "+method.Name()+" of the config "+c.object.Name()+"; did you mean "+wanted.name+"?")
			}
		}
	}
}

func (r *resolver) warnMethod(method *types.Func, message string, related ...problem.Related) {
	p := r.add(problem.NearMethod, method.Pos(), message)
	p.Severity, p.Related = problem.Warning, related
}

// ownMethods are the methods of what a factory returns that its contract
// doesn't ask for: what the contract asks for is meant as it is.
func (r *resolver) ownMethods(f *factory) []*types.Func {
	c := r.categories[f.category]
	if c == nil || c.contract == nil {
		return nil
	}
	set := types.NewMethodSet(f.result)
	if !isPointer(f.result) && !types.IsInterface(f.result) {
		set = types.NewMethodSet(types.NewPointer(f.result))
	}
	var own []*types.Func
	for selection := range set.Methods() {
		method := selection.Obj().(*types.Func)
		if r.isMain(method.Pkg().Path()) && !asksFor(c.contract, method.Name()) && !invalid(method.Signature()) {
			own = append(own, method)
		}
	}
	return own
}

// nearInstanceMethod finds the method that was meant as the wanted one, and
// says why it isn't.
func nearInstanceMethod(f *factory, wanted calledMethod, own []*types.Func) (*types.Func, string) {
	if len(own) == 0 || wanted.isIn(f.result) {
		return nil, ""
	}
	for _, method := range own {
		if reason := wanted.reason(f, method); reason != "" {
			return method, reason
		}
	}
	return nil, ""
}

// reason says why a method of what the factory returns isn't the wanted one
// although it seems to be meant, or "".
func (m calledMethod) reason(f *factory, method *types.Func) string {
	subject := "the hub never calls " + method.Name() + " of " + f.text(f.result)
	fits := m.fits(method.Signature())
	switch {
	case method.Name() == m.name && fits:
		return subject + ": it has a pointer receiver; return " + f.text(types.NewPointer(f.result))
	case method.Name() == m.name:
		return subject + ": expected " + m.forms + ", found " + f.methodText(method)
	case fits && isNearName(method.Name(), m.name):
		return subject + "; did you mean " + m.name + "?"
	}
	return ""
}

// isNearName reports whether two names differ in case alone, or by one edit.
func isNearName(name, wanted string) bool {
	return strings.EqualFold(name, wanted) || names.Distance(name, wanted, 1) <= 1
}

func asksFor(contract types.Type, name string) bool {
	i, ok := contract.Underlying().(*types.Interface)
	if !ok {
		return false
	}
	for method := range i.Methods() {
		if method.Name() == name {
			return true
		}
	}
	return false
}

// nearConfigMethod finds the exported method that was meant as SetDefaults or
// Validate: code calls its unexported ones itself.
func (r *resolver) nearConfigMethod(c *config, wanted calledMethod) *types.Func {
	t := types.NewPointer(c.object.Type())
	if object, index, _ := types.LookupFieldOrMethod(t, true, c.object.Pkg(), wanted.name); object != nil || index != nil {
		return nil
	}
	for selection := range types.NewMethodSet(t).Methods() {
		method := selection.Obj().(*types.Func)
		if method.Exported() && r.isMain(method.Pkg().Path()) && isNearName(method.Name(), wanted.name) && wanted.fits(method.Signature()) {
			return method
		}
	}
	return nil
}
