package resolve

// modules tells which module a package is of. There are as many units as
// packages, so nobody looks through them for each method or field.
type modules struct {
	of       map[string]string // path of a unit to that of its module
	names    map[string]bool   // all of them, "" with units outside modules
	isMain   map[string]bool   // those that are worked on
	mainUnit map[string]bool   // by path
}

func modulesOf(units []*Unit) modules {
	m := modules{map[string]string{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
	for _, unit := range units {
		if _, again := m.of[unit.Path]; !again {
			m.of[unit.Path] = unit.Module
		}
		m.names[unit.Module] = true
		if unit.Main {
			m.mainUnit[unit.Path], m.isMain[unit.Module] = true, true
		}
	}
	return m
}

// isMain reports whether a package belongs to one of the modules that are
// worked on. Packages outside modules do when they have directives.
func (r *resolver) isMain(path string) bool {
	module := r.moduleOf(path)
	return r.modules.mainUnit[path] || module != "" && r.modules.isMain[module]
}

// sameModule reports whether two packages belong to one module.
func (r *resolver) sameModule(a, b string) bool {
	module := r.moduleOf(a)
	return a == b || module != "" && module == r.moduleOf(b)
}

// moduleOf returns the module of a package, or "". A package without
// directives belongs to the module whose path begins its own and is the longest
// to do so.
func (r *resolver) moduleOf(path string) string {
	if module, ok := r.modules.of[path]; ok {
		return module
	}
	best := ""
	for module := range r.modules.names {
		if CanImport(module+"/x", path) && hasPathPrefix(path, module) && len(module) > len(best) {
			best = module
		}
	}
	return best
}

func hasPathPrefix(path, prefix string) bool {
	return prefix != "" && (path == prefix || len(path) > len(prefix) && path[:len(prefix)] == prefix && path[len(prefix)] == '/')
}
