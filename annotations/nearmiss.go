package annotations

import (
	"fmt"
	"go/ast"
	"go/token"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A near miss is a comment whose text, spaces cut, begins with "hush:" in any
// case and a letter. gofmt turns //hush:Config into // hush:Config, so the
// one is as likely as the other. Two things are none: lines of indented code
// in a doc comment, and prose such as "hush: see below", where no verb follows the
// space. Without a space after "//", "hush:" alone is one too: nobody writes
// prose so.

// nearMiss answers nil for a comment that is no near miss. inDoc tells
// whether the comment belongs to a doc comment.
func nearMiss(c *ast.Comment, inDoc bool) *Problem {
	if strings.HasPrefix(c.Text, "/*") {
		return nearMissInBlock(c, inDoc)
	}
	text := strings.TrimPrefix(c.Text, "//")
	if inDoc && isCode(text) {
		return nil
	}
	if rest, ok := strings.CutPrefix(text, tool+":"); ok && !beginsWithLetter(rest) {
		return withoutVerb(c, rest)
	}
	rest, ok := cutTool(strings.TrimLeftFunc(text, unicode.IsSpace))
	if !ok {
		return nil
	}
	if word := strings.TrimLeftFunc(rest, unicode.IsSpace); word != rest && namesVerb(word) {
		// gofmt makes this of "//hush: config".
		rest = word
	}
	if !beginsWithLetter(rest) {
		return nil
	}
	verb, args := cutVerb(rest)
	p := &Problem{Code: CodeNearMiss, Pos: c.Slash, End: c.Slash + token.Pos(len(c.Text)-len(args))}
	p.explain(verb, args, mistakes(text, verb))
	return p
}

// namesVerb reports whether a text begins with a known verb.
func namesVerb(text string) bool {
	verb, _ := cutVerb(text)
	return verbExists(strings.ToLower(verb))
}

// explain says what to write instead.
func (p *Problem) explain(verb, args, how string) {
	lower := strings.ToLower(verb)
	if verbExists(lower) {
		p.Fix = prefix + lower
		p.Message = fmt.Sprintf("not read as a directive: write %s %s", strconv.Quote(written(p.Fix, strings.TrimSpace(args))), how)
		return
	}
	p.Message = fmt.Sprintf("not read as a directive, and there is no verb %s", quote(verb))
	p.Fix = suggestVerb(p, lower)
}

func mistakes(text, verb string) string {
	var found []string
	if first, _ := utf8.DecodeRuneInString(text); unicode.IsSpace(first) {
		found = append(found, "without the space")
	}
	if head := strings.TrimSpace(text)[:len(tool)]; head != tool || verb != strings.ToLower(verb) {
		found = append(found, "in lower case")
	}
	return strings.Join(found, " and ")
}

// withoutVerb is for "//hush:" and what is not a letter: mostly a space.
func withoutVerb(c *ast.Comment, rest string) *Problem {
	p := &Problem{Code: CodeNearMiss, Pos: c.Slash, End: c.Slash + token.Pos(len(prefix))}
	word := strings.TrimLeftFunc(rest, unicode.IsSpace)
	verb, args := cutVerb(word)
	lower := strings.ToLower(verb)
	if !verbExists(lower) {
		p.Message = `not read as a directive: a verb must follow "//hush:"`
		p.Details = []string{"verbs: " + strings.Join(verbNames(), ", ")}
		return p
	}
	p.End += token.Pos(len(rest) - len(word) + len(verb))
	p.explain(verb, args, `without the space after the colon`)
	return p
}

// nearMissInBlock looks at each line of a /* */ comment. The problem is at
// the comment, since a line's offset is lost where lines end in CRLF.
func nearMissInBlock(c *ast.Comment, inDoc bool) *Problem {
	text := strings.TrimSuffix(strings.TrimPrefix(c.Text, "/*"), "*/")
	first := true
	for line := range strings.SplitSeq(text, "\n") {
		code := inDoc && !first && isCode(line)
		first = false
		if code {
			continue
		}
		rest, ok := cutTool(strings.TrimLeft(strings.TrimSpace(line), "* \t"))
		if !ok || !beginsWithLetter(rest) {
			continue
		}
		verb, args := cutVerb(rest)
		p := &Problem{Code: CodeNearMiss, Pos: c.Slash, End: c.Slash + token.Pos(len(c.Text))}
		p.explain(verb, args, "as a line comment")
		p.Fix = "" // what else the comment holds is not for us to drop
		return p
	}
	return nil
}

// isCode reports whether go doc shows a line of a doc comment as code.
func isCode(text string) bool {
	return strings.HasPrefix(text, "\t") || strings.HasPrefix(text, "  ") || strings.HasPrefix(text, " \t")
}

// cutTool cuts "hush:" in any case. ASCII only, as [Containing] does.
func cutTool(text string) (rest string, ok bool) {
	if len(text) <= len(tool) || text[len(tool)] != ':' {
		return "", false
	}
	for i := range len(tool) {
		if text[i]|0x20 != tool[i] {
			return "", false
		}
	}
	return text[len(tool)+1:], true
}

func beginsWithLetter(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r)
}
