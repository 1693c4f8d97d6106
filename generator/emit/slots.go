package emit

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/hushgen/hushgen/generator/builds"
	"github.com/hushgen/hushgen/generator/model"
)

// slot is a name of a category's tables: a plugin, or several that exclude
// each other, each of another build.
type slot struct {
	id       string // what the declarations end in
	variants []*model.Plugin
	home     builds.Constraint
}

// constrained tells that some builds with the category have a stand-in.
func (s slot) constrained(c *model.Category) bool { return s.home != c.Constraint }

func slotsOf(c *model.Category) []slot {
	var slots []slot
	for _, p := range c.Plugins {
		if last := len(slots) - 1; last >= 0 && slots[last].variants[0].Name == p.Name {
			slots[last].variants = append(slots[last].variants, p)
			continue
		}
		slots = append(slots, slot{id: pluginName(c, p), variants: []*model.Plugin{p}})
	}
	for i := range slots {
		slots[i].home = homeOfAll(c, slots[i].variants)
	}
	return slots
}

// names returns every name that a slot answers to in some build.
func (s slot) names() []string {
	names := []string{s.variants[0].Name}
	for _, p := range s.variants {
		for _, alias := range p.Aliases {
			if !slices.Contains(names, alias) {
				names = append(names, alias)
			}
		}
	}
	return names
}

// always tells a name that the slot answers to in every build that has it.
func (s slot) always(name string) bool {
	return !slices.ContainsFunc(s.variants, func(p *model.Plugin) bool {
		return p.Name != name && !slices.Contains(p.Aliases, name)
	})
}

// pointer is the entry of a slot.
func (s slot) pointer() *jen.Statement { return jen.Op("&").Id("hushPlugin" + s.id) }

// present is the constant that tells whether this build has the slot's plugin.
func (s slot) present() string { return "hushHas" + s.id }

// emitSlot writes the plugins of a slot, and what stands in for them.
func (e *emitter) emitSlot(c *model.Category, s slot) {
	for _, p := range s.variants {
		e.in(homeOf(c, p), func() {
			e.emitPlugin(c, p)
			if s.constrained(c) {
				e.declare().Const().Id(s.present()).Op("=").Lit(1)
			}
		})
	}
	if s.constrained(c) {
		e.otherwise(s.home, c.Constraint, func() { e.emitStandIn(c, s) })
	}
}

// emitStandIn writes the entry of the builds that lack a plugin.
func (e *emitter) emitStandIn(c *model.Category, s slot) {
	e.comment("hushPlugin%s stands in for %s.", s.id, s.variants[0].ID())
	info := []jen.Code{keyed("Category", jen.Lit(c.Name)), keyed("Name", jen.Lit(s.variants[0].Name))}
	if aliases := s.names()[1:]; len(aliases) > 0 {
		info = append(info, keyed("Aliases", texts(aliases)))
	}
	e.declare().Var().Id("hushPlugin" + s.id).Op("=").Add(hush("Plugin")).Index(goType(c.Contract)).Add(lines("{", "}", []jen.Code{
		keyed("Info", hush("Info").Add(lines("{", "}", info))),
		keyed("Elsewhere", jen.Lit(s.home.Needs())),
	}))
	e.declare().Const().Id(s.present()).Op("=").Lit(0)
}
