package jsontree

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// syntax reports why the tokeniser can't go on; the current place is behind
// the last good token. The tokeniser's own words are of no use here: they
// quote values, which may be secrets.
func (r *reader) syntax() {
	message := r.mistake()
	r.problemAt(r.at, "", message)
}

// mistake goes on to the mistake and says what it is.
func (r *reader) mistake() string {
	r.skipSpace()
	separator := r.separator()
	switch {
	case r.isWord(r.at.offset) && r.isWord(r.at.offset-1):
		return r.badTail() // of the last token: 01 is a good 0 and more
	case r.innermost() == nil && r.begun():
		return r.badEnd()
	case separator == 0:
		return r.badEntry()
	case separator != r.peek():
		return r.missing(separator)
	}
	at := r.at
	r.skip(1)
	r.skipSpace()
	if c := r.peek(); separator == ',' && (c == '}' || c == ']') {
		r.at = at
		return "no comma may stand before " + string(c)
	}
	return r.badEntry()
}

// separator returns the character that has to follow the last token, or 0
// when a name or a value may follow at once.
func (r *reader) separator() byte {
	c := r.innermost()
	switch {
	case c == nil || c.count == 0:
		return 0
	case c.isMap && !c.wantsName():
		return ':'
	}
	return ','
}

// begun reports whether a token was read.
func (r *reader) begun() bool { return r.decoder.InputOffset() > 0 }

// missing says that the separator isn't there.
func (r *reader) missing(separator byte) string {
	switch {
	case r.isComment():
		return noComments
	case r.atEnd():
		return r.unclosed()
	case separator == ':':
		return "want a colon after the name, found " + r.found()
	}
	return "want a comma or " + r.innermost().closer() + ", found " + r.found()
}

// badEnd says what is wrong with anything behind the document.
func (r *reader) badEnd() string {
	switch c := r.peek(); {
	case r.isComment():
		return noComments
	case c == '}', c == ']':
		return string(c) + " closes nothing"
	case c == '{', c == '[', c == '"':
		return "a second document begins here; want one"
	}
	return "want the end of the file, found " + r.found()
}

// unclosed says what the file ends in.
func (r *reader) unclosed() string {
	c := r.innermost()
	return "the file ends before the " + c.closer() + " of the " + c.kind() + " that begins at " + r.position(c.at).String()
}

const noComments = "JSON has no comments"

func (r *reader) isComment() bool {
	rest := r.content[r.at.offset:]
	return len(rest) > 0 && rest[0] == '#' || len(rest) > 1 && rest[0] == '/' && (rest[1] == '/' || rest[1] == '*')
}

// found describes the character that stands at the current place, and what
// it begins, without more of the text.
func (r *reader) found() string {
	c, _ := utf8.DecodeRune(r.content[r.at.offset:])
	switch {
	case c == '"':
		return "a string"
	case isDigit(c) || c == '-':
		return "a number"
	case isWordRune(c):
		return "a word"
	case c > ' ' && c < 0x7f:
		return string(c)
	}
	return "the character " + codePoint(c)
}

// codePoint names a character by its number, such as U+00A0.
func codePoint(c rune) string { return "U+" + strings.ToUpper(hex4(c)) }

// hex4 writes a character's number with at least four digits.
func hex4(c rune) string {
	digits := strconv.FormatInt(int64(c), 16)
	return strings.Repeat("0", max(0, 4-len(digits))) + digits
}
