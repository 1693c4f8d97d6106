package generator

import (
	"go/scanner"
	"go/token"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/generator/resolve"
)

// addLanguage adds problems of the directive language.
func (r *run) addLanguage(problems []annotations.Problem) {
	r.problems = append(r.problems, resolve.Language(r.fset, problems)...)
}

// withoutTorn leaves out directives that came as misplaced where syntax errors
// tore their declarations apart.
func (r *run) withoutTorn(problems []annotations.Problem, errors scanner.ErrorList) []annotations.Problem {
	return slices.DeleteFunc(slices.Clone(problems), func(p annotations.Problem) bool {
		file := r.position(p.Pos).Filename
		return p.Code == annotations.CodeMisplaced && slices.ContainsFunc(errors, func(e *scanner.Error) bool { return e.Pos.Filename == file })
	})
}

// addSyntax adds the syntax errors of a file.
func (r *run) addSyntax(errors scanner.ErrorList) {
	for _, e := range errors {
		r.problems = append(r.problems, problem.Problem{Code: problem.SyntaxError, Position: e.Pos, Message: e.Msg})
	}
}

// position returns where something really stands: //line directives, which
// speak of the file that the code was made from, don't count.
func (r *run) position(pos token.Pos) token.Position { return r.fset.PositionFor(pos, false) }

// add adds a problem at a position.
func (r *run) add(code string, pos token.Pos, message string, details ...string) {
	r.problems = append(r.problems, problem.Problem{
		Code: code, Position: r.position(pos), Message: message, Details: details,
	})
}

// flagOf makes an option without a value, as optionOf does.
func flagOf(key string, pos token.Pos) annotations.Option {
	return annotations.Option{Key: key, KeyPos: pos, KeyEnd: pos}
}

// optionOf makes an option of a text from the command line. It stands where
// the directive stands.
func optionOf(key, text string, pos token.Pos) annotations.Option {
	option := annotations.Option{
		Key: key, KeyPos: pos, KeyEnd: pos, HasValue: true, ValuePos: pos, ValueEnd: pos,
		Value: annotations.Value{Text: text, Pos: pos, End: pos},
	}
	for element := range strings.SplitSeq(text, ",") {
		option.Values = append(option.Values, annotations.Value{Text: element, Pos: pos, End: pos})
	}
	return option
}
