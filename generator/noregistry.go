package generator

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/discover"
	"github.com/hushgen/hushgen/generator/problem"
)

// noRegistry says why a pattern reaches no registry, and what to do: it may
// stand in a file that doesn't count, elsewhere, or nowhere.
func (r *run) noRegistry(ctx context.Context, pattern string, places []place) error {
	if err := r.reportUncounted(ctx, places); err != nil || len(r.problems) > 0 {
		return err
	}
	where := "the package " + pattern + " has"
	if strings.HasSuffix(pattern, "...") {
		where = "the packages " + pattern + " have"
	}
	elsewhere, err := r.declaring(ctx, r.modulesNear(), "registry")
	if err != nil {
		return err
	}
	if len(elsewhere) > 0 {
		return fmt.Errorf("%s no registry; name the package of one: %s", where, shortList(elsewhere))
	}
	if _, err := discover.FindModule(places[0].dir); err != nil && len(r.config().Workspace()) == 0 {
		return fmt.Errorf("%s no registry, and this is no module: there is no go.mod in %s or above it; change to the module's folder, or begin one with go mod init PATH", where, places[0].dir)
	}
	message := where + " no registry: write //hush:registry above the package clause of the package that shall hold one"
	annotated, err := r.declaring(ctx, append(r.modulesNear(), places...), "factory", "config")
	if err == nil && len(annotated) > 0 {
		message += "\n    plugins are in " + shortList(annotated)
	}
	if err != nil {
		return err
	}
	return fmt.Errorf("%s", message)
}

// reportUncounted reports registries in files that don't count.
func (r *run) reportUncounted(ctx context.Context, places []place) error {
	for _, p := range places {
		hits, err := r.walk(ctx, p.dir, p.recursive)
		if err != nil {
			return err
		}
		for _, hit := range hits {
			if hit.Excluded {
				r.refuseRegistry(ctx, hit.Path, problem.BuildConstraint, "a build constraint keeps the file out, so its //hush:registry doesn't count",
					"write it in a file that the program has")
			}
		}
		tests, err := discover.Tests(ctx, p.dir, p.recursive)
		if err != nil {
			return err
		}
		for _, path := range tests {
			r.refuseRegistry(ctx, path, annotations.CodeMisplaced, "directives in _test.go files don't count; write //hush:registry in another file of the package")
		}
	}
	return nil
}

func (r *run) refuseRegistry(ctx context.Context, path, code, message string, details ...string) {
	files, err := r.parser.Parse(ctx, path)
	if err != nil || !files[0].Marker {
		return
	}
	notes, _ := r.collect(files[0].AST)
	if i := slices.IndexFunc(notes, func(a annotations.Annotation) bool { return a.Verb == "registry" }); i >= 0 {
		r.add(code, notes[i].Pos, message, details...)
	}
}

// declaring returns the packages with one of the verbs, as patterns, sorted.
func (r *run) declaring(ctx context.Context, places []place, verbs ...string) ([]string, error) {
	var found []string
	for _, p := range places {
		hits, err := r.walk(ctx, p.dir, p.recursive)
		if err != nil {
			return nil, err
		}
		for _, hit := range hits {
			files, err := r.parser.Parse(ctx, hit.Path)
			if err != nil {
				return nil, err
			}
			notes, _ := r.collect(files[0].AST)
			declares := slices.ContainsFunc(notes, func(a annotations.Annotation) bool { return slices.Contains(verbs, a.Verb) })
			relative, err := filepath.Rel(r.Dir, hit.Dir)
			if err == nil && declares && !hit.Excluded && !discover.IsGeneratedName(hit.Path) {
				found = append(found, dotted(filepath.ToSlash(relative)))
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found), nil
}

// modulesNear returns the module of the current folder, those of its
// workspace, and those below it.
func (r *run) modulesNear() []place {
	var near []place
	if module, err := discover.FindModule(r.Dir); err == nil {
		near = append(near, place{module.Dir, true})
	}
	for _, dir := range slices.Concat(r.config().Workspace(), discover.ModulesBelow(r.Dir)) {
		if info, err := os.Stat(dir); err == nil && info.IsDir() {
			near = append(near, place{dir, true})
		}
	}
	return near
}

// shortList shows patterns, not more than anybody reads.
func shortList(patterns []string) string {
	const most = 8
	if len(patterns) > most {
		patterns = append(patterns[:most:most], fmt.Sprintf("and %d more", len(patterns)-most))
	}
	return strings.Join(patterns, " ")
}
