package jsontree

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf16"
)

// badString says what is wrong with the string that begins at the current
// place.
func (r *reader) badString() string {
	begin := r.at
	r.skip(1)
	for {
		switch c := r.peek(); {
		case r.atEnd(), c == '\n', c == '\r', c == '"':
			r.at = begin
			return "the string has no closing quote on its line"
		case c < ' ':
			return "the control character " + codePoint(rune(c)) + " is not allowed in a string; write " + escapeFor(c)
		case c == '\\':
			size, message := escape(r.content[r.at.offset:])
			if message != "" {
				return message
			}
			r.skip(size)
		default:
			r.skip(1)
		}
	}
}

// escapeFor is how a control character is written.
func escapeFor(c byte) string {
	if i := strings.IndexByte("\b\t\f", c); i >= 0 {
		return `\` + string("btf"[i])
	}
	return `\u` + hex4(rune(c))
}

// escape returns the size of the escape that a text begins with, or says what
// is wrong with it.
func escape(text []byte) (size int, message string) {
	if len(text) < 2 || bytes.IndexByte([]byte(`"\/bfnrt`), text[1]) >= 0 {
		return min(len(text), 2), ""
	}
	if text[1] != 'u' {
		return 0, `want one of " \ / b f n r t u after \; a backslash itself is \\`
	}
	first, ok := unit(text)
	switch {
	case !ok:
		return 0, `want four hexadecimal digits after \u`
	case !utf16.IsSurrogate(first):
		return 6, ""
	}
	if second, _ := unit(text[6:]); utf16.DecodeRune(first, second) != '\ufffd' {
		return 12, ""
	}
	return 0, `half of a surrogate pair; want both halves, such as \ud83d\ude00`
}

// unit returns the number that \u and four digits stand for.
func unit(text []byte) (rune, bool) {
	if len(text) < 6 || text[0] != '\\' || text[1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(text[2:6]), 16, 16)
	return rune(n), err == nil
}
