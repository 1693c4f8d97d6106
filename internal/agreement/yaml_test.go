package agreement_test

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// yamlWriter writes a tree as YAML in block style, with quoted strings.
type yamlWriter struct {
	grower
	strings.Builder
}

// tree writes what follows a colon or a dash.
func (w *yamlWriter) tree(t tree, indent int) {
	switch t := t.(type) {
	case nil:
		nulls := []string{"", " ~", " null"}
		w.WriteString(nulls[w.IntN(len(nulls))])
	case bool:
		w.WriteString(" " + strconv.FormatBool(t))
	case number:
		w.WriteString(" " + string(t))
	case string:
		w.WriteString(" " + w.quote(t))
	case list:
		if len(t) == 0 {
			w.WriteString(" []")
		}
		for _, item := range t {
			w.line(indent)
			w.WriteString("-")
			w.tree(item, indent+2)
		}
	case mapping:
		if len(t) == 0 {
			w.WriteString(" {}")
		}
		for _, p := range t {
			w.line(indent)
			w.WriteString(w.quote(p.key) + ":")
			w.tree(p.value, indent+2)
		}
	}
}

func (w *yamlWriter) line(indent int) {
	ends := []string{"\n", "\n", "\r\n", " # comment\n", "\n\n"}
	w.WriteString(ends[w.IntN(len(ends))] + strings.Repeat(" ", indent))
}

// quote writes a text in single or double quotes.
func (w *yamlWriter) quote(text string) string {
	if w.IntN(2) == 0 && strings.IndexFunc(text, needsEscape) < 0 {
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
	var quoted strings.Builder
	for _, c := range text {
		switch {
		case c == '"', c == '\\':
			quoted.WriteString(`\` + string(c))
		case c > 0xffff && w.IntN(2) == 0:
			fmt.Fprintf(&quoted, `\U%08x`, c)
		case c <= 0xffff && needsEscape(c):
			fmt.Fprintf(&quoted, `\u%04x`, c)
		default:
			quoted.WriteRune(c)
		}
	}
	return `"` + quoted.String() + `"`
}

func needsEscape(c rune) bool { return c != ' ' && !unicode.IsPrint(c) }
