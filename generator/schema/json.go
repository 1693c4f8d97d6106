package schema

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// object is a JSON object whose members keep their order. Values are objects,
// lists, strings, bools, ints and [number]s.
type object []member

type member struct {
	name  string
	value any
}

type list []any

// number is a JSON number, digit by digit.
type number string

// with returns the object with a further member at its end.
func (o object) with(name string, value any) object {
	return append(o[:len(o):len(o)], member{name, value})
}

// and returns the object with the members of another at its end.
func (o object) and(more object) object {
	return append(o[:len(o):len(o)], more...)
}

// texts is a list of strings.
func texts(all ...string) list {
	var items list
	for _, text := range all {
		items = append(items, text)
	}
	return items
}

// String returns the object as compact JSON.
func (o object) String() string {
	var text strings.Builder
	writeJSON(&text, o)
	return text.String()
}

func writeJSON(text *strings.Builder, value any) {
	switch value := value.(type) {
	case object:
		writeObject(text, value)
	case list:
		writeList(text, value)
	case string:
		writeString(text, value)
	case number:
		text.WriteString(string(value))
	case int:
		text.WriteString(strconv.Itoa(value))
	case bool:
		text.WriteString(strconv.FormatBool(value))
	default:
		text.WriteString("null")
	}
}

func writeObject(text *strings.Builder, members object) {
	text.WriteByte('{')
	for i, m := range members {
		if i > 0 {
			text.WriteByte(',')
		}
		writeString(text, m.name)
		text.WriteByte(':')
		writeJSON(text, m.value)
	}
	text.WriteByte('}')
}

func writeList(text *strings.Builder, items list) {
	text.WriteByte('[')
	for i, item := range items {
		if i > 0 {
			text.WriteByte(',')
		}
		writeJSON(text, item)
	}
	text.WriteByte(']')
}

// writeString escapes what JSON demands, and what nobody sees: controls and
// spaces other than the usual one, marks of direction, private characters. A
// byte that is no UTF-8 becomes U+FFFD.
func writeString(text *strings.Builder, value string) {
	text.WriteByte('"')
	for _, c := range value {
		switch {
		case c == '"' || c == '\\':
			text.WriteByte('\\')
			text.WriteRune(c)
		case c == '\n':
			text.WriteString(`\n`)
		case c == '\t':
			text.WriteString(`\t`)
		case c == utf8.RuneError:
			text.WriteString("\uFFFD")
		case isHidden(c):
			writeEscape(text, c)
		default:
			text.WriteRune(c)
		}
	}
	text.WriteByte('"')
}

// isHidden doesn't ask package unicode: its tables change with Go.
func isHidden(c rune) bool {
	switch {
	case c < ' ', c >= 0x7f && c <= 0xa0, c == 0xad, c == 0x1680, c >= 0x2000 && c <= 0x200f,
		c >= 0x2028 && c <= 0x202f, c >= 0x205f && c <= 0x206f, c == 0x3000, c == 0xfeff,
		c >= 0xe000 && c <= 0xf8ff, c >= 0xfff0 && c <= 0xffff, c >= 0xe0000:
		return true
	}
	return false
}

func writeEscape(text *strings.Builder, c rune) {
	if c > 0xffff {
		c -= 0x10000
		writeEscape(text, 0xd800+c>>10)
		c = 0xdc00 + c&0x3ff
	}
	digits := strconv.FormatInt(int64(c), 16)
	text.WriteString(`\u` + strings.Repeat("0", 4-len(digits)) + digits)
}
