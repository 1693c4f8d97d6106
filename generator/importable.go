package generator

import (
	"context"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/generator/discover"
	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/generator/resolve"
)

// importable leaves out what the output package can't import: with a note
// when a wildcard found it, with a problem when it was named.
func (r *run) importable(ctx context.Context, t *target, s *scope, named map[*discover.Package]bool) []*discover.Package {
	var searched []*discover.Package
	for p, explicit := range named {
		reason := ""
		switch {
		case p == s.output:
		case p.Name == "main":
			reason = "it is a main package"
		case !resolve.CanImport(s.output.Path, p.Path):
			reason = "it is internal"
		}
		if reason == "" {
			searched = append(searched, p)
			continue
		}
		if !r.declaresPlugins(ctx, p) {
			continue
		}
		note := problem.Problem{
			Code: problem.NotReachable, Severity: problem.Note, Position: r.position(t.directive.Pos),
			Message: "the registry can't import " + p.Path + ", so its plugins are left out: " + reason,
		}
		if explicit {
			note.Severity = problem.Error
			note.Position = r.position(t.patternPos(func(pattern string) bool { return s.isNamedBy(pattern, p) }))
		}
		r.problems = append(r.problems, note)
	}
	slices.SortFunc(searched, func(a, b *discover.Package) int { return strings.Compare(a.Path, b.Path) })
	return searched
}

// declaresPlugins reports whether a package has configs or factories.
func (r *run) declaresPlugins(ctx context.Context, p *discover.Package) bool {
	files, err := r.parser.Parse(ctx, p.Files...)
	if err != nil {
		return false
	}
	for _, file := range files {
		notes, _ := r.collect(file.AST)
		for _, note := range notes {
			if note.Verb == "factory" || note.Verb == "config" {
				return true
			}
		}
	}
	return false
}
