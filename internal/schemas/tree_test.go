package schemas

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
)

// A value of a document is nil, a bool, a string, a number, a list or a
// mapping.
type (
	number  string // as written
	list    []any
	mapping []pair
	pair    struct {
		key   string
		value any
	}
)

// get returns the value of a key, and whether it is there.
func (m mapping) get(key string) (any, bool) {
	at := slices.IndexFunc(m, func(p pair) bool { return p.key == key })
	if at < 0 {
		return nil, false
	}
	return m[at].value, true
}

// add puts a value under a key that is not there yet.
func (m *mapping) add(key string, value any) {
	if _, there := m.get(key); !there {
		*m = append(*m, pair{key, value})
	}
}

// inJSON writes a value as JSON.
func inJSON(value any) string {
	var text strings.Builder
	writeJSON(&text, value)
	return text.String()
}

func writeJSON(text *strings.Builder, value any) {
	switch v := value.(type) {
	case number:
		text.WriteString(string(v))
	case list:
		text.WriteByte('[')
		for i, item := range v {
			separate(text, i)
			writeJSON(text, item)
		}
		text.WriteByte(']')
	case mapping:
		text.WriteByte('{')
		for i, p := range v {
			separate(text, i)
			writeJSON(text, p.key)
			text.WriteString(": ")
			writeJSON(text, p.value)
		}
		text.WriteByte('}')
	default:
		encoded, err := json.Marshal(v)
		if err != nil {
			panic(err) // of nil, bools and strings
		}
		text.Write(encoded)
	}
}

func separate(text *strings.Builder, i int) {
	if i > 0 {
		text.WriteString(", ")
	}
}

// fromJSON reads JSON that is known to be good, without two keys of one name.
func fromJSON(text string) any {
	decoder := json.NewDecoder(bytes.NewReader([]byte(strings.TrimPrefix(text, "\ufeff"))))
	decoder.UseNumber()
	return readJSON(decoder)
}

func readJSON(decoder *json.Decoder) any {
	token, err := decoder.Token()
	if err != nil {
		panic(err)
	}
	switch token := token.(type) {
	case json.Number:
		return number(token)
	case json.Delim:
		if token == '[' {
			return readList(decoder)
		}
		return readMapping(decoder)
	}
	return token
}

func readList(decoder *json.Decoder) any {
	items := list{}
	for decoder.More() {
		items = append(items, readJSON(decoder))
	}
	_, _ = decoder.Token() // the bracket
	return items
}

func readMapping(decoder *json.Decoder) any {
	fields := mapping{}
	for decoder.More() {
		key, _ := decoder.Token()
		fields = append(fields, pair{key.(string), readJSON(decoder)})
	}
	_, _ = decoder.Token() // the brace
	return fields
}
