package analyzer

import (
	"cmp"
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/resolve"
)

// imported returns the packages that this one imports, directly or not, as far
// as they declare something. Everything stands where the type or the field
// stands that it is said of: facts have no positions.
func (s *source) imported() []*resolve.Unit {
	facts := s.pass.AllObjectFacts()
	slices.SortFunc(facts, func(a, b analysis.ObjectFact) int {
		return cmp.Or(
			cmp.Compare(a.Object.Pkg().Path(), b.Object.Pkg().Path()),
			cmp.Compare(a.Object.Pos(), b.Object.Pos()),
			cmp.Compare(a.Object.Name(), b.Object.Name()),
		)
	})
	var units []*resolve.Unit
	for _, fact := range facts {
		declared, ok := fact.Fact.(*Annotations)
		pkg := fact.Object.Pkg()
		if !ok || pkg == s.pass.Pkg {
			continue
		}
		if len(units) == 0 || units[len(units)-1].Types != pkg {
			units = append(units, &resolve.Unit{
				Path: pkg.Path(), Name: pkg.Name(), Module: declared.Module, Types: pkg,
				Info: &types.Info{Defs: map[*ast.Ident]types.Object{}},
			})
		}
		declare(units[len(units)-1], fact.Object, declared)
	}
	return units
}

// declare adds to a unit the annotations of a type or a field as its source
// would have them.
func declare(unit *resolve.Unit, object types.Object, declared *Annotations) {
	pos := object.Pos()
	name := &ast.Ident{Name: object.Name(), NamePos: pos}
	unit.Info.Defs[name] = object
	note := annotations.Annotation{Pos: pos, End: pos}
	if _, ok := object.(*types.Var); ok {
		note.Target, note.Node = annotations.TargetField, &ast.Field{Names: []*ast.Ident{name}, Type: name}
	} else {
		note.Target, note.Node = annotations.TargetType, &ast.TypeSpec{Name: name, Type: name}
	}
	for _, annotation := range declared.List {
		note.Verb, note.Options = annotation.Verb, moved(annotation.Options, pos)
		unit.Annotations = append(unit.Annotations, note)
	}
}
