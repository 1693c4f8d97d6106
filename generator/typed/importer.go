package typed

import (
	"cmp"
	"errors"
	"fmt"
	"go/token"
	"go/types"
	"path"
)

// An importer answers the imports of one unit.
type importer struct {
	loader *Loader
	unit   *unit
	known  map[string]*Package
}

// Import returns the package that the unit's source calls by this path. An
// error makes the type checker use an empty package, silence what is missing
// in it, and report the error at the import.
func (i *importer) Import(source string) (*types.Package, error) {
	if source == "unsafe" {
		return types.Unsafe, nil
	}
	if reason := i.unit.cycles[source]; reason != "" {
		return nil, errors.New(reason)
	}
	if listed := i.unit.imports[source]; listed != nil {
		return i.loader.types(i.known, listed.Path), nil
	}
	if listed := i.unit.unused[source]; listed != nil {
		return emptyPackage(listed.Path, listed.Name), nil
	}
	if listed := i.loader.listing.Imported(i.unit.pkg.Listed, source); listed != nil && listed.Missing != "" {
		return nil, errors.New(listed.Missing)
	}
	return nil, fmt.Errorf("package %s isn't among the listed packages", source)
}

// types returns the types of a package that a unit imports. That they come from
// export data is asked first: such a package may have been described meanwhile.
func (l *Loader) types(known map[string]*Package, path string) *types.Package {
	if l.exports != nil && l.exports.chosen[path] {
		return l.exports.read[path]
	}
	return known[path].Types
}

// emptyPackage stands in for a package that no declaration uses.
func emptyPackage(fullPath, name string) *types.Package {
	pkg := types.NewPackage(fullPath, cmp.Or(name, path.Base(fullPath)))
	pkg.MarkComplete()
	return pkg
}

func comparePositions(a, b token.Position) int {
	return cmp.Or(
		cmp.Compare(a.Filename, b.Filename),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Column, b.Column),
	)
}
