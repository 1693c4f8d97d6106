package generator

import (
	"context"
	"fmt"
	"go/ast"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/discover"
	"github.com/hushgen/hushgen/generator/problem"
)

// target is an output package: one with //hush:registry.
type target struct {
	dir       string
	directive *annotations.Annotation
}

// findTargets returns the output packages that the patterns reach, sorted by
// folder.
func (r *run) findTargets(ctx context.Context) ([]*target, error) {
	found := map[string]*target{}
	for _, pattern := range r.Packages {
		dir, recursive, err := r.folder(ctx, pattern)
		if err != nil {
			return nil, err
		}
		targets, err := r.targetsIn(ctx, dir, recursive)
		if err != nil {
			return nil, err
		}
		if len(targets) == 0 && len(r.problems) == 0 {
			return nil, noTarget(pattern, recursive)
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
	return targets, nil
}

func noTarget(pattern string, recursive bool) error {
	where := "the package " + pattern + " has"
	if recursive {
		where = "the packages " + pattern + " have"
	}
	return fmt.Errorf("%s no registry: write //hush:registry above the package clause of the package that shall hold one", where)
}

// folder turns a pattern into the folder that it names. Import paths are
// asked of the go command.
func (r *run) folder(ctx context.Context, pattern string) (dir string, recursive bool, err error) {
	base, recursive := strings.CutSuffix(filepath.ToSlash(pattern), "...")
	base = strings.TrimSuffix(base, "/")
	if isRelative(base) || filepath.IsAbs(base) || base == "" && recursive {
		if !filepath.IsAbs(base) {
			base = filepath.Join(r.Dir, filepath.FromSlash(base))
		}
		return base, recursive, nil
	}
	listing, err := discover.List(ctx, r.config(), base)
	if err != nil {
		return "", false, err
	}
	for _, root := range listing.Roots {
		if root.Dir != "" {
			return root.Dir, recursive, nil
		}
	}
	return "", false, fmt.Errorf("no package %s; a folder begins with ./", pattern)
}

func isRelative(pattern string) bool {
	return pattern == "." || pattern == ".." || strings.HasPrefix(pattern, "./") || strings.HasPrefix(pattern, "../")
}

func (r *run) config() discover.Config { return r.configIn(r.Dir) }

func (r *run) configIn(dir string) discover.Config {
	return discover.Config{Dir: dir, Tags: r.Tags, Env: r.Env}
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
		}
	}
	return targets, nil
}

func (r *run) addTargets(targets []*target, hit discover.Hit, file *ast.File) []*target {
	notes, _ := annotations.Collect(file)
	for i := range notes {
		if notes[i].Verb != "registry" {
			continue
		}
		t := &target{dir: hit.Dir, directive: r.directive(notes[i])}
		if last := len(targets) - 1; last >= 0 && targets[last].dir == t.dir {
			r.problems = append(r.problems, problem.Problem{
				Code: problem.RegistryTwice, Position: r.position(t.directive.Pos),
				Message: "the package has two //hush:registry; put all options on one",
				Related: []problem.Related{{Position: r.position(targets[last].directive.Pos), Message: "the other one"}},
			})
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
		r.build = build
	}
	return discover.Walk(ctx, dir, recursive, r.build)
}
