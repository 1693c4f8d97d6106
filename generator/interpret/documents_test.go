package interpret_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/hushgen/hushgen/generator/model"
)

// writer writes random documents for a model in YAML's flow style.
type writer struct {
	*rand.Rand
	model *model.Registry
	text  strings.Builder
	// tidy documents have few mistakes, others many.
	tidy bool
}

// mistake reports whether to make one, once in so many times.
func (w *writer) mistake(times int) bool {
	if w.tidy {
		times *= 100
	}
	return w.IntN(times) == 0
}

// document writes a file of some resources.
func (w *writer) document() string {
	w.text.Reset()
	w.tidy = w.IntN(2) == 0
	names := []string{"scalars", "nested", "linked", "loose", "ready", "texts", "bare", "boxes", "a", "b", "c"}
	w.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	for _, name := range names[:1+w.IntN(6)] {
		fmt.Fprintf(&w.text, "thing:%s: ", name)
		w.resource(name)
		w.text.WriteString("\n")
	}
	return w.text.String()
}

func (w *writer) resource(name string) {
	plugins := w.model.Categories[0].Plugins
	p := plugins[w.IntN(len(plugins))]
	for _, other := range plugins {
		if other.Name == name {
			p = other
		}
	}
	w.text.WriteString("{type: " + p.Name)
	if p.Config != nil {
		w.fields(p.Config, 4)
	}
	if w.mistake(9) {
		w.text.WriteString(`, wrnog: 1`)
	}
	w.text.WriteString("}")
}

// fields writes what a struct may hold, each with a comma before it.
func (w *writer) fields(s *model.Struct, depth int) {
	for _, f := range s.Fields {
		if !f.Required && (w.IntN(4) == 0 || depth <= 0) || w.mistake(4) {
			continue
		}
		name := f.Name
		if len(f.Aliases) > 0 && w.IntN(3) == 0 {
			name = f.Aliases[w.IntN(len(f.Aliases))]
		}
		w.text.WriteString(", " + name + ": ")
		w.value(f.Type, f.Constraints, depth-1)
	}
	if w.mistake(9) {
		w.text.WriteString(`, "odd.name": ` + odd[w.IntN(len(odd))])
	}
}

var odd = []string{
	"null", "true", "yes", `"true"`, "0", "-1", "3", "7", "300", "99999999999999999999", "1.5", "1e3", "0x10", "017", "1_000", "1_0.5", "1e999", "[0x10000000000000000]", ".nan", "-.inf",
	`""`, `"7"`, "a", "abc", "abcdefg", "30s", "1h", "'5 s'", "[]", "{}", "[1, null]", "{a: 1}", "low", "äöüßé", `"\e[31m"`,
	`"${SET}"`, `"${NUMBER}"`, `"${UNSET}"`, `"${UNSET:-5}"`, `"${UNSET:7}"`, `"x${SET}"`, `"$${SET}"`, `"${file:no-such-file}"`,
	"2026-01-02T15:04:05Z", "https://example.com/x", "10.0.0.1", "10.0.0.0/8", "[::1]:80", "a@example.com", "localhost:80", "(", "{type: x, size: 4}",
	"123e4567-e89b-12d3-a456-426614174000", "thing:a", "b", "bare", "llm:x",
}

// texts fit types that read them, formats the formats.
var (
	texts = map[string]string{
		"netip.Addr": "10.0.0.1", "netip.AddrPort": `"[::1]:80"`, "netip.Prefix": "10.0.0.0/8", "regexp.Regexp": "^a+$",
		"net.IP": "::1", "slog.Level": "WARN+2", "big.Int": "123456789012345678901234567890",
	}
	formats = map[string]string{
		"url": "https://example.com/x", "email": "a@example.com", "hostport": "localhost:80",
		"uuid": "123e4567-e89b-12d3-a456-426614174000",
	}
)

func (w *writer) value(t *model.FieldType, c model.Constraints, depth int) {
	if w.mistake(5) {
		w.text.WriteString(odd[w.IntN(len(odd))])
		return
	}
	switch t.Kind {
	case model.StructKind:
		before := w.text.Len()
		w.fields(t.Struct, depth)
		fields := w.text.String()[before:]
		text := w.text.String()[:before]
		w.text.Reset()
		w.text.WriteString(text + "{" + strings.TrimPrefix(fields, ", ") + "}")
	case model.Pointer:
		w.value(t.Elem, c, depth)
	case model.Slice, model.Array:
		w.text.WriteString("[")
		for range w.count(t, c) {
			w.value(t.Elem, c, depth-1)
			w.text.WriteString(", ")
		}
		w.text.WriteString("]")
	case model.Map:
		w.text.WriteString("{")
		for i := range w.count(t, c) {
			fmt.Fprintf(&w.text, "k%d: ", i)
			w.value(t.Elem, c, depth-1)
			w.text.WriteString(", ")
		}
		w.text.WriteString("}")
	default:
		w.text.WriteString(w.scalar(t, c))
	}
}

// count is how many elements to write.
func (w *writer) count(t *model.FieldType, c model.Constraints) int {
	switch {
	case w.mistake(3):
		return w.IntN(4)
	case t.Kind == model.Array:
		return int(t.Length)
	case c.MaxLen != nil:
		return *c.MaxLen
	}
	return 1 + w.IntN(2)
}

// scalar writes a value that a type takes; constraints may refuse it.
func (w *writer) scalar(t *model.FieldType, c model.Constraints) string {
	switch {
	case w.mistake(2):
	case len(c.Enum) > 0:
		return c.Enum[w.IntN(len(c.Enum))].Text
	case c.Max != nil:
		return c.Max.Text
	case c.Min != nil:
		return c.Min.Text
	case c.MaxLen != nil:
		return strings.Repeat("x", *c.MaxLen)
	}
	switch t.Kind {
	case model.Bool:
		return []string{"true", "False"}[w.IntN(2)]
	case model.Int, model.Uint, model.Float:
		return fmt.Sprint(w.IntN(12))
	case model.Duration:
		return fmt.Sprintf("%ds", w.IntN(90))
	case model.Time:
		return "2026-01-02T15:04:05Z"
	case model.URL:
		return "https://example.com/x"
	case model.Any:
		return []string{"1", "{a: [1, b, null]}", "[true, {}]", `""`}[w.IntN(4)]
	case model.Text:
		return cmp.Or(texts[t.Type.String()], "mine")
	case model.Resource, model.Ref:
		return []string{"a", "bare", "thing:scalars", "linked", "none"}[w.IntN(5)]
	}
	if text, ok := formats[c.Format]; ok {
		return text
	}
	return strings.Repeat("x", 1+w.IntN(5))
}
