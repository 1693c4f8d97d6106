package schema

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/generator/model"
)

// describe is the doc comment of a field, or that of its type, and what is to
// be known of the values: not all editors show defaults and limits.
func describe(f *model.Field) string {
	var paragraphs []string
	text := f.Description
	if leaf := f.Type.Leaf(); leaf.Struct != nil && text == "" {
		text = leaf.Struct.Description
	}
	if text = unwrapped(text); text != "" {
		paragraphs = append(paragraphs, text)
	}
	if notes := notes(f); len(notes) > 0 {
		paragraphs = append(paragraphs, strings.Join(notes, " "))
	}
	if f.Deprecated != "" {
		paragraphs = append(paragraphs, "Deprecated: "+f.Deprecated)
	}
	return strings.Join(paragraphs, "\n\n")
}

func notes(f *model.Field) []string {
	var notes []string
	add := func(when bool, note string) {
		if when {
			notes = append(notes, note)
		}
	}
	leaf := f.Type.Leaf()
	add(f.Required, "Required.")
	if visible := f.ShownDefault(); visible != nil {
		add(true, "Default: "+written(leaf, visible)+".")
	}
	c := f.Constraints
	if c.Min != nil || c.Max != nil {
		add(true, span(shown(leaf, c.Min), shown(leaf, c.Max), ""))
	}
	if c.MinLen != nil || c.MaxLen != nil {
		add(true, span(itoaOf(c.MinLen), itoaOf(c.MaxLen), unitOf(f.Type, c)))
	}
	add(f.Env != "", "Left out, it is read from "+f.Env+", or the file that "+f.Env+"_FILE names.")
	add(leaf.Category != "", "Names a resource of category "+leaf.Category+".")
	add(f.Secret, "Secret.")
	return notes
}

func span(least, most, unit string) string {
	switch {
	case most == "":
		return "At least " + least + unit + "."
	case least == "":
		return "At most " + most + unit + "."
	}
	return "From " + least + " to " + most + unit + "."
}

// shown is a value as files have it.
func shown(t *model.FieldType, l *model.Literal) string {
	switch {
	case l == nil:
		return ""
	case t.Kind == model.Duration:
		return model.ShortDuration(l.Text)
	}
	return l.Text
}

func itoaOf(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

// unitOf is what the length of a type counts.
func unitOf(t *model.FieldType, c model.Constraints) string {
	for t.Kind == model.Pointer {
		t = t.Elem
	}
	one, many := " character", " characters"
	if t.Kind == model.Slice || t.Kind == model.Map {
		one, many = " entry", " entries"
	}
	if last := cmp.Or(c.MaxLen, c.MinLen); *last == 1 {
		return one
	}
	return many
}

// written is a default as a file would have it.
func written(t *model.FieldType, d *model.Default) string {
	var values []string
	for _, l := range d.Literals {
		values = append(values, cmp.Or(shown(t, &l), `""`))
	}
	return strings.Join(values, ", ")
}
