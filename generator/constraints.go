package generator

import (
	"context"
	"go/ast"
	"go/build/constraint"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/discover"
	"github.com/hushgen/hushgen/generator/problem"
)

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
		p := problem.Problem{Code: problem.BuildConstraint, Severity: problem.Warning, Position: r.position(notes[0].Pos), Message: message}
		r.problems = append(r.problems, p)
	}
}

// hasConstraint reports whether some builds leave a file out: those of other
// platforms or tags, or those without cgo.
func hasConstraint(file *ast.File) bool {
	for _, spec := range file.Imports {
		if spec.Path.Value == `"C"` {
			return true
		}
	}
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
