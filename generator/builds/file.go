package builds

import (
	"go/ast"
	"go/build/constraint"
	"go/token"
	"path/filepath"
	"strings"
)

// OfFile returns the constraint of a file of this path: what its name says,
// its //go:build line, and cgo when it imports "C". The position is where it
// stands, that of the package clause when it is the name. A line that can't be
// read is none: the go command tells of it.
func OfFile(path string, file *ast.File) (Constraint, token.Pos) {
	var parts []Constraint
	pos := file.Package
	for _, spec := range file.Imports {
		if spec.Path.Value == `"C"` || spec.Path.Value == "`C`" {
			parts = append(parts, "cgo")
			pos = spec.Pos()
		}
	}
	if line := goBuildLine(file); line != nil {
		if expr, err := constraint.Parse(line.Text); err == nil {
			parts = append(parts, canonical(expr))
			pos = line.Pos()
		}
	}
	return And(append(parts, ofName(filepath.Base(path))...)...), pos
}

// goBuildLine returns the //go:build line, which stands before the package
// clause.
func goBuildLine(file *ast.File) *ast.Comment {
	for _, group := range file.Comments {
		if group.Pos() > file.Package {
			return nil
		}
		for _, comment := range group.List {
			if constraint.IsGoBuild(comment.Text) {
				return comment
			}
		}
	}
	return nil
}

// ofName reads name_GOOS_GOARCH.go, name_GOOS.go and name_GOARCH.go.
func ofName(name string) []Constraint {
	name, _, _ = strings.Cut(name, ".")
	words := strings.Split(name, "_")[1:]
	if n := len(words); n > 0 && words[n-1] == "test" {
		words = words[:n-1]
	}
	n := len(words)
	switch {
	case n >= 2 && systems[words[n-2]] && architectures[words[n-1]]:
		return []Constraint{Constraint(words[n-2]), Constraint(words[n-1])}
	case n >= 1 && (systems[words[n-1]] || architectures[words[n-1]]):
		return []Constraint{Constraint(words[n-1])}
	}
	return nil
}
