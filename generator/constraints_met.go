package generator

import (
	"go/ast"
	"slices"

	"github.com/hushgen/hushgen/generator/builds"
	"github.com/hushgen/hushgen/generator/problem"
)

// usable returns the constraints that builds can meet, sorted, and reports the
// files whose constraints none can.
func (r *run) usable(space builds.Space, all []conditional) []builds.Constraint {
	var usable []builds.Constraint
	for _, file := range all {
		if r.isUsable(space, file) {
			usable = append(usable, file.constraint)
		}
	}
	slices.Sort(usable)
	return slices.Compact(usable)
}

func (r *run) isUsable(space builds.Space, file conditional) bool {
	report := func(severity problem.Severity, message string, details ...string) {
		if file.note.IsValid() {
			r.problems = append(r.problems, problem.Problem{
				Code: problem.BuildConstraint, Severity: severity, Position: r.position(file.pos), Message: message, Details: details,
			})
		}
	}
	_, here := space.Find(file.constraint)
	_, shown := space.Find(builds.And(file.constraint, "!ignore"))
	switch {
	case here && shown:
		return true
	case here:
		report(problem.Note, "the build tag ignore keeps the file out of every program, so its directives don't count")
	case builds.Excludes(file.constraint, ""):
		report(problem.Error, "no build meets "+string(file.constraint)+", so the directives of this file can't count",
			"write a constraint that some platform meets, or remove the directives")
	default:
		report(problem.Warning, "this version of Go has no build that meets "+string(file.constraint)+", so the directives of the file are left out",
			"generate with the version of Go that the file is for")
	}
	return false
}

// isOfOtherBuild reports whether a file that this build leaves out is part of
// the program in another one.
func (r *run) isOfOtherBuild(path string, file *ast.File) bool {
	constraint, _ := builds.OfFile(path, file)
	_, found := r.space().Find(builds.And(constraint, "!ignore"))
	return found && !r.driver()
}

// reportLeftOut tells, where packages are listed by a driver that knows one
// build alone, of directives in files that some builds leave out.
func (r *run) reportLeftOut(s *scope, all []conditional) {
	excluded := map[string]bool{}
	for _, hit := range s.hits {
		excluded[hit.Path] = hit.Excluded
	}
	for _, file := range all {
		message := "the file has a build constraint, and GOPACKAGESDRIVER lists packages for one build alone, so other builds of the registry may not compile"
		if excluded[file.path] {
			message = "a build constraint leaves the file out, and GOPACKAGESDRIVER lists packages for one build alone, so its directives don't count"
		}
		r.problems = append(r.problems, problem.Problem{
			Code: problem.BuildConstraint, Severity: problem.Warning, Position: r.position(file.note), Message: message,
		})
	}
}
