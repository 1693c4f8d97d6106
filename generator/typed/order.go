package typed

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// order makes units wait for those that they import. An import that closes a
// cycle is cut, and remembered for the error at it. Cycles are searched from the
// sorted paths on, so that the same import is cut at every run.
func order(units map[string]*unit) {
	search := &cycleSearch{units: units, done: map[*unit]bool{}}
	for _, path := range slices.Sorted(maps.Keys(units)) {
		search.visit(units[path])
	}
	for _, path := range slices.Sorted(maps.Keys(units)) {
		unit := units[path]
		for _, imported := range unit.imports {
			if needed := units[imported.Path]; needed != nil {
				needed.users = append(needed.users, unit)
				unit.waits++
			}
		}
	}
}

type cycleSearch struct {
	units map[string]*unit
	stack []*unit
	done  map[*unit]bool
}

func (s *cycleSearch) visit(u *unit) {
	if s.done[u] {
		return
	}
	s.stack = append(s.stack, u)
	for _, path := range slices.Sorted(maps.Keys(u.imports)) {
		imported := s.units[u.imports[path].Path]
		if imported == nil {
			continue
		}
		if start := slices.Index(s.stack, imported); start >= 0 {
			u.cut(path, s.stack[start:], imported)
			continue
		}
		s.visit(imported)
	}
	s.stack = s.stack[:len(s.stack)-1]
	s.done[u] = true
}

// cut drops the import that leads back to the begin of the cycle.
func (u *unit) cut(path string, cycle []*unit, begin *unit) {
	var names []string
	for _, unit := range append(slices.Clone(cycle), begin) {
		names = append(names, unit.pkg.Path)
	}
	if u.cycles == nil {
		u.cycles = map[string]string{}
	}
	u.cycles[path] = fmt.Sprintf("import cycle: %s", strings.Join(names, " imports "))
	delete(u.imports, path)
}
