package generator

import (
	"context"
	"go/types"
	"path/filepath"
	"slices"

	"github.com/hushgen/hushgen/generator/discover"
	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/generator/resolve"
	"github.com/hushgen/hushgen/generator/typed"
)

// load type-checks what a registry searches and collects its annotations.
func (r *run) load(ctx context.Context, t *target, s *scope) (*resolve.Input, error) {
	if s.output == nil {
		return nil, nil
	}
	options := []typed.Option{typed.WithParser(r.parser), typed.Exclude(func(path string) bool {
		return discover.IsGeneratedName(path) && resolved(filepath.Dir(path)) == resolved(t.dir)
	})}
	if !r.foreign { // the build cache rarely has what another platform would need
		options = append(options, typed.WithExports(r.configIn(t.dir), r.memory))
	}
	loader := typed.NewLoader(r.fset, s.listing, options...)
	packages, err := loader.Load(ctx, paths(slices.Concat(s.searched, s.contracts))...)
	if err != nil {
		return nil, err
	}
	input := &resolve.Input{Fset: r.fset, Directive: t.directive, Imports: s.imports}
	for i, p := range packages {
		unit := r.unit(p, i < len(s.searched))
		if i < len(s.searched) {
			input.Searched = append(input.Searched, unit)
		} else {
			input.Contracts = append(input.Contracts, unit)
		}
		if p.Listed == s.output {
			input.Output = unit
		}
	}
	input.Faulty = problem.HasErrors(r.problems)
	return input, nil
}

func paths(packages []*discover.Package) []string {
	var paths []string
	for _, p := range packages {
		paths = append(paths, p.Path)
	}
	return paths
}

// unit collects the annotations of a package. Problems of the language count
// in searched packages only: those of others are not this run's to solve.
func (r *run) unit(p *typed.Package, searched bool) *resolve.Unit {
	unit := &resolve.Unit{
		Path: p.Path, Name: p.Name, Dir: p.Dir,
		Types: p.Types, Info: p.Info, Files: p.Files, TypeErrors: p.Errors,
	}
	if p.Listed.Module != nil {
		unit.Module, unit.ModuleDir, unit.Main = p.Listed.Module.Path, p.Listed.Module.Dir, p.Listed.Module.Main
		r.own[p.Dir] = p.Listed.Module.Main
	}
	for _, file := range p.Files {
		notes, problems := r.collect(file)
		unit.Annotations = append(unit.Annotations, notes...)
		unit.Unread = append(unit.Unread, resolve.Unread(problems)...)
		if searched {
			r.addLanguage(r.withoutTorn(problems, p.SyntaxErrors))
		}
	}
	unit.Broken = len(p.SyntaxErrors) > 0
	if searched {
		r.addSyntax(p.SyntaxErrors)
	}
	slices.SortFunc(unit.TypeErrors, func(a, b types.Error) int { return int(a.Pos) - int(b.Pos) })
	return unit
}

// imports returns the direct imports of a package.
func (s *scope) imports(path string) []string {
	p := s.listing.ByPath[path]
	if p == nil {
		return nil
	}
	var paths []string
	for _, imported := range p.Imports {
		paths = append(paths, imported.Path)
	}
	slices.Sort(paths)
	return paths
}
