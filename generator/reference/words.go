package reference

import (
	"strconv"

	"github.com/hushgen/hushgen/generator/model"
)

// typeText tells a type in the words of who writes a file.
func (w *writer) typeText(t *model.FieldType) string {
	switch t.Kind {
	case model.Pointer:
		return w.typeText(t.Elem)
	case model.Slice:
		return "list of " + w.typeText(t.Elem)
	case model.Array:
		return "list of " + strconv.FormatInt(t.Length, 10) + " × " + w.typeText(t.Elem)
	case model.Map:
		return "mapping of names to " + w.typeText(t.Elem)
	case model.Resource, model.Ref:
		return "resource of " + w.categoryLink(t.Category)
	case model.Text:
		return "text for " + code(t.Type.String())
	}
	return words[t.Kind]
}

var words = map[model.Kind]string{
	model.Bool: "true or false", model.Int: "integer", model.Uint: "integer", model.Float: "number",
	model.String: "text", model.Secret: "text", model.Duration: "duration", model.Time: "time", model.URL: "URL",
	model.StructKind: "mapping", model.Any: "anything", model.Node: "anything",
}

// limits tells what values are limited to, a sentence each.
func limits(f *model.Field) []string {
	var facts []string
	add := func(text, end string) {
		if text != "" {
			facts = append(facts, capital(text)+end+".")
		}
	}
	c, each := f.Constraints, ""
	if isCollection(f.Type) {
		each = "each "
	}
	if len(c.Enum) > 0 {
		add(each+"one of "+values(f.Type, c.Enum, false), "")
	}
	if text := between(text(f.Type, c.Min), text(f.Type, c.Max)); text != "" {
		add(each+text, "")
	}
	add(between(number(c.MinLen), number(c.MaxLen)), " "+lengthOf(f.Type))
	if c.Pattern != "" {
		add(each+"matches "+code(c.Pattern), "")
	}
	if c.Format != "" {
		add(each+formats[c.Format], "")
	}
	return facts
}

var formats = map[string]string{
	"url": "a URL", "email": "an email address", "hostport": "a host and a port", "uuid": "a UUID",
}

// between tells a range whose ends may be open.
func between(low, high string) string {
	switch {
	case low != "" && low == high:
		return "exactly " + low
	case low != "" && high != "":
		return low + " to " + high
	case low != "":
		return "at least " + low
	case high != "":
		return "at most " + high
	}
	return ""
}

// text returns a literal of a field as a file has it.
func text(t *model.FieldType, l *model.Literal) string {
	switch {
	case l == nil:
		return ""
	case t.Leaf().Kind == model.Duration:
		return code(model.ShortDuration(l.Text))
	}
	return codeOf(l.Text)
}

func number(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

func lengthOf(t *model.FieldType) string {
	if isCollection(t) {
		return "entries"
	}
	return "characters"
}

// isCollection tells types whose limits are those of each value in them.
func isCollection(t *model.FieldType) bool {
	for t.Kind == model.Pointer {
		t = t.Elem
	}
	return t.Elem != nil
}

func capital(text string) string {
	if text[0] >= 'a' && text[0] <= 'z' {
		return string(text[0]-'a'+'A') + text[1:]
	}
	return text
}

// values returns literals of a field as a file has them.
func values(t *model.FieldType, literals []model.Literal, list bool) string {
	var texts []string
	for _, l := range literals {
		texts = append(texts, text(t, &l))
	}
	if list && len(texts) != 1 {
		return "[" + joined(texts) + "]"
	}
	return joined(texts)
}
