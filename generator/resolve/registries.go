package resolve

import (
	"go/token"

	"github.com/hushgen/hushgen/generator/problem"
)

// RegistryTwice is the problem of a package with two //hush:registry.
func RegistryTwice(fset *token.FileSet, first, second token.Pos) problem.Problem {
	return problem.Problem{
		Code: problem.RegistryTwice, Position: fset.PositionFor(second, false),
		Message: "the package has two //hush:registry; put all options on one",
		Related: []problem.Related{{Position: fset.PositionFor(first, false), Message: "the other one"}},
	}
}
