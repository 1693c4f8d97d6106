package schema

import (
	"slices"
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/generator/model"
)

// structNames names the definitions of structs: package and type, and as much
// of the import path before it as tells packages of one name apart.
type structNames struct {
	names      map[*model.Struct]string
	taken      map[string]bool
	categories []string
}

func nameStructs(registry *model.Registry) *structNames {
	n := &structNames{names: map[*model.Struct]string{}, taken: map[string]bool{}}
	for _, c := range registry.Categories {
		n.categories = append(n.categories, c.Name)
	}
	var all []*model.Struct
	seen := map[*model.Struct]bool{}
	for _, config := range registry.Configs {
		all = collect(all, config, seen)
	}
	paths := map[string]map[string]bool{} // by package name
	for _, s := range all {
		if paths[s.Package.Name] == nil {
			paths[s.Package.Name] = map[string]bool{}
		}
		paths[s.Package.Name][s.Package.Path] = true
	}
	for _, s := range all {
		n.add(s, qualifier(s.Package, paths[s.Package.Name]))
	}
	return n
}

// collect lists a struct and all in it, in the order of first use.
func collect(all []*model.Struct, s *model.Struct, seen map[*model.Struct]bool) []*model.Struct {
	if seen[s] {
		return all
	}
	seen[s] = true
	all = append(all, s)
	for _, f := range s.Fields {
		if inner := f.Type.Leaf().Struct; inner != nil {
			all = collect(all, inner, seen)
		}
	}
	return all
}

// qualifier is the package's name, behind the elements of its path that no
// other package of this name has.
func qualifier(p model.Package, paths map[string]bool) string {
	if len(paths) < 2 {
		return p.Name
	}
	elements := strings.Split(p.Path, "/")
	for count := 2; count < len(elements); count++ {
		end := strings.Join(elements[len(elements)-count:], "/")
		shared := 0
		for path := range paths {
			if path == end || strings.HasSuffix(path, "/"+end) {
				shared++
			}
		}
		if shared == 1 {
			return end
		}
	}
	return p.Path
}

// add names a struct. The same type of different builds has a number: it may
// have other fields there. So has a type that is called like a category.
func (n *structNames) add(s *model.Struct, qualifier string) {
	base := plainName(qualifier) + "." + plainName(s.Owner)
	name := base
	for i := 2; n.taken[name] || n.isOfCategory(name); i++ {
		name = base + "-" + strconv.Itoa(i)
	}
	n.names[s], n.taken[name] = name, true
}

// isOfCategory reports whether a definition of a category may have the name of
// a struct, or what is put behind it.
func (n *structNames) isOfCategory(name string) bool {
	return slices.ContainsFunc(n.categories, func(category string) bool {
		return name == category || name == category+"_group" || name == category+"_type" || strings.HasPrefix(category, name+"-")
	})
}

// plainName keeps what needs no escape in a reference.
func plainName(name string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '.', c == '-':
			return c
		}
		return '_'
	}, name)
}

// of names the definition of a struct that is read in some way. No Go type
// has a - in its name.
func (n *structNames) of(s *model.Struct, in reading) string {
	name := n.names[s]
	if in.lenient {
		name += "-lenient"
	}
	if in.open {
		name += "-open"
	}
	return name
}

// config names the definition of a whole config that several plugins have.
func (n *structNames) config(s *model.Struct, in reading) string {
	return n.of(s, in) + "-config"
}
