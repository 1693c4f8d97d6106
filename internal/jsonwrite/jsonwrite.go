// Package jsonwrite writes JSON for people and programs, without reflect.
package jsonwrite

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Writer writes JSON with an indentation of two spaces. Its callers see to it
// that names and values alternate. The zero value is ready.
type Writer struct {
	text strings.Builder
	// depth counts the open objects and arrays; empty tells whether the
	// innermost has no element yet, named whether a name was just written.
	depth        int
	empty, named bool
}

// BeginObject begins an object; EndObject ends it.
func (w *Writer) BeginObject() { w.begin('{') }

// EndObject ends the innermost object.
func (w *Writer) EndObject() { w.end('}') }

// BeginArray begins an array; EndArray ends it.
func (w *Writer) BeginArray() { w.begin('[') }

// EndArray ends the innermost array.
func (w *Writer) EndArray() { w.end(']') }

// Name writes the name of the next member of an object.
func (w *Writer) Name(name string) {
	w.separate()
	w.quote(name)
	w.text.WriteString(": ")
	w.named = true
}

// Member writes a member of an object that is a string.
func (w *Writer) Member(name, value string) {
	w.Name(name)
	w.String(value)
}

// Flag writes a member of an object that is true or false.
func (w *Writer) Flag(name string, value bool) {
	w.Name(name)
	w.Bool(value)
}

// String writes a string.
func (w *Writer) String(value string) {
	w.separate()
	w.quote(value)
}

// Int writes a number.
func (w *Writer) Int(value int) {
	w.Raw(strconv.Itoa(value))
}

// Bool writes true or false.
func (w *Writer) Bool(value bool) {
	w.Raw(strconv.FormatBool(value))
}

func (w *Writer) begin(bracket byte) {
	w.separate()
	w.text.WriteByte(bracket)
	w.depth++
	w.empty = true
}

func (w *Writer) end(bracket byte) {
	w.depth--
	if !w.empty {
		w.newLine()
	}
	w.text.WriteByte(bracket)
	w.empty = false
}

// separate goes to where the next name or element stands.
func (w *Writer) separate() {
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

func (w *Writer) newLine() {
	w.text.WriteByte('\n')
	for range w.depth {
		w.text.WriteString("  ")
	}
}

// quote writes a JSON string. Bytes that aren't UTF-8 become U+FFFD; control
// characters and the line ends of JavaScript are escaped.
func (w *Writer) quote(text string) {
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

func (w *Writer) escape(r rune) {
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

// Null writes null.
func (w *Writer) Null() { w.Raw("null") }

// Raw writes a value that is JSON already, such as a number.
func (w *Writer) Raw(value string) {
	w.separate()
	w.text.WriteString(value)
}

// Text returns what was written.
func (w *Writer) Text() string { return w.text.String() }
