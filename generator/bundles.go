package generator

import (
	"context"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/generator/discover"
	"github.com/hushgen/hushgen/generator/resolve"
)

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
			blank := spec.Name != nil && spec.Name.Name == "_"
			if err != nil || blankOnly && !blank {
				continue
			}
			imported := s.listing.Imported(p, path)
			switch {
			case imported == nil:
			case imported.Missing == "":
				found = append(found, imported)
			case blank: // meant to bring plugins
				r.addMissing(spec.Path.Pos(), imported)
			}
		}
	}
	return found, nil
}
