package generator

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
)

// checkPresence demands of every build exactly the plugins whose constraints
// it meets.
func (m *merger) checkPresence(ctx context.Context) {
	for _, v := range m.plugins {
		for _, d := range m.cover {
			if v.in[d] || m.told[v.ID()] || !m.space.Meets(d.build, v.Constraint) {
				continue
			}
			if other := m.presentIn(d, v.ID()); other != nil {
				m.differ(ctx, other.Plugin, d, v.Plugin, m.firstOf(v))
			} else {
				m.lack(v, d)
			}
		}
	}
}

// presentIn returns what a build has under a plugin's name, or nil.
func (m *merger) presentIn(d *declared, id string) *variant {
	for _, v := range m.variants[id] {
		if v.in[d] {
			return v
		}
	}
	return nil
}

// lack reports a plugin that a build should have by its constraints.
func (m *merger) lack(v *variant, d *declared) {
	m.told[v.ID()] = true
	p := problem.Problem{
		Code: problem.BuildConstraint, Position: v.Position,
		Message: "a build for " + d.build.String() + " lacks " + v.ID() + ", though no build constraint of its declarations says so",
		Details: []string{"let config and factory stand in files with the build constraint of what they need"},
	}
	for _, other := range d.problems {
		if other.Code == problem.TypeError && other.Position.Filename == v.Factory.Position.Filename {
			p.Details = append(p.Details, "there: "+other.Message)
		}
	}
	m.problems = append(m.problems, p)
}

// differ reports a plugin that is another one in another build, though config
// and factory are the same.
func (m *merger) differ(ctx context.Context, a *model.Plugin, inA *declared, b *model.Plugin, inB *declared) {
	if m.told[a.ID()] {
		return
	}
	m.told[a.ID()] = true
	p := problem.Problem{
		Code: problem.BuildConstraint, Position: a.Position,
		Message: a.ID() + " is not the same in all builds: " + difference(a, b, inA.build.String(), inB.build.String()),
	}
	for _, path := range slices.Compact(slices.Sorted(slices.Values(slices.Concat(filesOf(a), filesOf(b))))) {
		if constraint := m.constraintOf(ctx, inA.scope, path); constraint != "" {
			p.Details = append(p.Details, filepath.Base(path)+" is for builds with "+string(constraint))
		}
	}
	p.Details = append(p.Details, "write for the other builds what they lack, or let config and factory stand in files with build constraints too")
	m.problems = append(m.problems, p)
}

// difference says what of two plugins isn't the same.
func difference(a, b *model.Plugin, inA, inB string) string {
	for _, method := range []struct {
		name string
		a, b bool
	}{
		{"Start", a.Starts, b.Starts}, {"Close", a.Closes, b.Closes}, {"Check", a.Checks, b.Checks},
		{"SetDefaults", has(a, setsDefaults), has(b, setsDefaults)}, {"Validate", has(a, validates), has(b, validates)},
	} {
		switch {
		case method.a && !method.b:
			return "it has " + method.name + " for " + inA + ", and not for " + inB
		case method.b && !method.a:
			return "it has " + method.name + " for " + inB + ", and not for " + inA
		}
	}
	if a.Factory.Result != b.Factory.Result {
		return "its factory returns " + a.Factory.Result.String() + " for " + inA + " and " + b.Factory.Result.String() + " for " + inB
	}
	if a.Config != nil && b.Config != nil {
		if names := fieldNames(a.Config); names != fieldNames(b.Config) {
			return "the fields of its config are " + names + " for " + inA + " and " + fieldNames(b.Config) + " for " + inB
		}
		return "the fields of its config are of other types for " + inA + " than for " + inB
	}
	return "its declarations differ between " + inA + " and " + inB
}

func has(p *model.Plugin, method func(*model.Struct) bool) bool {
	return p.Config != nil && method(p.Config)
}

func setsDefaults(s *model.Struct) bool { return s.SetDefaults }

func validates(s *model.Struct) bool { return s.Validate }

func fieldNames(s *model.Struct) string {
	var names []string
	for _, f := range s.Fields {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}
