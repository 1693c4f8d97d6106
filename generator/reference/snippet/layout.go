package snippet

import "strings"

// entry is a key of a mapping with what stands behind it.
type entry struct {
	name string
	value
	// optional entries are written as comments.
	optional bool
	note     string
}

// value is a scalar as YAML writes it, or the entries of a mapping, or the
// items of a list.
type value struct {
	scalar  string
	entries []entry
	items   []value
}

// margin is what lines begin with: an indentation and, within a comment, the
// mark of it with the indentation behind it.
type margin struct{ indent, mark string }

const step = "  "

// in returns the margin of what is a step further in. A comment keeps its
// mark where it began, so that taking it away leaves YAML.
func (m margin) in() margin {
	if m.mark != "" {
		return margin{m.indent, m.mark + step}
	}
	return margin{m.indent + step, ""}
}

func (m margin) String() string { return m.indent + m.mark }

func writeEntry(out *strings.Builder, e entry, m margin) {
	if e.optional && m.mark == "" {
		m.mark = "# "
	}
	out.WriteString(m.String() + quoted(e.name) + ":")
	note := ""
	if e.note != "" {
		note = " # " + e.note
	}
	if e.scalar != "" {
		out.WriteString(" " + e.scalar + note + "\n")
		return
	}
	out.WriteString(note + "\n")
	writeInside(out, e.value, m.in())
}

// writeInside writes entries or items, one or more lines each.
func writeInside(out *strings.Builder, v value, m margin) {
	for _, e := range v.entries {
		writeEntry(out, e, m)
	}
	for _, item := range v.items {
		writeItem(out, item, m)
	}
}

// writeItem writes an item of a list. What is in it begins behind its dash.
func writeItem(out *strings.Builder, item value, m margin) {
	if item.scalar != "" {
		out.WriteString(m.String() + "- " + item.scalar + "\n")
		return
	}
	var inside strings.Builder
	writeInside(&inside, item, m.in())
	out.WriteString(m.String() + "- " + strings.TrimPrefix(inside.String(), m.in().String()))
}
