package agreement_test

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
)

// jsonWriter writes a tree as JSON, with white space and escapes at random.
type jsonWriter struct {
	grower
	strings.Builder
	// pairs lets it write surrogate pairs, which YAML doesn't know.
	pairs bool
}

func (w *jsonWriter) space() {
	if w.IntN(3) == 0 {
		spaces := []string{" ", "  ", "\n", "\n  ", "\t", "\r\n", "\r", " \n\n\t"}
		w.WriteString(spaces[w.IntN(len(spaces))])
	}
}

// token writes a token with white space around it.
func (w *jsonWriter) token(text string) {
	w.space()
	w.WriteString(text)
	w.space()
}

func (w *jsonWriter) tree(t tree) {
	switch t := t.(type) {
	case nil:
		w.token("null")
	case bool:
		w.token(strconv.FormatBool(t))
	case number:
		w.token(string(t))
	case string:
		w.text(t)
	case list:
		w.token("[")
		for i, item := range t {
			w.comma(i)
			w.tree(item)
		}
		w.token("]")
	case mapping:
		w.token("{")
		for i, p := range t {
			w.comma(i)
			w.text(p.key)
			w.token(":")
			w.tree(p.value)
		}
		w.token("}")
	}
}

func (w *jsonWriter) comma(i int) {
	if i > 0 {
		w.token(",")
	}
}

func (w *jsonWriter) text(text string) {
	w.space()
	w.WriteByte('"')
	for _, c := range text {
		w.character(c)
	}
	w.WriteByte('"')
	w.space()
}

func (w *jsonWriter) character(c rune) {
	short := strings.IndexRune("\b\f\n\r\t\"\\/", c)
	switch {
	case c > 0xffff && w.pairs:
		high, low := utf16.EncodeRune(c)
		fmt.Fprintf(w, `\u%04x\u%04X`, high, low)
	case c > 0xffff:
		w.WriteRune(c)
	case short >= 0 && w.IntN(2) == 0:
		w.WriteString(`\` + string(`bfnrt"\/`[short]))
	case c < ' ', c == '"', c == '\\', isSpecial(c), w.IntN(8) == 0:
		fmt.Fprintf(w, `\u%04x`, c)
	default:
		w.WriteRune(c)
	}
}

// isSpecial reports whether JSON may hold a character as it is that YAML
// refuses, or takes for the end of a line.
func isSpecial(c rune) bool {
	switch c {
	case '\u0085', '\u2028', '\u2029', '\ufffe', '\uffff':
		return true
	}
	return false
}
