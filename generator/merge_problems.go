package generator

import (
	"context"
	"slices"

	"github.com/hushgen/hushgen/annotations"
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
			having, lacking := m.spread(ctx, d, p)
			if lacking && slices.Contains(ofAbsence, p.Code) {
				continue
			}
			if lacking && p.Severity == problem.Error && !isLanguage(p.Code) {
				p.Details = append(slices.Clone(p.Details), "in a build for "+having.build.String())
			}
			m.problems = append(m.problems, p)
		}
	}
}

func keyOf(p problem.Problem) string { return p.Code + " " + p.Position.String() + " " + p.Message }

// isLanguage tells problems of a directive's own text.
func isLanguage(code string) bool { return code <= annotations.CodeMissingOption }

// spread tells the first build that has a problem, and whether one that has
// the problem's file hasn't the problem.
func (m *merger) spread(ctx context.Context, d *declared, p problem.Problem) (having *declared, lacking bool) {
	constraint := m.constraintOf(ctx, d.scope, p.Position.Filename)
	for _, other := range m.cover {
		if !m.space.Meets(other.build, constraint) {
			continue
		}
		has := slices.ContainsFunc(other.problems, func(q problem.Problem) bool { return keyOf(q) == keyOf(p) })
		if has && having == nil {
			having = other
		}
		lacking = lacking || !has
	}
	if having == nil {
		having = d
	}
	return having, lacking
}
