package analyzer

import (
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/hushgen/hushgen/generator/fix"
	"github.com/hushgen/hushgen/generator/problem"
)

// report reports a problem of the package.
func (s *source) report(p problem.Problem) {
	diagnostic := analysis.Diagnostic{
		Pos: s.pos(p.Position), End: s.pos(p.End),
		Category: p.Code, Message: text(p), URL: home + "problems.md#" + strings.ToLower(p.Code),
	}
	for _, related := range p.Related {
		if pos := s.pos(related.Position); pos.IsValid() {
			diagnostic.Related = append(diagnostic.Related, analysis.RelatedInformation{Pos: pos, Message: problem.Printable(related.Message)})
		}
	}
	if p.Fix != nil && s.fixable(p.Fix) {
		diagnostic.SuggestedFixes = []analysis.SuggestedFix{s.suggested(p.Fix)}
	}
	s.pass.Report(diagnostic)
}

// text is the message with what drivers have no place for: most show neither
// category nor severity.
func text(p problem.Problem) string {
	message := problem.Printable(p.Message) + " [" + p.Code + "]"
	if p.Severity != problem.Error {
		message = p.Severity.String() + ": " + message
	}
	for _, detail := range p.Details {
		message += "\n    " + problem.Printable(detail)
	}
	return message
}

func (s *source) suggested(answer *problem.Fix) analysis.SuggestedFix {
	suggested := analysis.SuggestedFix{Message: answer.Message}
	for _, edit := range answer.Edits {
		suggested.TextEdits = append(suggested.TextEdits, analysis.TextEdit{
			Pos: s.pos(edit.Position), End: s.pos(edit.End), NewText: []byte(edit.Text),
		})
	}
	return suggested
}

// pos finds a position again that a problem carries.
func (s *source) pos(position token.Position) token.Pos {
	file := s.files[position.Filename]
	if file == nil && position.IsValid() {
		file = s.otherFile(position)
	}
	if file == nil || position.Offset > file.Size() {
		return token.NoPos
	}
	return file.Pos(position.Offset)
}

// otherFile finds a file of another package, of which several pieces may be
// known.
func (s *source) otherFile(position token.Position) *token.File {
	var found *token.File
	s.pass.Fset.Iterate(func(file *token.File) bool {
		if file.Name() == position.Filename && position.Offset <= file.Size() {
			found = file
		}
		return found == nil
	})
	return found
}

// fixable reports whether every edit is in this package and can be placed.
func (s *source) fixable(answer *problem.Fix) bool {
	if s.pass.ReadFile == nil {
		return false
	}
	return !slices.ContainsFunc(answer.Edits, func(edit problem.Edit) bool {
		if s.files[edit.Position.Filename] == nil {
			return true
		}
		content, err := s.pass.ReadFile(edit.Position.Filename)
		return err != nil || !fix.Sound(content, edit)
	})
}
