package generator

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"

	"github.com/hushgen/hushgen/generator/builds"
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/generator/resolve"
	"github.com/hushgen/hushgen/generator/steps"
)

// A registry holds what all builds declare, whichever build the generating
// machine makes. Where no directive depends on a build constraint, which is
// the rule, one look at the packages is enough:
//
//  1. Search, load and resolve for the build at hand. That also tells which
//     files with directives have constraints, those left out here included,
//     and which other files with constraints hold what plugins depend on.
//  2. Choose builds that cover these constraints (builds.Space.Cover): each is
//     met once and left once, each two are met together once. What they leave
//     open stays as at hand; where they speak of platforms, the first choice
//     is linux/amd64 everywhere, so that problems are the same everywhere too.
//  3. Search, load and resolve for each of them. Nothing is compiled, and files
//     are parsed once for all builds. If that shows more constraints, choose
//     again.
//  4. Merge (merge.go): a plugin's constraint is that of all its declarations
//     together, so every build must have exactly the plugins whose constraints
//     it meets. Where one doesn't, declarations differ between builds without
//     saying so: a problem.
//
// Each build finds its own mistakes: two plugins of one name are a problem when
// a build has both, and one plugin in variants when none can.
type declared struct {
	build builds.Build
	scope *scope
	// registry is nil when nothing could be resolved.
	registry *model.Registry
	problems []problem.Problem
	files    []conditional
}

// declare finds out what the packages declare in the build of the run. It
// leaves the problems of the run as they are.
func (r *run) declare(ctx context.Context, t *target) (*declared, error) {
	sub := *r
	sub.problems = slices.Clone(r.problems)
	s, err := sub.search(ctx, t)
	if err != nil {
		return nil, err
	}
	d := &declared{scope: s}
	input, err := sub.load(ctx, t, s)
	if err != nil {
		return nil, err
	}
	if input != nil {
		step := steps.Begin(ctx, steps.Resolve)
		registry, problems, err := resolve.Resolve(ctx, *input)
		step.End()
		if err != nil {
			return nil, err
		}
		problems, err = sub.explainNothing(ctx, s, problems)
		if err != nil {
			return nil, err
		}
		d.registry = registry
		sub.problems = append(sub.problems, problems...)
	}
	d.problems = sub.problems[len(r.problems):]
	r.build = sub.build
	d.files, err = sub.conditionals(ctx, s)
	if err == nil && d.registry != nil {
		err = sub.addDependencies(ctx, d)
	}
	return d, err
}

// addDependencies adds the files with constraints that hold declarations which
// plugins depend on, and their neighbours: those may hold the same for other
// builds.
func (r *run) addDependencies(ctx context.Context, d *declared) error {
	dirs := map[string]bool{}
	for _, c := range d.registry.Categories {
		for _, p := range c.Plugins {
			for _, path := range append(filesOf(p), c.Position.Filename) {
				known := slices.ContainsFunc(d.files, func(file conditional) bool { return file.path == path })
				if !known && r.constraintOf(ctx, d.scope, path) != "" {
					dirs[filepath.Dir(path)] = true
				}
			}
		}
	}
	for _, dir := range slices.Sorted(maps.Keys(dirs)) {
		found, err := r.neighbours(ctx, dir)
		if err != nil {
			return err
		}
		d.files = append(d.files, found...)
	}
	for _, constraint := range d.scope.reach {
		if constraint != "" {
			d.files = append(d.files, conditional{constraint: constraint})
		}
	}
	return nil
}

// resolve returns the registry of all builds. It is nil when problems leave
// nothing to resolve.
func (r *run) resolve(ctx context.Context, t *target) (*model.Registry, error) {
	here, err := r.declare(ctx, t)
	if err != nil {
		return nil, err
	}
	if r.driver() {
		r.problems = append(r.problems, here.problems...)
		r.reportLeftOut(here.scope, here.files)
		return here.registry, nil
	}
	if len(here.files) == 0 {
		r.problems = append(r.problems, here.problems...)
		return here.registry, nil
	}
	space := r.space()
	here.build = space.Preferred
	known := []*declared{here}
	for {
		constraints := constraintsOf(space, known)
		if len(constraints) == 0 {
			r.addUnmet(space, here)
			return here.registry, nil
		}
		space = space.Neutral(constraints)
		cover, more, err := r.explore(ctx, t, space, constraints, known)
		if err != nil {
			return nil, err
		}
		known = append(known, more...)
		if slices.Equal(constraintsOf(space, known), constraints) {
			r.usable(space, filesIn(known))
			return r.merge(ctx, space, cover), nil
		}
	}
}

// addUnmet adds the problems of packages whose conditional files no build has.
// Where nothing else has a plugin, these files are the reason.
func (r *run) addUnmet(space builds.Space, d *declared) {
	before := len(r.problems)
	r.usable(space, d.files)
	unmet := r.problems[before:]
	for _, p := range d.problems {
		if p.Code == problem.NothingFound && problem.HasErrors(unmet) {
			continue
		}
		if p.Code == problem.NothingFound && len(unmet) > 0 {
			p.Details = []string{"all that was found stands in files that no build here has"}
		}
		r.problems = append(r.problems, p)
	}
}

// explore declares the builds that cover the constraints. It returns them, and
// those among them that weren't known.
func (r *run) explore(ctx context.Context, t *target, space builds.Space, constraints []builds.Constraint, known []*declared) (cover, more []*declared, err error) {
	for _, b := range space.Cover(constraints) {
		i := slices.IndexFunc(known, func(d *declared) bool { return d.build.String() == b.String() })
		if i >= 0 {
			cover = append(cover, known[i])
			continue
		}
		d, err := r.in(b).declare(steps.Of(ctx, "for "+b.String()), t)
		if err != nil {
			return nil, nil, fmt.Errorf("for %s: %w", b, err)
		}
		d.build = b
		cover, more = append(cover, d), append(more, d)
	}
	return cover, more, nil
}

// filesIn returns the conditional files of all builds, each path once.
func filesIn(known []*declared) []conditional {
	var all []conditional
	seen := map[string]bool{}
	for _, d := range known {
		for _, file := range d.files {
			if file.path == "" || !seen[file.path] {
				seen[file.path] = true
				all = append(all, file)
			}
		}
	}
	return all
}

// constraintsOf returns the constraints that builds can meet, sorted.
func constraintsOf(space builds.Space, known []*declared) []builds.Constraint {
	silent := &run{}
	var files []conditional
	for _, file := range filesIn(known) {
		file.note = 0
		files = append(files, file)
	}
	return silent.usable(space, files)
}
