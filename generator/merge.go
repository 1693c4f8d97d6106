package generator

import (
	"cmp"
	"context"
	"maps"
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
	// plugins are sorted by category, name and constraint once all are there;
	// variants has them by id.
	plugins  []*variant
	variants map[string][]*variant
	structs  map[model.Type][]*model.Struct
	told     map[string]bool // the plugins that a problem tells of
}

// variant is a plugin as some builds have it.
type variant struct {
	*model.Plugin
	// in has the builds that have it.
	in map[*declared]bool
}

// merge returns the registry of all builds, and adds the problems of each.
func (r *run) merge(ctx context.Context, space builds.Space, cover []*declared) *model.Registry {
	m := &merger{
		run: r, space: space, contracts: map[string]builds.Constraint{},
		variants: map[string][]*variant{}, structs: map[model.Type][]*model.Struct{}, told: map[string]bool{},
	}
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
	for _, d := range m.cover {
		m.collect(ctx, d)
	}
	m.splitOverridden()
	m.joinAlike()
	m.mergeCategories()
	m.mergeHosts()
	m.mergeConfigs()
	m.mergeTaken()
	m.checkPresence(ctx)
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
	for _, v := range m.variants[p.ID()] {
		if v.Constraint != constraint {
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
	m.variants[p.ID()] = append(m.variants[p.ID()], &variant{Plugin: &taken, in: map[*declared]bool{d: true}})
}

func (m *merger) firstOf(v *variant) *declared {
	i := slices.IndexFunc(m.cover, func(d *declared) bool { return v.in[d] })
	return m.cover[i]
}

// splitOverridden takes from an overridden plugin the builds of the one that
// overrides it.
func (m *merger) splitOverridden() {
	for _, variants := range m.variants {
		for _, v := range variants {
			for _, other := range variants {
				if !v.Override && other.Override && other.Constraint != "" {
					v.Constraint = builds.And(v.Constraint, builds.Not(other.Constraint))
				}
			}
		}
	}
}

// joinAlike makes one of variants that are the same but for what they depend
// on, such as the file of a result type.
func (m *merger) joinAlike() {
	for _, id := range slices.Sorted(maps.Keys(m.variants)) {
		var kept []*variant
		for _, v := range m.variants[id] {
			i := slices.IndexFunc(kept, func(k *variant) bool { return alike(k.Plugin, v.Plugin) })
			if i < 0 {
				kept = append(kept, v)
				continue
			}
			kept[i].Constraint = builds.Or(kept[i].Constraint, v.Constraint)
			maps.Copy(kept[i].in, v.in)
		}
		slices.SortFunc(kept, func(a, b *variant) int { return strings.Compare(string(a.Constraint), string(b.Constraint)) })
		m.variants[id] = kept
		m.plugins = append(m.plugins, kept...)
	}
	slices.SortStableFunc(m.plugins, func(a, b *variant) int {
		return cmp.Or(strings.Compare(a.Category, b.Category), strings.Compare(a.Name, b.Name))
	})
}

func (m *merger) mergeTaken() {
	var taken []string
	for _, d := range m.cover {
		taken = append(taken, d.registry.Taken...)
	}
	slices.Sort(taken)
	m.merged.Taken = slices.Compact(taken)
}
