package discover

import (
	"go/token"
	"slices"
)

// Listing is what the go command tells of some packages and of everything
// that they import.
type Listing struct {
	// Roots are the packages that the patterns match, sorted by path.
	Roots []*Package
	// ByPath has every package: the roots and all that they import. A package
	// vendored into the standard library has its full path, vendor/….
	ByPath map[string]*Package
	// Arch is the architecture that the packages were listed for.
	Arch string
}

// Imported returns the package that the source of from calls by an import
// path, or nil. It may be Missing.
func (l *Listing) Imported(from *Package, path string) *Package {
	if imported := from.Imports[path]; imported != nil {
		return imported
	}
	return l.ByPath[path]
}

// Package is a package as the go command lists it.
type Package struct {
	Path string
	// Name is the name in the package clauses; empty when Missing.
	Name string
	// Dir is the absolute folder.
	Dir string
	// Files are the absolute paths of the Go files of this build, cgo files
	// included, tests not, sorted. Broken files are among them.
	Files []string
	// IgnoredFiles are the absolute paths of the files that build constraints
	// exclude, sorted.
	IgnoredFiles []string
	// Imports maps import paths as the source has them to packages. Where imports
	// form a cycle, one of them is left out; Listing.Imported finds it.
	Imports map[string]*Package
	// Module is nil for the standard library and outside modules.
	Module *Module
	// Standard tells that the package belongs to the standard library.
	Standard bool
	// Missing says why there is no such package, in the go command's words;
	// empty when there is one.
	Missing string
	// Errors is what is wrong with the package, leaving out what stands in
	// files with a generated file's name. None of it stops the listing.
	Errors []Error
}

// AllFiles returns the Go files of all builds, tests not, sorted.
func (p *Package) AllFiles() []string {
	files := slices.Concat(p.Files, p.IgnoredFiles)
	files = slices.DeleteFunc(files, func(path string) bool { return !IsSource(path) })
	slices.Sort(files)
	return files
}

// Error is a complaint of the go command.
type Error struct {
	// Position has an absolute file name; it is unset when the complaint is
	// about no place in particular.
	Position token.Position
	Message  string
}

// Error returns the message after its position.
func (e Error) Error() string {
	if !e.Position.IsValid() {
		return e.Message
	}
	return e.Position.String() + ": " + e.Message
}
