package hush

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// excerptLine writes what may be shown of a line.
type excerptLine struct {
	file    *sourceFile
	problem Problem
	raw     characters
	// Keys between these belong to the problem's value, which is secret.
	secretFrom, secretTo int32

	out      []rune
	caret    int  // where it stands in out, plus 1
	verified bool // something on the line is as the document says
}

// ellipsis stands for what is not shown.
const ellipsis = '…'

func (l *excerptLine) render(tokens []token) []string {
	done, unknown := 0, l.raw.before > 0
	for i, t := range tokens {
		at := int(t.Column) - 1 - l.raw.before
		if at < done || at > len(l.raw.text) {
			continue
		}
		next := len(l.raw.text)
		if i+1 < len(tokens) {
			next = min(next, int(tokens[i+1].Column)-1-l.raw.before)
		}
		l.between(l.raw.text[done:at], unknown, done == 0, false)
		if int(t.Column) == l.problem.Position.Column {
			l.caret = len(l.out) + 1
		}
		var size int
		size, unknown = l.token(&t, l.raw.text[at:], next-at)
		done = at + size
	}
	l.between(l.raw.text[done:], unknown, false, true)
	if l.raw.more && len(l.out) > 0 && l.out[len(l.out)-1] != ellipsis {
		l.out = append(l.out, ellipsis)
	}
	if l.caret == 0 || !l.verified {
		return nil
	}
	return l.lines()
}

// token writes one token of at most room characters. It returns how many it
// takes, and whether what follows belongs to it too.
func (l *excerptLine) token(t *token, raw []rune, room int) (size int, unknown bool) {
	switch t.Kind {
	case KindList, KindMap:
		return 0, false // its bracket, if it has one, is punctuation
	case KindNull:
		size = spelledNull(raw)
	case KindKey:
		size = spelled(raw, t.Text)
		if 0 < size && size <= room && !l.showsKey(t, raw[size:]) {
			l.out = append(l.out, ellipsis)
			return size, false
		}
	default:
		if l.shows(t) {
			size = spelled(raw, t.Text)
		}
	}
	if size > 0 && size <= room {
		l.out = append(l.out, raw[:size]...)
		l.verified = true
		return size, false
	}
	if t.Kind == KindNull {
		return 0, false // mostly there is nothing
	}
	if size = scalarEnd(raw, l.flow(t)); size == 0 || size > room {
		return 0, true
	}
	l.out = append(l.out, ellipsis)
	return size, false
}

// shows reports whether a scalar is the problem's own and may be shown.
func (l *excerptLine) shows(t *token) bool {
	p := &l.problem
	return int(t.Column) == p.Position.Column && !t.secret && (!p.hidden || l.isFound(t.Text))
}

// isFound reports whether a problem says a text anyway: as it is, in quotes,
// or as the name in the key of a resource.
func (l *excerptLine) isFound(text string) bool {
	found := l.problem.Found
	return found == text || found == strconv.Quote(text) || text != "" && strings.HasSuffix(found, ":"+text)
}

// showsKey reports whether a key may be shown, which rest follows. Without a
// colon it may be a part of a value that wasn't quoted, such as the text after
// the comma of "[a: b,c]". Keys in a secret value belong to it.
func (l *excerptLine) showsKey(t *token, rest []rune) bool {
	if t.index >= l.secretFrom && t.index < l.secretTo {
		return false
	}
	if int(t.Column) == l.problem.Position.Column && l.problem.Found == t.Text {
		return true
	}
	text := strings.TrimLeft(string(rest), " \t")
	return strings.HasPrefix(text, ":")
}

// farColumn bounds how far into a line the bracket around a token is looked
// for, in characters.
const farColumn = 1000

// flow reports whether a value stands in brackets.
func (l *excerptLine) flow(t *token) bool {
	if t.around == nil || t.Kind == KindKey {
		return false
	}
	column := int(t.around.Column)
	if i := column - 1 - l.raw.before; t.around.Line == t.Line && i >= 0 && i < len(l.raw.text) {
		return l.raw.text[i] == '{' || l.raw.text[i] == '['
	}
	if column > farColumn {
		return false
	}
	for _, r := range l.file.line(int(t.around.Line)) {
		if column--; column == 0 {
			return r == '{' || r == '['
		}
	}
	return false
}

const (
	// punctuation may stand between tokens, indentation before the first one,
	// and separators right before a token in flow style, where no scalar can
	// hold them.
	punctuation = " \t,:{}[]-?"
	indentation = " \t"
	separators  = " \t,{["
)

// between writes what stands before the first token, between two, or behind
// the last. An unknown stretch begins with a scalar that isn't shown.
func (l *excerptLine) between(raw []rune, unknown, first, last bool) {
	text := string(raw)
	if text == "" {
		return
	}
	rest := strings.TrimLeft(text, punctuation)
	if rest == "" && !unknown && !(first && strings.ContainsAny(text, ",:}]")) {
		l.out = append(l.out, raw...)
		return
	}
	switch {
	case unknown:
		rest = text
	case first:
		rest = strings.TrimLeft(text, indentation)
	}
	l.out = append(l.out, []rune(text[:len(text)-len(rest)])...)
	l.out = append(l.out, ellipsis)
	if !last {
		_, size := utf8.DecodeRuneInString(rest)
		inner := rest[size:]
		l.out = append(l.out, []rune(inner[len(strings.TrimRight(inner, separators)):])...)
	}
}
