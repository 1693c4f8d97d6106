package typed

import (
	"context"
	"go/ast"
	"go/types"
)

// describe returns a package whose types came from export data, with its
// files: for the comments and positions that export data doesn't have.
func (l *Loader) describe(ctx context.Context, path string) (*Package, error) {
	listed := l.listing.ByPath[path]
	u := &unit{pkg: &Package{Path: path, Name: listed.Name, Dir: listed.Dir, Listed: listed}}
	if err := l.parseWave(ctx, []*unit{u}); err != nil {
		return nil, err
	}
	if err := l.exports.load(l, path); err != nil {
		return nil, err
	}
	u.pkg.Types = l.exports.read[path]
	u.pkg.Info = newInfo()
	definitions := &definitions{scope: u.pkg.Types.Scope(), defs: u.pkg.Info.Defs}
	for _, file := range u.pkg.Files {
		for _, decl := range file.Decls {
			definitions.declaration(decl)
		}
	}
	return u.pkg, nil
}

// definitions finds the objects of export data for the names that declare them.
// Export data lacks unexported names that nothing exported refers to.
type definitions struct {
	scope *types.Scope
	defs  map[*ast.Ident]types.Object
}

func (d *definitions) declaration(decl ast.Decl) {
	switch decl := decl.(type) {
	case *ast.FuncDecl:
		d.function(decl)
	case *ast.GenDecl:
		for _, spec := range decl.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				if object := d.global(spec.Name); object != nil {
					d.parts(spec.Type, object.Type().Underlying())
				}
			case *ast.ValueSpec:
				for _, name := range spec.Names {
					d.global(name)
				}
			}
		}
	}
}

// global defines a name of the package's scope.
func (d *definitions) global(name *ast.Ident) types.Object {
	object := d.scope.Lookup(name.Name)
	if object != nil {
		d.defs[name] = object
	}
	return object
}

func (d *definitions) function(decl *ast.FuncDecl) {
	if decl.Recv == nil {
		d.global(decl.Name)
		return
	}
	if len(decl.Recv.List) == 0 {
		return
	}
	object := d.scope.Lookup(baseName(decl.Recv.List[0].Type))
	if object == nil {
		return
	}
	if named, ok := object.Type().(*types.Named); ok {
		for method := range named.Methods() {
			if method.Name() == decl.Name.Name {
				d.defs[decl.Name] = method
			}
		}
	}
}

// parts defines the fields and methods that a type's own text declares.
func (d *definitions) parts(expr ast.Expr, typ types.Type) {
	switch expr := expr.(type) {
	case *ast.StructType:
		if structure, ok := typ.(*types.Struct); ok {
			d.fields(expr.Fields, structure)
		}
	case *ast.InterfaceType:
		if contract, ok := typ.(*types.Interface); ok {
			d.methods(expr.Methods, contract)
		}
	}
}

func (d *definitions) fields(list *ast.FieldList, structure *types.Struct) {
	next := 0
	for _, field := range list.List {
		names := field.Names
		if ident := baseIdent(field.Type); len(names) == 0 && ident != nil {
			names = []*ast.Ident{ident} // an embedded field
		}
		for _, name := range names {
			if next < structure.NumFields() && structure.Field(next).Name() == name.Name {
				d.defs[name] = structure.Field(next)
				d.parts(field.Type, structure.Field(next).Type())
			}
			next++
		}
	}
}

func (d *definitions) methods(list *ast.FieldList, contract *types.Interface) {
	for _, field := range list.List {
		for _, name := range field.Names {
			for method := range contract.ExplicitMethods() {
				if method.Name() == name.Name {
					d.defs[name] = method
				}
			}
		}
	}
}

// baseIdent returns T of T, *T, p.T, T[A] and their nestings.
func baseIdent(expr ast.Expr) *ast.Ident {
	switch expr := expr.(type) {
	case *ast.Ident:
		return expr
	case *ast.StarExpr:
		return baseIdent(expr.X)
	case *ast.ParenExpr:
		return baseIdent(expr.X)
	case *ast.SelectorExpr:
		return expr.Sel
	case *ast.IndexExpr:
		return baseIdent(expr.X)
	case *ast.IndexListExpr:
		return baseIdent(expr.X)
	}
	return nil
}

func baseName(expr ast.Expr) string {
	if ident := baseIdent(expr); ident != nil {
		return ident.Name
	}
	return ""
}
