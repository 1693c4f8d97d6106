package generator

import (
	"context"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/generator/builds"
	"github.com/hushgen/hushgen/generator/discover"
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
)

// merger makes one registry of what several builds declare.
type merger struct {
	*run
	space  builds.Space
	cover  []*declared
	merged *model.Registry
	// contracts has the constraint of each declared category.
	contracts map[string]builds.Constraint
	plugins   []*variant
	structs   []*model.Struct
}

// variant is a plugin as some builds have it.
type variant struct {
	*model.Plugin
	// in has the builds that have it.
	in map[*declared]bool
}

// merge returns the registry of all builds, and adds the problems of each.
func (r *run) merge(ctx context.Context, space builds.Space, cover []*declared) *model.Registry {
	m := &merger{run: r, space: space, contracts: map[string]builds.Constraint{}}
	before := len(r.problems)
	for _, d := range cover {
		if d.registry != nil { // else the build has no output package
			m.cover = append(m.cover, d)
		}
	}
	if len(m.cover) == 0 {
		r.problems = append(r.problems, cover[0].problems...)
		return nil
	}
	m.mergeProblems(ctx)
	first := *m.cover[0].registry
	m.merged = &first
	if problem.HasErrors(r.problems[before:]) {
		return m.merged
	}
	m.merged.Constraint = m.constraintOfOutput(ctx)
	m.findContracts(ctx)
	for _, d := range cover {
		m.collect(ctx, d)
	}
	m.splitOverridden()
	m.joinAlike()
	m.mergeCategories()
	m.mergeHosts()
	m.mergeConfigs()
	m.mergeTaken()
	if !problem.HasErrors(r.problems[before:]) {
		m.checkPresence(ctx)
	}
	return m.merged
}

// constraintOfOutput is met by the builds that have any hand-written file of
// the output package.
func (m *merger) constraintOfOutput(ctx context.Context) builds.Constraint {
	var any []builds.Constraint
	s := m.cover[0].scope
	for _, path := range s.output.AllFiles() {
		if !discover.IsGeneratedName(path) {
			any = append(any, m.constraintOf(ctx, s, path))
		}
	}
	return builds.Or(any...)
}

// findContracts finds the constraints of the declared categories. A contract
// may be declared once for each of several platforms.
func (m *merger) findContracts(ctx context.Context) {
	for _, d := range m.cover {
		for _, c := range d.registry.Categories {
			if !c.Declared {
				continue
			}
			constraint := m.constraintOf(ctx, d.scope, c.Position.Filename)
			if before, again := m.contracts[c.Name]; again {
				constraint = builds.Or(before, constraint)
			}
			m.contracts[c.Name] = constraint
		}
	}
}

// collect takes over the plugins of a build. A category that it lacks the
// declared contract of is none there, whatever fits its name.
func (m *merger) collect(ctx context.Context, d *declared) {
	for _, c := range d.registry.Categories {
		if _, known := m.contracts[c.Name]; known && !c.Declared {
			continue
		}
		for _, p := range c.Plugins {
			m.take(ctx, d, p, m.constraintFor(ctx, d, c, p))
		}
	}
}

// constraintFor is met by the builds that have all declarations of a plugin.
func (m *merger) constraintFor(ctx context.Context, d *declared, c *model.Category, p *model.Plugin) builds.Constraint {
	constraint := d.scope.reach[p.Factory.Package.Path]
	for _, path := range filesOf(p) {
		constraint = builds.And(constraint, m.constraintOf(ctx, d.scope, path))
	}
	if c.Declared {
		constraint = builds.And(constraint, m.constraintOf(ctx, d.scope, c.Position.Filename))
	}
	return constraint
}

// take adds a plugin of a build, or finds it among those of others.
func (m *merger) take(ctx context.Context, d *declared, p *model.Plugin, constraint builds.Constraint) {
	for _, v := range m.plugins {
		if v.ID() != p.ID() || v.Constraint != constraint {
			continue
		}
		v.in[d] = true
		if !alike(v.Plugin, p) {
			m.differ(ctx, v.Plugin, m.firstOf(v), p, d)
		}
		return
	}
	taken := *p
	taken.Constraint = constraint
	m.plugins = append(m.plugins, &variant{Plugin: &taken, in: map[*declared]bool{d: true}})
}

func (m *merger) firstOf(v *variant) *declared {
	i := slices.IndexFunc(m.cover, func(d *declared) bool { return v.in[d] })
	return m.cover[i]
}

// splitOverridden takes from an overridden plugin the builds of the one that
// overrides it.
func (m *merger) splitOverridden() {
	for _, v := range m.plugins {
		for _, other := range m.plugins {
			if v.ID() == other.ID() && !v.Override && other.Override && other.Constraint != "" {
				v.Constraint = builds.And(v.Constraint, builds.Not(other.Constraint))
			}
		}
	}
}

// joinAlike makes one of variants that are the same but for what they depend
// on, such as the file of a result type.
func (m *merger) joinAlike() {
	var kept []*variant
	for _, v := range m.plugins {
		i := slices.IndexFunc(kept, func(k *variant) bool { return k.ID() == v.ID() && alike(k.Plugin, v.Plugin) })
		if i < 0 {
			kept = append(kept, v)
			continue
		}
		kept[i].Constraint = builds.Or(kept[i].Constraint, v.Constraint)
		for d := range v.in {
			kept[i].in[d] = true
		}
	}
	slices.SortStableFunc(kept, func(a, b *variant) int {
		if c := strings.Compare(a.Name, b.Name); c != 0 {
			return c
		}
		return strings.Compare(string(a.Constraint), string(b.Constraint))
	})
	m.plugins = kept
}

func (m *merger) mergeTaken() {
	var taken []string
	for _, d := range m.cover {
		taken = append(taken, d.registry.Taken...)
	}
	slices.Sort(taken)
	m.merged.Taken = slices.Compact(taken)
}
