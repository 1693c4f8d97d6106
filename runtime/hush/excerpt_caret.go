package hush

import (
	"strconv"
	"strings"
	"unicode"
)

// lines returns the line and the caret beneath.
func (l *excerptLine) lines() []string {
	var line, caret strings.Builder
	for i, r := range l.out {
		if r != '\t' && !strconv.IsPrint(r) {
			r = unicode.ReplacementChar
		}
		line.WriteRune(r)
		if i < l.caret-1 {
			caret.WriteString(blank(r))
		}
	}
	return []string{
		excerptIndent + strings.TrimRight(line.String(), " \t"),
		excerptIndent + caret.String() + "^",
	}
}

// blank returns the space that a character takes on a terminal.
func blank(r rune) string {
	switch {
	case r == '\t':
		return "\t"
	case unicode.Is(unicode.Mn, r):
		return ""
	case isWide(r):
		return "\u3000" // the ideographic space
	}
	return " "
}

// isWide reports whether a character takes two columns: the blocks of East
// Asian scripts and of emoji.
func isWide(r rune) bool {
	switch {
	case r < 0x1100:
		return false
	case r <= 0x115f, r >= 0x2e80 && r <= 0xa4cf, r >= 0xac00 && r <= 0xd7a3, r >= 0xf900 && r <= 0xfaff,
		r >= 0xfe30 && r <= 0xfe6f, r >= 0xff00 && r <= 0xff60, r >= 0xffe0 && r <= 0xffe6,
		r >= 0x1f300 && r <= 0x1faff, r >= 0x20000 && r <= 0x3fffd:
		return true
	}
	return false
}
