package resolve

import (
	"errors"
	"regexp/syntax"
	"strings"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/internal/names"
)

// readPattern reads a regular expression that Go and JSON Schema, whose
// patterns are those of ECMA-262, read alike.
func (r *resolver) readPattern(f *model.Field, note *annotations.Annotation) {
	option, ok := note.Option("pattern")
	if !ok || !r.takesText(f, option) {
		return
	}
	expression := option.Value.Text
	if expression == "" {
		r.add(problem.BadValue, option.Value.Pos, "an empty pattern matches every text; leave it out")
		return
	}
	if _, err := syntax.Parse(expression, syntax.Perl); err != nil {
		r.badPattern(option, "can't be read: "+syntaxReason(err))
		return
	}
	if reason := differsInECMA(expression); reason != "" {
		r.badPattern(option, reason)
		return
	}
	f.Constraints.Pattern = expression
}

func (r *resolver) badPattern(option annotations.Option, reason string) {
	p := r.add(problem.BadValue, option.Value.Pos, "the pattern "+shownText(option.Value.Text)+" "+reason)
	p.End = r.position(option.Value.End)
}

// syntaxReason says what is wrong with a regular expression, and what to do
// where people expect more of one.
func syntaxReason(err error) string {
	wrong, ok := errors.AsType[*syntax.Error](err)
	if !ok {
		return err.Error()
	}
	reason := wrong.Code.String() + ": " + shownText(wrong.Expr)
	switch {
	case strings.HasPrefix(wrong.Expr, "(?=") || strings.HasPrefix(wrong.Expr, "(?!") || strings.HasPrefix(wrong.Expr, "(?<"):
		reason += "; there is no looking ahead or behind in RE2"
	case wrong.Code == syntax.ErrInvalidEscape:
		reason += insteadOfInvalid(wrong.Expr)
	}
	return reason
}

func insteadOfInvalid(escape string) string {
	switch {
	case escape == `\Z`:
		return "; write $"
	case escape == `\C`:
		return "; write ."
	case escape == `\u`:
		return "; write the character itself"
	case len(escape) == 2 && escape[1] >= '1' && escape[1] <= '9':
		return "; there are no references back in RE2"
	}
	return ""
}

// shownText shows a text of the user's without quotes, if that can be read.
func shownText(text string) string { return names.Visible(abridged(text)) }
