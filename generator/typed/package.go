package typed

import (
	"go/ast"
	"go/scanner"
	"go/types"

	"github.com/hushgen/hushgen/generator/discover"
)

// Package is a package whose declarations were type-checked from source.
type Package struct {
	Path, Name, Dir string
	Listed          *discover.Package
	// Files are those that were checked, sorted by path, with comments. In files
	// without "hush:", functions have empty bodies.
	Files []*ast.File
	Types *types.Package
	// Info has Defs, Uses and Types of what stands outside function bodies.
	Info *types.Info
	// SyntaxErrors and Errors are sorted by position. The rest of a file with
	// syntax errors is checked all the same, so one of them may cause some
	// Errors. An import that can't be loaded is an error at its path.
	SyntaxErrors scanner.ErrorList
	Errors       []types.Error
}
