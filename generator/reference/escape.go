package reference

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/hushgen/hushgen/internal/names"
)

// lineStart is what would begin a list, a heading, a quotation or a rule.
var lineStart = regexp.MustCompile(`^(\d{1,9})([.)])( |$)|^([-+#>])`)

// escape returns Markdown on one line that shows a text as it is. In a table
// [table.String] does the rest.
func escape(text string) string {
	text = strings.TrimSpace(visible(text))
	var out strings.Builder
	runes := []rune(text)
	for i, c := range runes {
		if isSpecial(c, runes[i+1:]) && !(c == '_' && within(runes, i)) {
			out.WriteByte('\\')
		}
		out.WriteRune(c)
	}
	return lineStart.ReplaceAllString(out.String(), `$1\$2$4$3`)
}

// isSpecial tells what Markdown reads as something else: & only where it could
// begin the name of a character.
func isSpecial(c rune, rest []rune) bool {
	if c == '&' {
		return len(rest) > 0 && (rest[0] == '#' || isWord(rest[0]))
	}
	return strings.ContainsRune("\\`*_[<~$", c)
}

// within reports whether letters or digits stand on both sides: an underscore
// there begins nothing.
func within(text []rune, i int) bool {
	return i > 0 && i+1 < len(text) && isWord(text[i-1]) && isWord(text[i+1])
}

func isWord(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// visible makes one line of a text and shows what can't be seen by its escape.
func visible(text string) string {
	var out strings.Builder
	for _, c := range text {
		switch {
		case c == '\n' || c == '\t' || c == '\r':
			out.WriteByte(' ')
		case strconv.IsPrint(c):
			out.WriteRune(c)
		default:
			quoted := strconv.QuoteRune(c)
			out.WriteString(quoted[1 : len(quoted)-1])
		}
	}
	return out.String()
}

var backticks = regexp.MustCompile("`+")

// code returns a code span that shows a text, nothing for an empty one. What
// can't be seen stands in Go's quotes.
func code(text string) string {
	if text == "" {
		return ""
	}
	return codeOf(text)
}

// codeOf is like code, and shows an empty text by its quotes.
func codeOf(text string) string {
	if text == "" || !names.IsPrintable(text) || strings.TrimSpace(text) != text {
		text = strconv.Quote(text)
	}
	if strings.Contains(text, `\|`) || strings.ContainsAny(text, "`") {
		return codeElement(text)
	}
	return "`" + text + "`"
}

// codeElement spells punctuation out: readers of Markdown differ about
// backslashes before a bar in a table, and backticks end spans.
func codeElement(text string) string {
	var out strings.Builder
	for _, c := range text {
		if c < unicode.MaxASCII && unicode.In(c, unicode.Punct, unicode.Symbol) {
			fmt.Fprintf(&out, "&#%d;", c)
			continue
		}
		out.WriteRune(c)
	}
	return "<code>" + out.String() + "</code>"
}

// fenceOf returns a fence that no line of the text ends.
func fenceOf(text string) string {
	longest := 2
	for _, run := range backticks.FindAllString(text, -1) {
		longest = max(longest, len(run))
	}
	return strings.Repeat("`", longest+1)
}
