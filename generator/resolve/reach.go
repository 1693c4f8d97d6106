package resolve

import (
	"go/token"
	"go/types"
	"strings"

	"github.com/hushgen/hushgen/generator/problem"
)

// refuseUnreachable refuses a type that the generated file can't name. what
// begins the message; empty means "its signature".
func (r *resolver) refuseUnreachable(t types.Type, pos token.Pos, what string) bool {
	if what == "" {
		return false // results of unexported types are fine: nobody names them
	}
	reason := r.unreachable(t, map[types.Type]bool{})
	if reason == "" {
		return false
	}
	r.refuseForRegistry(pos, what+" can't be used by the registry: "+reason)
	return true
}

// refuseForRegistry adds what is wrong only where the registry stands.
func (r *resolver) refuseForRegistry(pos token.Pos, message string) {
	p := r.add(problem.NotReachable, pos, message)
	if !r.Partial {
		p.Related = append(p.Related, r.related(r.Directive.Pos, "the registry"))
	}
}

// unreachable says why a type can't be named in the output package, or "".
func (r *resolver) unreachable(t types.Type, seen map[types.Type]bool) string {
	if seen[t] {
		return ""
	}
	seen[t] = true
	within := func(inner types.Type) string { return r.unreachable(inner, seen) }
	switch t := t.(type) {
	case *types.Alias:
		if reason := r.objectReason(t.Obj()); reason != "" {
			return reason
		}
	case *types.Named:
		if reason := r.objectReason(t.Obj()); reason != "" {
			return reason
		}
		for argument := range t.TypeArgs().Types() {
			if reason := within(argument); reason != "" {
				return reason
			}
		}
	case *types.Pointer:
		return within(t.Elem())
	case *types.Slice:
		return within(t.Elem())
	case *types.Array:
		return within(t.Elem())
	case *types.Chan:
		return within(t.Elem())
	case *types.Map:
		if reason := within(t.Key()); reason != "" {
			return reason
		}
		return within(t.Elem())
	case *types.Signature:
		for _, tuple := range []*types.Tuple{t.Params(), t.Results()} {
			for v := range tuple.Variables() {
				if reason := within(v.Type()); reason != "" {
					return reason
				}
			}
		}
	case *types.Struct:
		for field := range t.Fields() {
			if !field.Exported() && field.Pkg().Path() != r.Output.Path {
				return "it holds a struct without a name that has the unexported field " + field.Name()
			}
			if reason := within(field.Type()); reason != "" {
				return reason
			}
		}
	}
	return ""
}

func (r *resolver) objectReason(object *types.TypeName) string {
	if object.Pkg() == nil || object.Pkg().Path() == r.Output.Path {
		return ""
	}
	if object.Parent() != nil && object.Parent() != object.Pkg().Scope() {
		return object.Name() + " is declared in a function"
	}
	if !object.Exported() {
		return object.Pkg().Name() + "." + object.Name() + " is not exported"
	}
	return r.packageReason(object.Pkg())
}

// packageReason says why a package can't be imported by the output package.
func (r *resolver) packageReason(p *types.Package) string {
	if p.Path() == r.Output.Path {
		return ""
	}
	if p.Name() == "main" {
		return "package " + p.Path() + " is a main package"
	}
	if !CanImport(r.Output.Path, p.Path()) {
		return "package " + p.Path() + " is internal"
	}
	return ""
}

// CanImport applies the rule of internal packages: what lies below a folder
// "internal" can be imported from below that folder's parent only.
func CanImport(importer, path string) bool {
	for rest, offset := path, 0; ; {
		i := indexElement(rest, "internal")
		if i < 0 {
			return true
		}
		parent := strings.TrimSuffix(path[:offset+i], "/")
		if parent != "" && !hasPathPrefix(importer, parent) {
			return false
		}
		offset += i + len("internal")
		rest = path[offset:]
	}
}

// indexElement returns where a path element begins, or -1.
func indexElement(path, element string) int {
	for offset := 0; ; {
		i := strings.Index(path[offset:], element)
		if i < 0 {
			return -1
		}
		i += offset
		end := i + len(element)
		if (i == 0 || path[i-1] == '/') && (end == len(path) || path[end] == '/') {
			return i
		}
		offset = end
	}
}
