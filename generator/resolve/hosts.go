package resolve

import (
	"go/types"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
)

// host is a type that factories ask of the program.
type host struct {
	t       types.Type
	named   *types.TypeName
	name    string
	users   []*factory
	indexes []int // of the parameter in each user
}

// readHost reads a parameter that the program provides. It reports false
// after a problem.
func (r *resolver) readHost(f *factory, parameter *types.Var) bool {
	t := types.Unalias(parameter.Type())
	elem := t
	if pointer, ok := t.(*types.Pointer); ok {
		elem = types.Unalias(pointer.Elem())
	}
	named, ok := elem.(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		p := r.add(problem.BadHost, parameter.Pos(), "the parameter "+parameterText(parameter)+" can't be asked of the program: only named types and pointers to them can")
		p.Details = []string{forms}
		return false
	}
	if elem != t && (types.IsInterface(elem) || isNamed(elem, HushPath, "Key")) {
		r.add(problem.BadHost, parameter.Pos(), "the parameter "+parameterText(parameter)+" can't be asked of the program: take "+typeText(elem, parameter.Pkg())+" itself")
		return false
	}
	if r.refuseUnreachable(t, parameter.Pos(), "the parameter "+parameterText(parameter)) {
		return false
	}
	key := string(modelType(t))
	h := r.hosts[key]
	if h == nil {
		h = &host{t: t, named: named.Obj()}
		r.hosts[key] = h
	}
	h.users = append(h.users, f)
	h.indexes = append(h.indexes, len(f.parameters))
	f.parameters = append(f.parameters, model.Parameter{Kind: model.HostParameter})
	return true
}

func parameterText(v *types.Var) string {
	if v.Name() == "" {
		return typeText(v.Type(), v.Pkg())
	}
	return v.Name() + " " + typeText(v.Type(), v.Pkg())
}

// resolveHosts names the fields of Host after package and type, so that
// adding a plugin renames none; where two packages of one name meet, both
// take their parent element.
func (r *resolver) resolveHosts() {
	hosts := make([]*host, 0, len(r.hosts))
	for _, h := range r.hosts {
		if slices.ContainsFunc(h.users, func(f *factory) bool { return !f.dropped && slices.Contains(r.factories, f) }) {
			hosts = append(hosts, h)
		}
	}
	slices.SortFunc(hosts, func(a, b *host) int { return strings.Compare(string(modelType(a.t)), string(modelType(b.t))) })
	for elements := 1; elements <= 8 && nameHosts(hosts, elements); elements++ {
	}
	for _, h := range hosts {
		field := model.HostField{Name: h.name, Type: modelType(h.t), Nillable: nillable(h.t)}
		for i, f := range h.users {
			f.parameters[h.indexes[i]].Host = h.name
			if !f.dropped && slices.Contains(r.factories, f) {
				field.Users = append(field.Users, f.category+":"+f.pluginName)
			}
		}
		slices.Sort(field.Users)
		r.registry.Host = append(r.registry.Host, field)
	}
	slices.SortFunc(r.registry.Host, func(a, b model.HostField) int { return strings.Compare(a.Name, b.Name) })
}

// nameHosts names those without a name of their own yet and reports whether
// some still collide.
func nameHosts(hosts []*host, elements int) bool {
	count := map[string]int{}
	for _, h := range hosts {
		if h.name == "" {
			count[hostName(h, elements)]++
		} else {
			count[h.name]++
		}
	}
	again := false
	for _, h := range hosts {
		if h.name != "" {
			continue
		}
		if name := hostName(h, elements); count[name] == 1 {
			h.name = name
		} else {
			again = true
		}
	}
	if again && elements == 8 {
		for _, h := range hosts {
			if h.name == "" { // *T beside T: nothing in the path tells them apart
				h.name = hostName(h, 1)
				if _, ok := h.t.(*types.Pointer); ok {
					h.name += "Pointer"
				}
			}
		}
	}
	return again
}

func hostName(h *host, elements int) string {
	path := strings.Split(h.named.Pkg().Path(), "/")
	path[len(path)-1] = h.named.Pkg().Name()
	name := ""
	for _, element := range path[max(0, len(path)-elements):] {
		name += camel(element)
	}
	name += h.named.Name()
	for argument := range h.arguments().Types() {
		name += camel(typeText(argument, nil))
	}
	return name
}

// arguments are the type arguments of a generic type.
func (h *host) arguments() *types.TypeList {
	t := types.Unalias(h.t)
	if pointer, ok := t.(*types.Pointer); ok {
		t = types.Unalias(pointer.Elem())
	}
	return t.(*types.Named).TypeArgs()
}

func nillable(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Pointer, *types.Interface, *types.Map, *types.Slice, *types.Chan, *types.Signature:
		return true
	}
	return false
}
