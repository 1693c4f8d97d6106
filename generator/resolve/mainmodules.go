package resolve

import "slices"

// isMain reports whether a package belongs to one of the modules that are
// worked on. Packages outside modules do when they have directives.
func (r *resolver) isMain(path string) bool {
	module := r.moduleOf(path)
	return slices.ContainsFunc(r.all(), func(unit *Unit) bool {
		return unit.Main && (unit.Path == path || module != "" && unit.Module == module)
	})
}
