package generator

import (
	"context"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/generator/discover"
	"github.com/hushgen/hushgen/generator/problem"
)

// reportStray reports annotated files that the go command counts to no
// package: broken ones, and those whose package clause differs from that of
// the others in the folder. It returns the paths of the broken ones.
func (r *run) reportStray(ctx context.Context, listing *discover.Listing, hits []discover.Hit) ([]string, error) {
	listed := map[string]string{}     // file to the name of its package
	for _, p := range listing.Roots { // the folders of the hits were asked for
		for _, file := range p.Files {
			listed[resolved(file)] = p.Name
		}
	}
	var broken []string
	for _, hit := range hits {
		if hit.Excluded || discover.IsGeneratedName(hit.Path) {
			continue
		}
		files, err := r.parser.Parse(ctx, hit.Path)
		if err != nil {
			return nil, err
		}
		name, ok := listed[resolved(hit.Path)]
		file := files[0]
		notes, _ := r.collect(file.AST)
		switch {
		case ok && (file.Errors != nil || file.AST.Name.Name == name):
			// What is wrong in listed files is told later.
		case file.Errors != nil:
			broken = append(broken, hit.Path)
			r.addSyntax(file.Errors)
		case len(notes) > 0:
			r.add(problem.BadPackages, file.AST.Name.Pos(), "package "+file.AST.Name.Name+" isn't the package of this folder, so the go command leaves the file out and its directives don't count")
		}
	}
	return broken, nil
}

// isTold reports whether what is missing is one of the broken files.
func isTold(missing string, broken []string) bool {
	return slices.ContainsFunc(broken, func(path string) bool { return strings.Contains(missing, path) })
}
