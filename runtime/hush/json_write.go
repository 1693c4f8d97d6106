package hush

import (
	"strings"
	"unicode/utf8"
)

// jsonWriter writes JSON with an indentation of two spaces. Its callers see
// to it that names and values alternate.
type jsonWriter struct {
	text strings.Builder
	// depth counts the open objects and arrays; empty tells whether the
	// innermost has no element yet, named whether a name was just written.
	depth        int
	empty, named bool
}

func (w *jsonWriter) beginObject() { w.begin('{') }
func (w *jsonWriter) endObject()   { w.end('}') }
func (w *jsonWriter) beginArray()  { w.begin('[') }
func (w *jsonWriter) endArray()    { w.end(']') }

func (w *jsonWriter) name(name string) {
	w.separate()
	w.quote(name)
	w.text.WriteString(": ")
	w.named = true
}

func (w *jsonWriter) string(value string) {
	w.separate()
	w.quote(value)
}

func (w *jsonWriter) int(value int) {
	w.separate()
	w.text.WriteString(itoa(value))
}

func (w *jsonWriter) bool(value bool) {
	w.separate()
	if value {
		w.text.WriteString("true")
	} else {
		w.text.WriteString("false")
	}
}

func (w *jsonWriter) begin(bracket byte) {
	w.separate()
	w.text.WriteByte(bracket)
	w.depth++
	w.empty = true
}

func (w *jsonWriter) end(bracket byte) {
	w.depth--
	if !w.empty {
		w.newLine()
	}
	w.text.WriteByte(bracket)
	w.empty = false
}

// separate goes to where the next name or element stands.
func (w *jsonWriter) separate() {
	switch {
	case w.named:
		w.named = false
	case w.depth > 0:
		if !w.empty {
			w.text.WriteByte(',')
		}
		w.newLine()
	}
	w.empty = false
}

func (w *jsonWriter) newLine() {
	w.text.WriteByte('\n')
	for range w.depth {
		w.text.WriteString("  ")
	}
}

// quote writes a JSON string. Bytes that aren't UTF-8 become U+FFFD; control
// characters and the line ends of JavaScript are escaped.
func (w *jsonWriter) quote(text string) {
	w.text.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			w.text.WriteByte('\\')
			w.text.WriteByte(byte(r))
		case r < ' ' || r == 0x7f || r == '\u2028' || r == '\u2029':
			w.escape(r)
		case r == utf8.RuneError:
			w.text.WriteString("\uFFFD")
		default:
			w.text.WriteRune(r)
		}
	}
	w.text.WriteByte('"')
}

func (w *jsonWriter) escape(r rune) {
	if i := strings.IndexRune("\b\f\n\r\t", r); i >= 0 {
		w.text.WriteByte('\\')
		w.text.WriteByte("bfnrt"[i])
		return
	}
	w.text.WriteString(`\u`)
	for shift := 12; shift >= 0; shift -= 4 {
		w.text.WriteByte("0123456789abcdef"[r>>shift&0xf])
	}
}
