package schemas

import (
	"regexp"
	"strings"
)

// inYAML writes a document in YAML's flow style, in the many ways that there
// are.
func (g *grower) inYAML(value any) string {
	w := yamlWriter{grower: g}
	w.value(value)
	return w.text.String() + "\n"
}

type yamlWriter struct {
	*grower
	text strings.Builder
	// anchors are the values that an alias can stand for.
	anchors []string
}

func (w *yamlWriter) value(value any) {
	if len(w.anchors) > 0 && w.mistake(15) {
		w.text.WriteString("*" + pick(w.dice, w.anchors) + " ")
		return
	}
	if _, isMapping := value.(mapping); isMapping && w.once(8) {
		name := "x" + strings.Repeat("y", len(w.anchors))
		w.text.WriteString("&" + name + " ")
		defer func() { w.anchors = append(w.anchors, name) }()
	}
	switch v := value.(type) {
	case nil:
		w.text.WriteString(pick(w.dice, []string{"null", "~", "Null", "NULL", "!!null ''"}))
	case bool:
		w.bool(v)
	case number:
		w.number(string(v))
	case string:
		w.string(v)
	case list:
		w.list(v)
	case mapping:
		w.mapping(v)
	}
}

func (w *yamlWriter) list(items list) {
	w.text.WriteString("[")
	for i, item := range items {
		separate(&w.text, i)
		w.value(item)
	}
	w.text.WriteString("]")
}

func (w *yamlWriter) mapping(fields mapping) {
	w.text.WriteString("{")
	for i, p := range fields {
		separate(&w.text, i)
		w.text.WriteString(inJSON(p.key) + ": ")
		w.value(p.value)
	}
	if len(w.anchors) > 0 && w.once(8) {
		separate(&w.text, len(fields))
		w.text.WriteString("<<: *" + pick(w.dice, w.anchors) + " ")
	}
	w.text.WriteString("}")
}

func (w *yamlWriter) bool(value bool) {
	if value {
		w.text.WriteString(pick(w.dice, []string{"true", "True", "TRUE", "!!bool 'true'"}))
		return
	}
	w.text.WriteString(pick(w.dice, []string{"false", "False", "FALSE"}))
}

// oddScalars have a type in some version of YAML, or look so.
var oddScalars = []string{
	"yes", "no", "on", "y", "tRUE", "nULL", "0o17", "0x1F", "0x7f", "0x0", "0o0", "-0x1F", "+0x1", "-0o17", "0b11", "1_000", "017", "00", "+1", "+0", "-0", "1.", ".5", "-.5", "+1.5e3", "1e3", "1.e2", ".inf", "-.INF", "+.Inf", ".nan", ".NaN", "inf", "NaN",
	"2026-01-02", "2026-01-02T15:04:05Z", "2026-01-02 15:04:05", "12:30:45", "0xFFFFFFFFFFFFFFFFF", "1e400", "0.", "!!str 1", "!!str true", "!!str null", "!!int '7'", "!!float '0.5'", "!!int x", "! 5", "'1'", "\"true\"", "''", "null", "abc", "a b", "=", "30s", "1h30m", "fast",
}

func (w *yamlWriter) number(text string) {
	switch {
	case w.mistake(6):
		text = pick(w.dice, oddScalars)
	case w.once(8) && text[0] != '-':
		text = pick(w.dice, []string{"+", "0", "!!int ", "!!float "}) + text
	}
	w.text.WriteString(text + " ")
}

// unquoted tells texts that need no quotes.
var unquoted = regexp.MustCompile(`^[a-zA-Z0-9.+][-a-zA-Z0-9.+/_]*$`)

func (w *yamlWriter) string(text string) {
	switch {
	case w.mistake(6):
		w.text.WriteString(pick(w.dice, oddScalars) + " ")
	case unquoted.MatchString(text) && w.roll(2) == 0:
		w.text.WriteString(text + " ")
	case w.once(5) && !strings.ContainsFunc(text, func(c rune) bool { return c < ' ' || c > '~' }):
		w.text.WriteString("'" + strings.ReplaceAll(text, "'", "''") + "'")
	default:
		w.text.WriteString(escaped(text))
	}
}

// escaped writes a text in double quotes, with what YAML takes for an end of
// line or refuses as an escape.
func escaped(text string) string {
	encoded := inJSON(text)
	for _, c := range []string{"\u0085", "\u2028", "\u2029", "\ufeff", "\u007f"} {
		encoded = strings.ReplaceAll(encoded, c, strings.Trim(asciiOf(c), `"`))
	}
	return encoded
}
