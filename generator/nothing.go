package generator

import (
	"context"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/discover"
	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/generator/resolve"
)

// explainNothing says, where a search found no plugin, what was searched and
// which pattern reaches the annotated packages of the module. After problems
// of the language it says nothing: they are the reason.
func (r *run) explainNothing(ctx context.Context, s *scope, problems []problem.Problem) ([]problem.Problem, error) {
	nothing := func(p problem.Problem) bool { return p.Code == problem.NothingFound }
	i := slices.IndexFunc(problems, nothing)
	if i < 0 {
		return problems, nil
	}
	if problem.HasErrors(r.problems) {
		return slices.DeleteFunc(problems, nothing), nil
	}
	unreached, err := r.unreached(ctx, s)
	if err != nil {
		return nil, err
	}
	p := &problems[i]
	p.Message += " in " + s.patterns
	switch {
	case len(unreached) > 0:
		p.Details = append(p.Details, "annotated, but not searched: "+strings.Join(unreached, ", "),
			"reach them with packages="+strings.Join(unreached, ","))
	case !s.declare(ctx, r):
		p.Details = append(p.Details, "no package of the module has a //hush:factory")
	}
	return problems, nil
}

// declare reports whether any of the searched packages has plugins.
func (s *scope) declare(ctx context.Context, r *run) bool {
	return slices.ContainsFunc(s.searched, func(p *discover.Package) bool { return r.declaresPlugins(ctx, p) })
}

// unreached returns the annotated packages of the module that were not
// searched, as patterns.
func (r *run) unreached(ctx context.Context, s *scope) ([]string, error) {
	hits, err := r.walk(ctx, s.module.Dir, true)
	if err != nil {
		return nil, err
	}
	var found []string
	for _, hit := range hits {
		files, err := r.parser.Parse(ctx, hit.Path)
		if err != nil {
			return nil, err
		}
		notes, _ := r.collect(files[0].AST)
		declares := slices.ContainsFunc(notes, func(a annotations.Annotation) bool { return a.Verb == "factory" })
		if files[0].AST.Name.Name == "main" || !s.canImport(hit) {
			continue // no pattern reaches them
		}
		if relative, err := filepath.Rel(s.output.Dir, hit.Dir); err == nil && declares && !s.reaches(hit) {
			found = append(found, dotted(filepath.ToSlash(relative)))
		}
	}
	slices.Sort(found)
	return slices.Compact(found), nil
}

// canImport reports whether the output package may import the package of a
// file of its module.
func (s *scope) canImport(hit discover.Hit) bool {
	relative, err := filepath.Rel(s.module.Dir, hit.Dir)
	return err == nil && resolve.CanImport(s.output.Path, path.Join(s.module.Path, filepath.ToSlash(relative)))
}

func (s *scope) reaches(hit discover.Hit) bool {
	return slices.ContainsFunc(s.searched, func(p *discover.Package) bool { return resolved(p.Dir) == resolved(hit.Dir) })
}
