package generator

import (
	"context"
	"go/token"
	"maps"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/generator/builds"
	"github.com/hushgen/hushgen/generator/discover"
	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/generator/resolve"
	"github.com/hushgen/hushgen/generator/steps"
)

// scope is what a registry searches.
type scope struct {
	listing *discover.Listing
	output  *discover.Package
	// searched and contracts are sorted by path.
	searched, contracts []*discover.Package
	// patterns are as the directive has them, for messages.
	patterns string
	module   discover.Module
	hits     []discover.Hit
	// reach has the constraint of packages that are only reached through
	// imports of files with one.
	reach map[string]builds.Constraint
	near  map[string]bool // see isNear
	// bringing are files of some builds that import packages for their
	// plugins.
	bringing []conditional
}

// search finds the packages whose directives count for a registry: those of
// its patterns, those that its own files import, and what is reached from
// there through blank imports alone.
func (r *run) search(ctx context.Context, t *target) (*scope, error) {
	module, err := discover.FindModule(t.dir)
	if err != nil {
		return nil, err
	}
	patterns := r.patterns(t, module)
	step := steps.Begin(ctx, steps.FindFiles)
	hits, queries, err := r.expand(step.In(ctx), t, module, patterns)
	tellFound(step, "with directives", "with directives", len(hits))
	step.End()
	if err != nil {
		return nil, err
	}
	step = steps.Begin(ctx, steps.ListPackages)
	listing, err := discover.List(ctx, r.configIn(t.dir), r.withOwn(queries)...)
	if err != nil {
		return nil, err
	}
	tellListing(step, listing)
	step.End()
	defer steps.Begin(ctx, steps.SearchImports).End()
	r.seen.addListing(t.dir, listing, queries)
	if err := refuseNewer(listing, runtime.Version()); err != nil {
		return nil, err
	}
	s := &scope{listing: listing, patterns: strings.Join(patterns, ","), module: module, hits: hits}
	s.output = packageIn(listing, t.dir)
	if s.output != nil && len(s.output.Files) == 0 && len(s.output.IgnoredFiles) > 0 {
		s.output = nil // this build has no such package
		return s, nil
	}
	if !r.checkOutput(t, s) {
		return s, nil
	}
	broken, err := r.reportStray(ctx, listing, hits)
	if err != nil {
		return nil, err
	}
	r.reportMissing(t, listing, broken)
	named := s.wanted(listing, hits, queries, patterns)
	if err := r.addBundles(ctx, s, named); err != nil {
		return nil, err
	}
	s.searched = r.importable(ctx, t, s, named)
	return s, r.findContracts(ctx, s)
}

// withOwn adds the output package to the queries, and what the generated file
// imports. A driver lists what a build knows and nothing else.
func (r *run) withOwn(queries []string) []string {
	own := []string{".", resolve.HushPath}
	if r.driver() {
		own = own[:1]
	}
	queries = append(own, queries...)
	slices.Sort(queries)
	return slices.Compact(queries)
}

// reportMissing reports patterns and packages that the go command can't find.
func (r *run) reportMissing(t *target, listing *discover.Listing, broken []string) {
	for _, root := range listing.Roots {
		if root.Missing != "" && root.Path != resolve.HushPath && !isTold(root.Missing, broken) {
			pos := t.patternPos(func(pattern string) bool { return pattern == root.Path })
			r.addMissing(pos, root)
		}
	}
}

// addMissing reports a package that there isn't. What the go command says may
// end in advice on a line of its own: go get …
func (r *run) addMissing(pos token.Pos, p *discover.Package) {
	message, advice, more := strings.Cut(p.Missing, "\n")
	var details []string
	if more {
		details = append(details, strings.TrimSpace(advice))
	}
	r.add(problem.BadPackages, pos, p.Path+": "+message, details...)
}

// packageIn returns the package of a folder that was asked for.
func packageIn(listing *discover.Listing, dir string) *discover.Package {
	dir = resolved(dir)
	for _, p := range listing.Roots {
		if p.Dir != "" && resolved(p.Dir) == dir {
			return p
		}
	}
	return nil
}

// resolved makes paths comparable that differ in symbolic links.
func resolved(dir string) string {
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		return real
	}
	return filepath.Clean(dir)
}

// wanted returns the packages to search; the value tells whether a package
// was named rather than found by a wildcard.
func (s *scope) wanted(listing *discover.Listing, hits []discover.Hit, queries, patterns []string) map[*discover.Package]bool {
	dirs := map[string]bool{}
	for _, hit := range hits {
		if !hit.Excluded {
			dirs[resolved(hit.Dir)] = true
		}
	}
	named := map[*discover.Package]bool{s.output: true}
	for _, root := range listing.Roots {
		if root.Missing != "" || root == s.output {
			continue
		}
		explicit := slices.ContainsFunc(patterns, func(p string) bool { return s.isNamedBy(p, root) })
		if dirs[resolved(root.Dir)] || matchesQuery(root.Path, queries) && hasMarker(root.Files) {
			named[root] = explicit
		}
	}
	return named
}

// isNamedBy reports whether a pattern without wildcard names a package.
func (s *scope) isNamedBy(pattern string, p *discover.Package) bool {
	if isRelative(pattern) {
		return resolved(p.Dir) == resolved(filepath.Join(s.output.Dir, pattern))
	}
	return pattern == p.Path
}

func matchesQuery(path string, queries []string) bool {
	return slices.ContainsFunc(queries, func(query string) bool {
		if prefix, ok := strings.CutSuffix(query, "..."); ok && !isRelative(query) {
			return strings.HasPrefix(path+"/", prefix)
		}
		return query == path
	})
}

// findContracts finds the packages below the searched ones that may declare
// categories or annotated fields.
func (r *run) findContracts(ctx context.Context, s *scope) error {
	var below []*discover.Package
	seen := map[*discover.Package]bool{}
	for _, p := range s.searched {
		seen[p] = true
	}
	var visit func(p *discover.Package)
	visit = func(p *discover.Package) {
		for _, path := range slices.Sorted(maps.Keys(p.Imports)) {
			imported := p.Imports[path]
			if imported.Standard || seen[imported] {
				continue
			}
			seen[imported] = true
			below = append(below, imported)
			visit(imported)
		}
	}
	for _, p := range s.searched {
		visit(p)
	}
	var err error
	s.contracts, err = r.markers.InSource(ctx, below...)
	if err != nil && ctx.Err() == nil { // who reads a file that can't be read tells of it
		s.contracts, err = slices.DeleteFunc(below, func(p *discover.Package) bool { return !hasMarker(p.Files) }), nil
	}
	slices.SortFunc(s.contracts, func(a, b *discover.Package) int { return strings.Compare(a.Path, b.Path) })
	return err
}
