package resolve

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// collectDocs finds the doc comments of the types and fields of the units:
// those without a directive are described too. What has none in an imported
// package is not to be had: of those there is no source.
func (r *resolver) collectDocs() {
	r.docs = map[token.Pos]*ast.CommentGroup{}
	for _, unit := range r.all() {
		for _, file := range unit.Files {
			for _, decl := range file.Decls {
				if decl, ok := decl.(*ast.GenDecl); ok && decl.Tok == token.TYPE {
					r.collectTypeDocs(decl)
				}
			}
		}
	}
}

func (r *resolver) collectTypeDocs(decl *ast.GenDecl) {
	for _, spec := range decl.Specs {
		spec, ok := spec.(*ast.TypeSpec)
		if !ok {
			continue
		}
		doc := spec.Doc
		if doc == nil && len(decl.Specs) == 1 {
			doc = decl.Doc
		}
		r.addDoc(spec.Name, doc)
		ast.Inspect(spec.Type, func(node ast.Node) bool {
			if field, ok := node.(*ast.Field); ok {
				for _, name := range FieldNames(field) {
					r.addDoc(name, field.Doc)
				}
			}
			return true
		})
	}
}

func (r *resolver) addDoc(name *ast.Ident, doc *ast.CommentGroup) {
	if doc != nil {
		r.docs[name.Pos()] = doc
	}
}

// doc returns the doc comment of a type or a field without directives, "" when
// it has none.
func (r *resolver) doc(object types.Object) string {
	if field, ok := object.(*types.Var); ok {
		object = field.Origin()
	}
	return strings.TrimSpace(r.docs[object.Pos()].Text())
}
