package annotations

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longest is the number of bytes of the user's text that a message repeats.
const longest = 60

// quote shows a text of the user's, shortened, as a Go string.
func quote(text string) string {
	return strconv.Quote(clip(text))
}

// plain shows a text of the user's, shortened, without quotes. What a
// terminal would not print is replaced.
func plain(text string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsPrint(c) {
			return c
		}
		return unicode.ReplacementChar
	}, clip(text))
}

func clip(text string) string {
	if len(text) <= longest {
		return text
	}
	end := longest
	for end > longest-utf8.UTFMax && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "…"
}

// alternatives joins known words for a question: a, b or c, each in quotes.
func alternatives(words []string) string {
	var b strings.Builder
	for i, w := range words {
		switch {
		case i == 0:
		case i == len(words)-1:
			b.WriteString(" or ")
		default:
			b.WriteString(", ")
		}
		b.WriteString(strconv.Quote(w))
	}
	return b.String()
}
