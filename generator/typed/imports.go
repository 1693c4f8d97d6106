package typed

import (
	"go/ast"
	"path"
	"strconv"

	"github.com/hushgen/hushgen/generator/discover"
)

// findImports sorts the listed imports of the unit's files into those that
// declarations use and those that only function bodies use. A missing package
// is in neither, and so an error when it is imported.
func (u *unit) findImports(listing *discover.Listing) {
	u.imports = map[string]*discover.Package{}
	u.unused = map[string]*discover.Package{}
	for _, file := range u.pkg.Files {
		used := qualifiers(file)
		for _, spec := range file.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			imported := listing.Imported(u.pkg.Listed, path)
			if err != nil || imported == nil || imported.Missing != "" || path == "unsafe" {
				continue
			}
			if name := importName(spec, imported); name == "." || used[name] {
				u.imports[path] = imported
			} else {
				u.unused[path] = imported
			}
		}
	}
	for path := range u.imports {
		delete(u.unused, path)
	}
}

// importName is the name that the file knows the import by.
func importName(spec *ast.ImportSpec, imported *discover.Package) string {
	switch {
	case spec.Name != nil:
		return spec.Name.Name
	case imported.Name != "":
		return imported.Name
	}
	return path.Base(imported.Path)
}

// qualifiers returns every name x that stands in a selector x.y outside of
// function bodies. Some are no package's; taking those for uses does no harm.
func qualifiers(file *ast.File) map[string]bool {
	names := map[string]bool{}
	var visit func(ast.Node) bool
	visit = func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.FuncDecl:
			if node.Recv != nil {
				ast.Inspect(node.Recv, visit)
			}
			ast.Inspect(node.Type, visit)
			return false
		case *ast.FuncLit:
			ast.Inspect(node.Type, visit)
			return false
		case *ast.SelectorExpr:
			if name, ok := node.X.(*ast.Ident); ok {
				names[name.Name] = true
			}
		}
		return true
	}
	for _, decl := range file.Decls {
		ast.Inspect(decl, visit)
	}
	return names
}

// dropBodies frees the memory of function bodies, which nothing looks at.
func dropBodies(file *ast.File) {
	for _, decl := range file.Decls {
		if function, ok := decl.(*ast.FuncDecl); ok && function.Body != nil {
			function.Body.List = nil
		}
	}
}
