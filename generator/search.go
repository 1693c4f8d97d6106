package generator

import (
	"context"
	"go/ast"
	"go/build/constraint"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/discover"
	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/generator/resolve"
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
	hits, queries, err := r.expand(ctx, t, module, patterns)
	if err != nil {
		return nil, err
	}
	listing, err := discover.List(ctx, r.configIn(t.dir), slices.Concat([]string{"."}, queries)...)
	if err != nil {
		return nil, err
	}
	s := &scope{listing: listing, patterns: strings.Join(patterns, ","), module: module}
	s.output = packageIn(listing, t.dir)
	if s.output == nil {
		r.add(problem.BadPackages, t.directive.Pos, "the go command doesn't list the package in "+filepath.Base(t.dir))
		return s, nil
	}
	r.reportMissing(t, listing)
	r.reportConstraints(ctx, hits)
	named := s.wanted(listing, hits, queries, patterns)
	if err := r.addBundles(ctx, s, named); err != nil {
		return nil, err
	}
	s.searched = r.importable(t, s, named)
	s.findContracts()
	return s, nil
}

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

func (r *run) refusePattern(t *target, pattern, reason string) {
	for _, value := range t.directive.List("packages") {
		if value.Text == pattern {
			r.add(problem.BadPackages, value.Pos, "the pattern "+pattern+" can't be searched: "+reason)
		}
	}
}

// reportMissing reports patterns and packages that the go command can't find.
func (r *run) reportMissing(t *target, listing *discover.Listing) {
	for _, root := range listing.Roots {
		if root.Missing != "" {
			r.add(problem.BadPackages, t.directive.Pos, root.Path+": "+root.Missing)
		}
	}
}

// reportConstraints tells of directives in files that a build constraint
// keeps out, here or on another platform.
func (r *run) reportConstraints(ctx context.Context, hits []discover.Hit) {
	for _, hit := range hits {
		files, err := r.parser.Parse(ctx, hit.Path)
		if err != nil || discover.IsGeneratedName(hit.Path) {
			continue
		}
		notes, _ := annotations.Collect(files[0].AST)
		constrained := hit.Excluded || hasConstraint(files[0].AST)
		if len(notes) == 0 || !constrained {
			continue
		}
		message := "the file has a build constraint; plugins that some builds leave out are not supported yet, so other builds of the registry may not compile"
		if hit.Excluded {
			message = "a build constraint leaves the file out, so its directives don't count; plugins that only some builds have are not supported yet"
		}
		p := problem.Problem{Code: problem.BuildConstraint, Severity: problem.Warning, Position: r.fset.Position(notes[0].Pos), Message: message}
		r.problems = append(r.problems, p)
	}
}

func hasConstraint(file *ast.File) bool {
	for _, group := range file.Comments {
		if group.Pos() > file.Package {
			return false
		}
		for _, comment := range group.List {
			if constraint.IsGoBuild(comment.Text) {
				return true
			}
		}
	}
	return false
}

// packageIn returns the listed package of a folder.
func packageIn(listing *discover.Listing, dir string) *discover.Package {
	dir = resolved(dir)
	for _, path := range slices.Sorted(maps.Keys(listing.ByPath)) {
		if p := listing.ByPath[path]; p.Dir != "" && resolved(p.Dir) == dir {
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
		explicit := slices.ContainsFunc(patterns, func(p string) bool {
			return p == root.Path || isRelative(p) && !strings.HasSuffix(p, "...") && resolved(root.Dir) == resolved(filepath.Join(s.output.Dir, p))
		})
		if dirs[resolved(root.Dir)] || matchesQuery(root.Path, queries) && hasMarker(root.Files) {
			named[root] = explicit
		}
	}
	return named
}

func matchesQuery(path string, queries []string) bool {
	return slices.ContainsFunc(queries, func(query string) bool {
		if prefix, ok := strings.CutSuffix(query, "..."); ok && !isRelative(query) {
			return strings.HasPrefix(path+"/", prefix)
		}
		return query == path
	})
}

func hasMarker(files []string) bool {
	return slices.ContainsFunc(files, func(path string) bool {
		source, err := os.ReadFile(path)
		return err == nil && !discover.IsGeneratedName(path) && discover.HasMarker(source)
	})
}

// addBundles adds what the registry's own files import, and from there what
// blank imports alone reach.
func (r *run) addBundles(ctx context.Context, s *scope, named map[*discover.Package]bool) error {
	seen := map[*discover.Package]bool{s.output: true}
	queue, err := r.imports(ctx, s, s.output, false)
	if err != nil {
		return err
	}
	for len(queue) > 0 {
		p := queue[0]
		queue = queue[1:]
		if seen[p] || p.Standard || strings.HasPrefix(p.Path, resolve.HushPath) {
			continue
		}
		seen[p] = true
		if hasMarker(p.Files) {
			named[p] = true
		}
		blank, err := r.imports(ctx, s, p, true)
		if err != nil {
			return err
		}
		queue = append(queue, blank...)
	}
	return nil
}

// imports returns the packages that the hand-written files of a package
// import, or only those that they import as _.
func (r *run) imports(ctx context.Context, s *scope, p *discover.Package, blankOnly bool) ([]*discover.Package, error) {
	paths := slices.DeleteFunc(slices.Clone(p.Files), discover.IsGeneratedName)
	files, err := r.parser.Parse(ctx, paths...)
	if err != nil {
		return nil, err
	}
	var found []*discover.Package
	for _, file := range files {
		for _, spec := range file.AST.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			if err != nil || blankOnly && (spec.Name == nil || spec.Name.Name != "_") {
				continue
			}
			if imported := s.listing.Imported(p, path); imported != nil && imported.Missing == "" {
				found = append(found, imported)
			}
		}
	}
	return found, nil
}

// importable leaves out what the output package can't import: with a note
// when a wildcard found it, with a problem when it was named.
func (r *run) importable(t *target, s *scope, named map[*discover.Package]bool) []*discover.Package {
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
		if !declaresPlugins(r, p) {
			continue
		}
		note := problem.Problem{
			Code: problem.NotReachable, Severity: problem.Note, Position: r.fset.Position(t.directive.Pos),
			Message: "the registry can't import " + p.Path + ", so its plugins are left out: " + reason,
		}
		if explicit {
			note.Severity = problem.Error
		}
		r.problems = append(r.problems, note)
	}
	slices.SortFunc(searched, func(a, b *discover.Package) int { return strings.Compare(a.Path, b.Path) })
	return searched
}

func declaresPlugins(r *run, p *discover.Package) bool {
	files, err := r.parser.Parse(context.Background(), p.Files...)
	if err != nil {
		return false
	}
	for _, file := range files {
		notes, _ := annotations.Collect(file.AST)
		for _, note := range notes {
			if note.Verb == "factory" || note.Verb == "config" {
				return true
			}
		}
	}
	return false
}

// findContracts finds the packages below the searched ones that may declare
// categories or annotated fields.
func (s *scope) findContracts() {
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
			if hasMarker(imported.Files) {
				s.contracts = append(s.contracts, imported)
			}
			visit(imported)
		}
	}
	for _, p := range s.searched {
		visit(p)
	}
	slices.SortFunc(s.contracts, func(a, b *discover.Package) int { return strings.Compare(a.Path, b.Path) })
}
