package generator

import (
	"slices"
	"strings"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
)

// mergeHosts gives Host a field for each type that a plugin of any build asks
// for. Where builds name the field differently, since others share the name
// there, the name that tells most counts.
func (m *merger) mergeHosts() {
	hosts := map[model.Type]model.HostField{}
	named := map[*variant][]model.Type{}
	for _, d := range m.cover {
		for _, host := range d.registry.Host {
			if known, again := hosts[host.Type]; !again || len(host.Name) > len(known.Name) {
				hosts[host.Type] = host
			}
		}
	}
	for _, v := range m.plugins {
		named[v] = hostTypes(m.firstOf(v).registry, v.Plugin)
	}
	m.merged.Host = nil
	for _, host := range hosts {
		host.Users = nil
		for v, types := range named {
			if slices.Contains(types, host.Type) {
				host.Users = append(host.Users, v.ID())
			}
		}
		slices.Sort(host.Users)
		host.Users = slices.Compact(host.Users)
		m.merged.Host = append(m.merged.Host, host)
	}
	slices.SortFunc(m.merged.Host, func(a, b model.HostField) int {
		return strings.Compare(a.Name+" "+string(a.Type), b.Name+" "+string(b.Type))
	})
	for _, v := range m.plugins {
		v.Factory.Parameters = slices.Clone(v.Factory.Parameters)
		types := named[v]
		for i := range v.Factory.Parameters {
			if p := &v.Factory.Parameters[i]; p.Kind == model.HostParameter {
				p.Host = hosts[types[0]].Name
				types = types[1:]
			}
		}
	}
	m.refuseHosts()
}

// hostTypes returns what a plugin asks of the program in its own build, in the
// order of its parameters.
func hostTypes(registry *model.Registry, p *model.Plugin) []model.Type {
	var types []model.Type
	for _, host := range registry.Hosts(p) {
		types = append(types, host.Type)
	}
	return types
}

// refuseHosts refuses two types that would share a field.
func (m *merger) refuseHosts() {
	for i, host := range m.merged.Host {
		if i == 0 || m.merged.Host[i-1].Name != host.Name {
			continue
		}
		before := m.merged.Host[i-1]
		v := slices.IndexFunc(m.plugins, func(v *variant) bool { return slices.Contains(host.Users, v.ID()) })
		m.problems = append(m.problems, problem.Problem{
			Code: problem.BadHost, Position: m.plugins[v].Factory.Position,
			Message: "different builds ask for different types under the name Host." + host.Name + ": " + string(before.Type) + " and " + string(host.Type),
			Details: []string{"let one of them ask for a type of another name"},
		})
	}
}
