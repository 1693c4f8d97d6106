package resolve

import (
	"go/token"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/problem"
)

// Language turns problems of the directive language into those of the
// generator.
func Language(fset *token.FileSet, found []annotations.Problem) []problem.Problem {
	problems := make([]problem.Problem, len(found))
	for i, p := range found {
		problems[i] = language(func(pos token.Pos) token.Position { return fset.PositionFor(pos, false) }, p)
	}
	return problems
}

func language(position func(token.Pos) token.Position, p annotations.Problem) problem.Problem {
	converted := problem.Problem{
		Code: p.Code, Position: position(p.Pos), End: position(p.End), Message: p.Message, Details: p.Details,
	}
	if p.Warning {
		converted.Severity = problem.Warning
	}
	for _, related := range p.Related {
		converted.Related = append(converted.Related, problem.Related{Position: position(related.Pos), Message: related.Message})
	}
	if p.Fix != "" {
		converted.Fix = &problem.Fix{
			Message: "write " + p.Fix,
			Edits:   []problem.Edit{{Position: converted.Position, End: converted.End, Text: p.Fix}},
		}
	}
	return converted
}
