package resolve

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/hushgen/hushgen/annotations"
)

// Unread returns where directives stand whose verb can't be read: what they
// describe is told once, not again as something that lacks a directive.
func Unread(problems []annotations.Problem) (positions []token.Pos) {
	for _, p := range problems {
		if p.Code == annotations.CodeNearMiss || p.Code == annotations.CodeUnknownVerb {
			positions = append(positions, p.Pos)
		}
	}
	return positions
}

// isUnread reports whether a directive of a declaration could not be read.
func (r *resolver) isUnread(object types.Object) bool {
	for _, unit := range r.all() {
		if unit.Types == object.Pkg() && len(unit.Unread) > 0 {
			doc := unit.docOf(object)
			return doc != nil && slices.ContainsFunc(unit.Unread, func(at token.Pos) bool { return doc.Pos() <= at && at < doc.End() })
		}
	}
	return false
}

// isMakerUnread reports whether that is so of a function that takes a config.
func (r *resolver) isMakerUnread(c *config) bool {
	scope := c.object.Pkg().Scope()
	for _, name := range scope.Names() {
		if function, ok := scope.Lookup(name).(*types.Func); ok && c.isTakenBy(function) && r.isUnread(function) {
			return true
		}
	}
	for method := range c.object.Type().(*types.Named).Methods() {
		if r.isUnread(method) {
			return true
		}
	}
	return false
}

// docOf returns the doc comment of a type, a function or a method.
func (u *Unit) docOf(object types.Object) *ast.CommentGroup {
	for _, file := range u.Files {
		if object.Pos() < file.FileStart || object.Pos() > file.FileEnd {
			continue
		}
		for _, decl := range file.Decls {
			switch decl := decl.(type) {
			case *ast.FuncDecl:
				if decl.Name.Pos() == object.Pos() {
					return decl.Doc
				}
			case *ast.GenDecl:
				if doc, ok := docOfSpec(decl, object.Pos()); ok {
					return doc
				}
			}
		}
	}
	return nil
}

func docOfSpec(decl *ast.GenDecl, name token.Pos) (*ast.CommentGroup, bool) {
	for _, spec := range decl.Specs {
		if spec, ok := spec.(*ast.TypeSpec); ok && spec.Name.Pos() == name {
			if spec.Doc != nil {
				return spec.Doc, true
			}
			return decl.Doc, true
		}
	}
	return nil, false
}
