package annotations

import (
	"fmt"
	"go/ast"
	"go/token"
	"strings"
	"unicode"

	"github.com/hushgen/hushgen/internal/names"
)

const (
	tool   = "hush"
	prefix = "//hush:"
)

// directive is a true directive, its verb known, its options not read yet.
type directive struct {
	verb     *Verb
	pos, end token.Pos // from the "//" to the end of the verb
	args     string
	argsPos  token.Pos
}

// parseDirective answers false for a comment that is no directive of ours.
func parseDirective(c *ast.Comment) (ast.Directive, bool) {
	d, ok := ast.ParseDirective(c.Slash, c.Text)
	return d, ok && d.Tool == tool
}

// resolve finds the verb of a directive, or the problem with it.
func resolve(d ast.Directive) (directive, *Problem) {
	name, glued := cutVerb(d.Name)
	end := d.Slash + token.Pos(len(prefix)+len(name))
	lower := strings.ToLower(name)
	p := &Problem{Code: CodeUnknownVerb, Pos: d.Slash, End: end}
	switch verb, known := verbByName(name); {
	case known && glued == "":
		return directive{verb: verb, pos: d.Slash, end: end, args: d.Args, argsPos: d.ArgsPos}, nil
	case known:
		p.Code, p.End = CodeMalformed, end+token.Pos(len(glued))
		p.Message = fmt.Sprintf("%s follows %s%s without a space", quote(glued), prefix, name)
	case verbExists(lower):
		p.Code, p.Fix = CodeNearMiss, prefix+lower
		p.Message = fmt.Sprintf("not read as a directive: write %q in lower case", written(p.Fix, glued+d.Args))
	default:
		p.Message = fmt.Sprintf("there is no verb %s", quote(name))
		p.Fix = suggestVerb(p, name)
	}
	return directive{}, p
}

// suggestVerb adds the verbs that may have been meant to the message, or the
// list of all, and returns the directive to write when only one is near.
func suggestVerb(p *Problem, name string) string {
	near := names.Nearest(name, verbNames(), 3)
	if len(near) == 0 {
		p.Details = append(p.Details, "verbs: "+strings.Join(verbNames(), ", "))
		return ""
	}
	for i := range near {
		near[i] = prefix + near[i]
	}
	p.Message += ": did you mean " + alternatives(near) + "?"
	if len(near) == 1 {
		return near[0]
	}
	return ""
}

func verbExists(name string) bool {
	_, ok := verbByName(name)
	return ok
}

// cutVerb splits a text behind the letters, digits and dashes it begins with.
func cutVerb(text string) (verb, rest string) {
	end := strings.IndexFunc(text, func(c rune) bool { return c != '-' && !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	if end < 0 {
		return text, ""
	}
	return text[:end], text[end:]
}

// written is a directive as a message shows it: what follows the verb, which
// may be long, only as dots.
func written(head, args string) string {
	if args == "" {
		return head
	}
	return head + " …"
}
