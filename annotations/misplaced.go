package annotations

import (
	"fmt"
	"go/ast"
)

// misplaced returns the problem with where a directive stands, nil if none.
func misplaced(d directive, at place) *Problem {
	head := prefix + d.verb.Name
	p := &Problem{Code: CodeMisplaced, Pos: d.pos, End: d.end}
	switch {
	case at.group && d.verb.allows(TargetType):
		p.Message = fmt.Sprintf("%s on a group of types: move it to the doc comment of the type that it describes", head)
	case at.what == "":
		p.Message = fmt.Sprintf("%s stands apart from any declaration: it belongs %s, without an empty line between", head, d.verb.Place)
	case !d.verb.allows(at.target):
		p.Message = fmt.Sprintf("%s belongs %s, not on %s", head, d.verb.Place, at.what)
		if at.what == "a function body" {
			p.Message = fmt.Sprintf("%s belongs %s, not in a function body", head, d.verb.Place)
		}
	case at.inline && at.target == TargetType:
		p.Message = fmt.Sprintf("%s belongs %s, not at the end of its line", head, d.verb.Place)
	case d.verb.structOnly && notAStruct(at.node) != "":
		p.Message = fmt.Sprintf("%s belongs %s, and %s is %s", head, d.verb.Place, at.what, notAStruct(at.node))
	default:
		return nil
	}
	return p
}

// notAStruct says what a type is that cannot be a struct, "" when it may be
// one: only type checking knows what a name stands for.
func notAStruct(node ast.Node) string {
	spec, ok := node.(*ast.TypeSpec)
	if !ok {
		return ""
	}
	switch ast.Unparen(spec.Type).(type) {
	case *ast.InterfaceType:
		return "an interface"
	case *ast.FuncType:
		return "a function type"
	case *ast.MapType:
		return "a map"
	case *ast.ArrayType:
		return "a slice or an array"
	case *ast.ChanType:
		return "a channel"
	case *ast.StarExpr:
		return "a pointer"
	}
	return ""
}
