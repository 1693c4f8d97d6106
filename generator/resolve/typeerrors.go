package resolve

import (
	"go/token"
	"go/types"

	"github.com/hushgen/hushgen/generator/problem"
)

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
