package generator

import (
	"slices"
	"strings"

	"github.com/hushgen/hushgen/generator/builds"
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
)

// mergeCategories gives every category of any build its plugins of all.
func (m *merger) mergeCategories() {
	found := map[string]*model.Category{}
	for _, d := range m.cover {
		for _, c := range d.registry.Categories {
			if _, declared := m.contracts[c.Name]; declared && !c.Declared {
				continue
			}
			before, again := found[c.Name]
			if again {
				m.compareCategories(before, c, d)
				continue
			}
			merged := *c
			merged.Plugins = nil
			found[c.Name] = &merged
		}
	}
	for _, v := range m.plugins {
		c := found[v.Category]
		c.Plugins = append(c.Plugins, v.Plugin)
	}
	m.merged.Categories = nil
	for _, c := range found {
		c.Constraint = m.constraintOfCategory(c)
		m.merged.Categories = append(m.merged.Categories, c)
	}
	slices.SortFunc(m.merged.Categories, func(a, b *model.Category) int { return strings.Compare(a.Name, b.Name) })
}

// constraintOfCategory is that of its contract; where no directive declares
// one, or some builds don't reach it, that of its plugins together.
func (m *merger) constraintOfCategory(c *model.Category) builds.Constraint {
	contract, declared := m.contracts[c.Name]
	if declared && m.presentWhere(c, contract) {
		return contract
	}
	var any []builds.Constraint
	for _, p := range c.Plugins {
		any = append(any, p.Constraint)
	}
	return builds.Or(any...)
}

// presentWhere reports whether exactly the builds that meet a constraint have
// a category.
func (m *merger) presentWhere(c *model.Category, constraint builds.Constraint) bool {
	return !slices.ContainsFunc(m.cover, func(d *declared) bool {
		has := slices.ContainsFunc(d.registry.Categories, func(other *model.Category) bool { return other.Name == c.Name && other.Declared })
		return has != m.space.Meets(d.build, constraint)
	})
}

// compareCategories reports a category that isn't the same in two builds.
func (m *merger) compareCategories(before, c *model.Category, d *declared) {
	same := before.Contract == c.Contract && before.GoName == c.GoName && before.Title == c.Title &&
		before.Description == c.Description && slices.Equal(before.Meta, c.Meta)
	if same {
		return
	}
	position := c.Position
	if !position.IsValid() {
		position = c.Plugins[0].Factory.Position
	}
	p := problem.Problem{
		Code: problem.BuildConstraint, Position: position,
		Message: "the category " + c.Name + " is not the same in all builds: for " + d.build.String() + " its contract is " + c.Contract.String(),
		Details: []string{"let contract, name and description be the same in each file that declares it"},
	}
	if before.Contract != c.Contract {
		p.Details = []string{"elsewhere it is " + before.Contract.String(), "declare the contract once: //hush:category name=" + c.Name}
	}
	m.problems = append(m.problems, p)
}
