package resolve

import (
	"go/ast"
	"go/types"
	"strings"

	"github.com/hushgen/hushgen/generator/problem"
)

// typeErrors shows the type errors of the unit that lie within a node: they
// are the reason why a type is invalid. Without any, the node itself is named.
func (r *resolver) typeErrors(unit *Unit, node ast.Node) {
	found := false
	var last *problem.Problem // for the lines that go on with it
	for _, err := range unit.TypeErrors {
		message, continued := strings.CutPrefix(err.Msg, "\t")
		switch {
		case continued && last != nil:
			last.Related = append(last.Related, r.related(err.Pos, message))
		case !continued && err.Pos >= node.Pos() && err.Pos < node.End():
			last, found = r.add(problem.TypeError, err.Pos, err.Msg), true
			if name, ok := r.generated(unit, err.Msg); ok {
				last.Details = []string{"hushgen generates " + name + ", so annotated declarations can't depend on it"}
			}
		default:
			last = nil
		}
	}
	if r.unresolved(unit, node) || found {
		return
	}
	p := r.add(problem.TypeError, node.Pos(), "this declaration depends on code that doesn't compile")
	for _, err := range unit.TypeErrors[:min(3, len(unit.TypeErrors))] {
		message, _, _ := strings.Cut(err.Msg, "\n")
		p.Related = append(p.Related, r.related(err.Pos, message))
	}
}

// failedImports returns the imports that failed in the file of an object: what
// its type needs from them is missing without an error of its own.
func (r *resolver) failedImports(object types.Object) []problem.Related {
	var failed []problem.Related
	for _, unit := range r.all() {
		for _, err := range unit.TypeErrors {
			same := r.position(err.Pos).Filename == r.position(object.Pos()).Filename
			if same && strings.HasPrefix(err.Msg, "could not import") {
				message, _, _ := strings.Cut(err.Msg, " (")
				failed = append(failed, r.related(err.Pos, message))
			}
		}
	}
	return failed
}

// invalid reports whether a type is, or is written with, one that the checker
// couldn't make sense of. It doesn't look into named types: what is wrong
// there is told where they are declared.
func invalid(t types.Type) bool {
	switch t := types.Unalias(t).(type) {
	case *types.Basic:
		return t.Kind() == types.Invalid
	case *types.Named:
		basic, ok := t.Underlying().(*types.Basic)
		return ok && basic.Kind() == types.Invalid || anyInvalid(t.TypeArgs().Len(), func(i int) types.Type { return t.TypeArgs().At(i) })
	case *types.Map:
		return invalid(t.Key()) || invalid(t.Elem())
	case interface{ Elem() types.Type }: // pointer, slice, array, channel
		return invalid(t.Elem())
	case *types.Signature:
		return invalid(t.Params()) || invalid(t.Results())
	case *types.Tuple:
		return anyInvalid(t.Len(), func(i int) types.Type { return t.At(i).Type() })
	case *types.Struct:
		return anyInvalid(t.NumFields(), func(i int) types.Type { return t.Field(i).Type() })
	case *types.Interface:
		return anyInvalid(t.NumMethods(), func(i int) types.Type { return t.Method(i).Type() }) ||
			anyInvalid(t.NumEmbeddeds(), func(i int) types.Type { return t.EmbeddedType(i) })
	}
	return false
}

func anyInvalid(n int, at func(int) types.Type) bool {
	for i := range n {
		if invalid(at(i)) {
			return true
		}
	}
	return false
}
