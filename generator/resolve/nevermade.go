package resolve

import (
	"slices"
	"strings"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
)

// need is a field of a config that must name another resource before an
// instance can be made.
type need struct {
	plugin *model.Plugin
	field  *model.Field
}

// warnNeverMade warns of plugins that need each other in a circle: no file can
// describe the first resource of them. A program can provide one, so it is no
// more than a warning.
func (r *resolver) warnNeverMade() {
	if r.Partial || problem.HasErrors(r.problems) {
		return
	}
	needs := map[*model.Plugin][]need{}
	of := map[string][]*model.Plugin{}
	for _, c := range r.registry.Categories {
		of[c.Name] = c.Plugins
		for _, p := range c.Plugins {
			if p.Config != nil {
				needs[p] = requiredResources(p, p.Config, map[*model.Struct]bool{})
			}
		}
	}
	blocked := blockedPlugins(needs, of)
	told := map[*model.Plugin]bool{}
	for _, c := range r.registry.Categories {
		for _, p := range c.Plugins {
			if blocked[p] != nil && !told[p] {
				r.warnCircle(circleFrom(p, blocked, of), told)
			}
		}
	}
}

// requiredResources returns the plain fields of a config, structs within it
// included, that no instance can be made without.
func requiredResources(p *model.Plugin, s *model.Struct, seen map[*model.Struct]bool) []need {
	if seen[s] {
		return nil
	}
	seen[s] = true
	var all []need
	for _, field := range s.Fields {
		leaf := field.Type.Leaf()
		switch {
		case leaf.Kind == model.Resource && field.Required:
			all = append(all, need{p, field})
		case leaf.Struct != nil && (field.Required || field.Type.Struct != nil):
			all = append(all, requiredResources(p, leaf.Struct, seen)...)
		}
	}
	return all
}

// blockedPlugins returns the plugins that can't be made, each with a need that
// nothing fills. A category without plugins is filled by the program.
func blockedPlugins(needs map[*model.Plugin][]need, of map[string][]*model.Plugin) map[*model.Plugin]*need {
	blocked := map[*model.Plugin]*need{}
	for p, list := range needs {
		if len(list) > 0 {
			blocked[p] = &list[0]
		}
	}
	isFilled := func(n need) bool {
		plugins := of[n.field.Type.Leaf().Category]
		return len(plugins) == 0 || slices.ContainsFunc(plugins, func(p *model.Plugin) bool { return blocked[p] == nil })
	}
	for again := true; again; {
		again = false
		for p := range blocked {
			i := slices.IndexFunc(needs[p], func(n need) bool { return !isFilled(n) })
			if i < 0 {
				delete(blocked, p)
				again = true
			}
		}
	}
	for p := range blocked { // which need is left is the same in every run
		i := slices.IndexFunc(needs[p], func(n need) bool { return !isFilled(n) })
		blocked[p] = &needs[p][i]
	}
	return blocked
}

// circleFrom follows the needs from a plugin into the circle that they end in.
func circleFrom(p *model.Plugin, blocked map[*model.Plugin]*need, of map[string][]*model.Plugin) []need {
	var way []need
	for {
		if i := slices.IndexFunc(way, func(n need) bool { return n.plugin == p }); i >= 0 {
			return way[i:]
		}
		way = append(way, *blocked[p])
		p = of[blocked[p].field.Type.Leaf().Category][0]
	}
}

func (r *resolver) warnCircle(circle []need, told map[*model.Plugin]bool) {
	if slices.ContainsFunc(circle, func(n need) bool { return told[n.plugin] }) {
		return
	}
	var chain []string
	for _, n := range circle {
		told[n.plugin] = true
		chain = append(chain, n.plugin.ID()+" needs "+n.field.Type.Leaf().Category+" for "+n.field.GoName)
	}
	first := circle[0]
	p := problem.Problem{
		Code: problem.NeverMade, Severity: problem.Warning, Position: first.field.Position,
		Message: "no file can describe a first " + first.plugin.ID() + ": it needs another resource, which needs one like it",
		Details: []string{strings.Join(chain, ", "), "leave required out in one place, or let the program give the first one with hub.Provide"},
	}
	if len(circle) == 1 {
		p.Message = "no file can describe a first " + first.plugin.ID() + ": its required field " + first.field.GoName + " needs one already"
		p.Details = p.Details[1:]
	}
	for _, n := range circle[1:] {
		p.Related = append(p.Related, problem.Related{Position: n.field.Position, Message: "needed here"})
	}
	r.problems = append(r.problems, p)
}
