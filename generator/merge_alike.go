package generator

import (
	"reflect"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/generator/model"
)

// alike reports whether two plugins of one name would be emitted alike.
func alike(a, b *model.Plugin) bool {
	return reflect.DeepEqual(bare(a), bare(b))
}

// bare leaves out of a plugin what may differ between builds without being seen:
// where it depends on files, and how Host names what it asks for.
func bare(p *model.Plugin) *model.Plugin {
	bare := *p
	bare.Constraint, bare.Sources = "", nil
	bare.Factory.Parameters = slices.Clone(p.Factory.Parameters)
	for i := range bare.Factory.Parameters {
		bare.Factory.Parameters[i].Host = ""
	}
	return &bare
}

// mergeConfigs makes one of the equal structs of several builds, so that each
// is emitted once.
func (m *merger) mergeConfigs() {
	m.merged.Configs = nil
	seen := map[*model.Struct]bool{}
	for _, v := range m.plugins {
		if v.Config == nil {
			continue
		}
		v.Config = m.shared(v.Config)
		if !seen[v.Config] {
			seen[v.Config] = true
			m.merged.Configs = append(m.merged.Configs, v.Config)
		}
	}
	slices.SortStableFunc(m.merged.Configs, func(a, b *model.Struct) int {
		if c := strings.Compare(a.Package.Path, b.Package.Path); c != 0 {
			return c
		}
		return strings.Compare(a.Name, b.Name)
	})
}

// shared returns the struct that stands for an equal one, and sees to the
// structs in its fields.
func (m *merger) shared(s *model.Struct) *model.Struct {
	for _, known := range m.structs[s.Type] {
		if known == s || known.Owner == s.Owner && reflect.DeepEqual(known, s) {
			return known
		}
	}
	m.structs[s.Type] = append(m.structs[s.Type], s)
	for _, f := range s.Fields {
		if leaf := f.Type.Leaf(); leaf.Struct != nil {
			leaf.Struct = m.shared(leaf.Struct)
		}
	}
	return s
}
