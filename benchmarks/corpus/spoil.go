package corpus

import (
	"bytes"
	"slices"
)

// Spoil returns a document of one resource with the mistake, and the line
// where it stands. The document is nil when the format can't have it.
func (f Format) Spoil(m Mistake) (document []byte, line int) {
	value := m.YAML
	if f.JSON {
		value = m.JSON
	}
	if value == "" {
		return nil, 0
	}
	key, fields := Key(0), f.Fields(Config(0))
	switch m.Change {
	case Again:
		document = f.document([]string{key, key}, [][]Field{fields, fields})
		return document, bytes.Count(document[:bytes.LastIndex(document, []byte(key))], []byte("\n")) + 1
	case Document:
		one := f.document([]string{key}, [][]Field{fields})
		return slices.Concat(one, []byte("---\n"), one), bytes.Count(one, []byte("\n")) + 1
	}
	fields, at := spoil(fields, Field{m.Field, value}, m.Change)
	line = f.first() + 1 + at
	if m.Change == Remove {
		line = f.mapping()
	}
	return f.document([]string{key}, [][]Field{fields}), line
}

// mapping is where the fields of the first resource begin: what isn't there
// has no other place.
func (f Format) mapping() int {
	if f.JSON {
		return f.first()
	}
	return f.first() + 1
}

// first is the line of the first resource's key.
func (f Format) first() int {
	if f.JSON {
		return 2
	}
	return 1
}

// spoil changes one field and returns where it stands.
func spoil(fields []Field, wrong Field, change Change) ([]Field, int) {
	at := slices.IndexFunc(fields, func(field Field) bool { return field.Name == wrong.Name })
	switch {
	case change == Remove:
		return slices.Delete(fields, at, at+1), at
	case at < 0 || change == Repeat:
		return append(fields, wrong), len(fields)
	}
	fields[at] = wrong
	return fields, at
}

// SeveralMistakes are the fields that [Format.SpoilSeveral] spoils.
func SeveralMistakes() []string {
	return []string{"max_tokens", "stream", "temperature", "mode", "stop", "temprature"}
}

// SpoilSeveral returns a document with several mistakes: two values of a
// wrong type, three beyond their constraints, one unknown field.
func (f Format) SpoilSeveral() []byte {
	fields := f.Fields(Config(0))
	for _, wrong := range []Field{
		{"max_tokens", `"many"`}, {"stream", `"often"`}, {"temperature", "3"},
		{"mode", `"fastest"`}, {"stop", `["a", "b", "c", "d", "e"]`}, {"temprature", "1"},
	} {
		fields, _ = spoil(fields, wrong, Replace)
	}
	return f.document([]string{Key(0)}, [][]Field{fields})
}
