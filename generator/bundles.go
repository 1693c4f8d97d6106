package generator

import (
	"context"
	"go/ast"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/generator/builds"
	"github.com/hushgen/hushgen/generator/discover"
	"github.com/hushgen/hushgen/generator/resolve"
)

func hasMarker(files []string) bool {
	return slices.ContainsFunc(files, func(path string) bool {
		source, err := os.ReadFile(path)
		return err == nil && !discover.IsGeneratedName(path) && discover.HasMarker(source)
	})
}

// link is an import of a package by another one, in some builds perhaps.
type link struct {
	imported   *discover.Package
	constraint builds.Constraint
}

// addBundles adds what the registry's own files import, and from there what
// blank imports alone reach.
func (r *run) addBundles(ctx context.Context, s *scope, named map[*discover.Package]bool) error {
	s.reach = map[string]builds.Constraint{}
	searched := map[*discover.Package]bool{} // whatever imports them
	for p := range named {
		searched[p] = true
	}
	reached := map[*discover.Package]builds.Constraint{s.output: ""}
	queue := []*discover.Package{s.output}
	for len(queue) > 0 {
		p := queue[0]
		queue = queue[1:]
		links, err := r.links(ctx, s, p, p != s.output)
		if err != nil {
			return err
		}
		for _, l := range links {
			if l.imported.Standard || strings.HasPrefix(l.imported.Path, resolve.HushPath) || l.imported == s.output {
				continue
			}
			constraint := builds.And(reached[p], l.constraint)
			if before, again := reached[l.imported]; again {
				constraint = builds.Or(before, constraint)
				if constraint == before {
					continue
				}
			}
			reached[l.imported] = constraint
			queue = append(queue, l.imported)
		}
	}
	for p, constraint := range reached {
		if p == s.output || !hasMarker(p.Files) {
			continue
		}
		named[p] = true
		if !searched[p] && constraint != "" {
			s.reach[p.Path] = constraint
		}
	}
	return nil
}

// bringsPlugins reports whether a file imports a package as _ that may have
// plugins, listed for this build or not.
func (s *scope) bringsPlugins(file *ast.File) bool {
	return slices.ContainsFunc(file.Imports, func(spec *ast.ImportSpec) bool {
		path, err := strconv.Unquote(spec.Path.Value)
		first, _, _ := strings.Cut(path, "/")
		return err == nil && spec.Name != nil && spec.Name.Name == "_" &&
			(strings.Contains(first, ".") || strings.HasPrefix(path, s.module.Path+"/"))
	})
}

// links returns what the hand-written files of a package import, those of other
// builds included as far as this one has the imported package too; or only
// what they import as _.
func (r *run) links(ctx context.Context, s *scope, p *discover.Package, blankOnly bool) ([]link, error) {
	paths := slices.DeleteFunc(p.AllFiles(), discover.IsGeneratedName)
	files, err := r.parser.Parse(ctx, paths...)
	if err != nil {
		return nil, err
	}
	found := map[*discover.Package]builds.Constraint{}
	for _, file := range files {
		constraint, pos := builds.OfFile(file.Path, file.AST)
		if constraint != "" && s.bringsPlugins(file.AST) {
			s.bringing = append(s.bringing, conditional{path: file.Path, constraint: constraint, pos: pos})
		}
		for _, spec := range file.AST.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			blank := spec.Name != nil && spec.Name.Name == "_"
			if err != nil || blankOnly && !blank {
				continue
			}
			imported := s.listing.Imported(p, path)
			switch {
			case imported == nil:
			case imported.Missing == "":
				either := constraint
				if before, again := found[imported]; again {
					either = builds.Or(before, constraint)
				}
				found[imported] = either
			case blank && slices.Contains(p.Files, file.Path): // meant to bring plugins
				r.addMissing(spec.Path.Pos(), imported)
			}
		}
	}
	var links []link
	for imported, constraint := range found {
		links = append(links, link{imported, constraint})
	}
	slices.SortFunc(links, func(a, b link) int { return strings.Compare(a.imported.Path, b.imported.Path) })
	return links, nil
}
