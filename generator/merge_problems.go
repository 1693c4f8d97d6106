package generator

import (
	"context"
	"slices"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/builds"
	"github.com/hushgen/hushgen/generator/problem"
)

// ofAbsence are the problems that what other builds have can set right. They
// count where every build with the file has them.
var ofAbsence = []string{
	problem.TypeError, problem.NothingFound, problem.BadSelection, problem.BadOverride, problem.FactoryCount,
	problem.UnknownCategory, problem.BadPackages, problem.NoIdentity, problem.NeverMade, problem.NoConfig,
}

// mergeProblems adds the problems of all builds, each once. One that not every
// build has says which build has it.
func (m *merger) mergeProblems(ctx context.Context) {
	seen := map[string]bool{}
	for _, d := range m.cover {
		for _, p := range d.problems {
			key := keyOf(p)
			if seen[key] {
				continue
			}
			seen[key] = true
			lacking := m.isLacking(ctx, d, p)
			if lacking && slices.Contains(ofAbsence, p.Code) {
				continue
			}
			if where := m.where(ctx, d, p); where != "" {
				p.Details = append(slices.Clone(p.Details), where)
			} else if lacking && p.Severity == problem.Error && !isLanguage(p.Code) {
				p.Details = append(slices.Clone(p.Details), "in a build for "+d.build.String())
			}
			m.problems = append(m.problems, p)
		}
	}
}

func keyOf(p problem.Problem) string { return p.Code + " " + p.Position.String() + " " + p.Message }

// isLanguage tells problems of a directive's own text.
func isLanguage(code string) bool { return code <= annotations.CodeMissingOption }

// isLacking tells whether a build that has the problem's file hasn't the
// problem.
func (m *merger) isLacking(ctx context.Context, d *declared, p problem.Problem) bool {
	constraint := m.constraintOf(ctx, d.scope, p.Position.Filename)
	return slices.ContainsFunc(m.cover, func(other *declared) bool {
		has := slices.ContainsFunc(other.problems, func(q problem.Problem) bool { return keyOf(q) == keyOf(p) })
		return !has && m.space.Meets(other.build, constraint)
	})
}

// where says of a problem between files with different constraints which builds
// have all of them.
func (m *merger) where(ctx context.Context, d *declared, p problem.Problem) string {
	own := m.constraintOf(ctx, d.scope, p.Position.Filename)
	all := own
	for _, related := range p.Related {
		all = builds.And(all, m.constraintOf(ctx, d.scope, related.Position.Filename))
	}
	if all == own {
		return ""
	}
	return "builds with " + string(all) + " have both"
}
