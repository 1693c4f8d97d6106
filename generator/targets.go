package generator

import (
	"context"
	"go/ast"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/discover"
	"github.com/hushgen/hushgen/generator/resolve"
	"github.com/hushgen/hushgen/generator/steps"
	"github.com/hushgen/hushgen/generator/unchanged"
)

// target is an output package: one with //hush:registry.
type target struct {
	dir       string
	directive *annotations.Annotation
}

// findTargets returns the output packages that the patterns reach, sorted by
// folder.
func (r *run) findTargets(ctx context.Context) ([]*target, error) {
	step := steps.Begin(ctx, steps.FindRegistries)
	defer step.End()
	ctx = step.In(ctx)
	found := map[string]*target{}
	for _, pattern := range r.Packages {
		places, err := r.places(ctx, pattern)
		if err != nil {
			return nil, err
		}
		r.searched = append(r.searched, places...)
		targets, err := r.targetsAt(ctx, places)
		if err != nil {
			return nil, err
		}
		if len(targets) == 0 && len(r.problems) == 0 {
			if err := r.noRegistry(ctx, pattern, places); err != nil {
				return nil, err
			}
		}
		for _, t := range targets {
			found[t.dir] = t
		}
	}
	targets := make([]*target, 0, len(found))
	for _, t := range found {
		targets = append(targets, t)
	}
	slices.SortFunc(targets, func(a, b *target) int { return strings.Compare(a.dir, b.dir) })
	tellFound(step, "registry", "registries", len(targets))
	return targets, nil
}

func isRelative(pattern string) bool {
	return pattern == "." || pattern == ".." || strings.HasPrefix(pattern, "./") || strings.HasPrefix(pattern, "../")
}

func (r *run) config() discover.Config { return r.configIn(r.Dir) }

func (r *run) configIn(dir string) discover.Config {
	return discover.Config{Dir: dir, Tags: r.Tags, OnlyTags: r.onlyTags, Env: r.Env}
}

func (r *run) targetsAt(ctx context.Context, places []place) ([]*target, error) {
	var targets []*target
	for _, p := range places {
		in, err := r.targetsIn(ctx, p.dir, p.recursive)
		if err != nil {
			return nil, err
		}
		targets = append(targets, in...)
	}
	return targets, nil
}

func (r *run) targetsIn(ctx context.Context, dir string, recursive bool) ([]*target, error) {
	hits, err := r.walk(ctx, dir, recursive)
	if err != nil {
		return nil, err
	}
	var targets []*target
	for _, hit := range hits {
		if hit.Excluded || discover.IsGeneratedName(hit.Path) {
			continue
		}
		files, err := r.parser.Parse(ctx, hit.Path)
		if err != nil {
			return nil, err
		}
		before := len(targets)
		targets = r.addTargets(targets, hit, files[0].AST)
		if len(targets) == before {
			r.addSyntax(files[0].Errors) // a registry may be in what they tore apart
			r.addNearRegistry(files[0])
		}
	}
	return r.addOtherTargets(ctx, targets, hits)
}

// addOtherTargets adds the output packages that this build leaves out whole,
// or the file with their directive. Other machines generate them as well.
func (r *run) addOtherTargets(ctx context.Context, targets []*target, hits []discover.Hit) ([]*target, error) {
	for _, hit := range hits {
		if !hit.Excluded || discover.IsGeneratedName(hit.Path) ||
			slices.ContainsFunc(targets, func(t *target) bool { return t.dir == hit.Dir }) {
			continue
		}
		files, err := r.parser.Parse(ctx, hit.Path)
		if err != nil {
			return nil, err
		}
		if r.isOfOtherBuild(hit.Path, files[0].AST) {
			targets = r.addTargets(targets, hit, files[0].AST)
		}
	}
	return targets, nil
}

func (r *run) addTargets(targets []*target, hit discover.Hit, file *ast.File) []*target {
	notes, _ := r.collect(file)
	for i := range notes {
		if notes[i].Verb != "registry" {
			continue
		}
		t := &target{dir: hit.Dir, directive: r.directive(notes[i])}
		if last := len(targets) - 1; last >= 0 && targets[last].dir == t.dir {
			r.problems = append(r.problems, resolve.RegistryTwice(r.fset, targets[last].directive.Pos, t.directive.Pos))
			continue
		}
		targets = append(targets, t)
	}
	return targets
}

func (r *run) walk(ctx context.Context, dir string, recursive bool) ([]discover.Hit, error) {
	if r.build == nil { // asking starts the go command
		build, err := discover.BuildContext(ctx, r.config())
		if err != nil {
			return nil, err
		}
		if err := checkPlatform(build); err != nil {
			return nil, err
		}
		r.build = build
	}
	r.seen.trees[unchanged.Tree{Dir: dir, Recursive: recursive}] = true
	return discover.Walk(ctx, dir, recursive, r.build)
}
