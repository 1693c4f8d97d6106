package problem

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestLine is the number of bytes of a text that are shown. Programs get all.
const longestLine = 2000

// Printable makes one line of text safe to show. Names and values in messages
// are those of the files, third parties' too: what a terminal would obey, or
// not show at all, becomes a replacement character, and so do line ends, which
// could make one problem look like two. A name of a megabyte is cut.
func Printable(text string) string {
	if len(text) > longestLine {
		text = strings.ToValidUTF8(text[:longestLine], "\ufffd") + "…"
	}
	if !strings.ContainsFunc(text, isUnprintable) {
		return text // without bytes that aren't UTF-8, too: they read as the replacement
	}
	return strings.Map(func(r rune) rune {
		if isUnprintable(r) {
			return utf8.RuneError
		}
		return r
	}, text)
}

func isUnprintable(r rune) bool {
	return r == utf8.RuneError || r != '\t' && !strconv.IsPrint(r) && !unicode.Is(unicode.Zs, r)
}
