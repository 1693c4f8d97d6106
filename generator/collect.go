package generator

import (
	"go/ast"

	"github.com/hushgen/hushgen/annotations"
)

// collected is what the directive language says of one file.
type collected struct {
	notes    []annotations.Annotation
	problems []annotations.Problem
}

// collect is [annotations.Collect], once for each file: several steps of a run
// ask for the directives of the same ones. Files without "hush:" have none. What it returns must not be changed.
func (r *run) collect(file *ast.File) ([]annotations.Annotation, []annotations.Problem) {
	known, ok := r.collected[file]
	if !ok && r.parser.HasMarker(file) {
		known.notes, known.problems = annotations.Collect(file)
		if r.collected == nil {
			r.collected = make(map[*ast.File]collected)
		}
		r.collected[file] = known
	}
	return known.notes, known.problems
}
