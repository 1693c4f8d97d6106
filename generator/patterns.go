package generator

import (
	"context"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/generator/discover"
	"github.com/hushgen/hushgen/generator/problem"
)

// patterns returns those of the directive, or every package of the module.
func (r *run) patterns(t *target, module discover.Module) []string {
	var patterns []string
	for _, value := range t.directive.List("packages") {
		patterns = append(patterns, value.Text)
	}
	if len(patterns) > 0 {
		return patterns
	}
	relative, err := filepath.Rel(t.dir, module.Dir)
	if err != nil {
		return []string{"./..."}
	}
	return []string{dotted(filepath.ToSlash(relative)) + "/..."}
}

// expand turns patterns into the files with directives in them, and into
// queries for the go command: folders by their own path, import paths as they
// are.
func (r *run) expand(ctx context.Context, t *target, module discover.Module, patterns []string) ([]discover.Hit, []string, error) {
	var hits []discover.Hit
	var queries []string
	for _, pattern := range patterns {
		base, recursive := strings.CutSuffix(pattern, "...")
		base = strings.TrimSuffix(base, "/")
		if !isRelative(base) {
			queries = append(queries, pattern)
			continue
		}
		dir := filepath.Join(t.dir, filepath.FromSlash(base))
		if _, err := os.Stat(dir); err != nil {
			r.refusePattern(t, pattern, "there is no folder "+base)
			continue
		}
		if !within(dir, module.Dir) {
			r.refusePattern(t, pattern, "it leaves the module; name packages of other modules by their import path")
			continue
		}
		found, err := r.walk(ctx, dir, recursive)
		if err != nil {
			return nil, nil, err
		}
		hits = append(hits, found...)
	}
	for _, hit := range hits {
		if relative, err := filepath.Rel(t.dir, hit.Dir); err == nil && !hit.Excluded {
			queries = append(queries, dotted(filepath.ToSlash(relative)))
		}
	}
	slices.Sort(queries)
	return hits, slices.Compact(queries), nil
}

func dotted(relative string) string {
	if isRelative(relative) {
		return relative
	}
	return "./" + relative
}

func within(dir, root string) bool {
	relative, err := filepath.Rel(root, dir)
	return err == nil && relative != ".." && !strings.HasPrefix(relative, ".."+string(filepath.Separator))
}

// patternPos returns where the first such pattern of packages= is written.
func (t *target) patternPos(is func(pattern string) bool) token.Pos {
	for _, value := range t.directive.List("packages") {
		if is(value.Text) {
			return value.Pos
		}
	}
	return t.directive.Pos
}

func (r *run) refusePattern(t *target, pattern, reason string) {
	for _, value := range t.directive.List("packages") {
		if value.Text == pattern {
			r.add(problem.BadPackages, value.Pos, "the pattern "+pattern+" can't be searched: "+reason)
		}
	}
}
