package reference

import (
	"cmp"
	"strings"

	"github.com/hushgen/hushgen/generator/model"
)

// fields writes the table of a config's fields, nested ones by their path.
func (w *writer) fields(p *model.Plugin) {
	f := fieldTable{
		writer: w, expanded: map[*model.Struct]string{p.Config: ""},
		table: table{head: []string{"field", "type", "default", "about"}},
	}
	f.rowsOf(p.Config, "")
	if (p.Lenient || p.Config.Lenient) && p.Config.Rest == nil {
		f.row(code("*"), "anything", "", "Unknown fields are allowed.")
	}
	if len(f.rows) == 0 {
		w.block("It has no fields.")
		return
	}
	w.block(f.String())
}

// fieldTable lists each struct once: where it is held again, what holds it
// says where its fields stand. So a config whose structs hold each other, or
// themselves, has a table that ends.
type fieldTable struct {
	*writer
	table
	expanded map[*model.Struct]string // the path where the fields stand
}

func (t *fieldTable) rowsOf(s *model.Struct, prefix string) {
	for _, f := range s.Fields {
		t.field(f, prefix+f.Name)
	}
	if f := s.Rest; f != nil {
		t.row(code(prefix+"*"), "anything", "", joinedLines(cellProse(f.Description), "Any other field.", deprecation(f)))
	}
}

func (t *fieldTable) field(f *model.Field, path string) {
	s := f.Type.Leaf().Struct
	about := t.about(f)
	if s == nil {
		t.row(code(path), t.typeText(f.Type), standard(f), about)
		return
	}
	where, known := t.expanded[s]
	if known {
		about = joinedLines(about, "Fields as "+fieldsOf(where)+".")
	}
	t.row(code(path), t.typeText(f.Type), standard(f), about)
	if !known {
		t.expanded[s] = path + f.Type.Steps()
		t.rowsOf(s, path+f.Type.Steps()+".")
	}
}

// fieldsOf names the fields below a path.
func fieldsOf(path string) string {
	if path == "" {
		return "those of the resource itself"
	}
	return "those of " + code(path)
}

// standard is what the column of defaults says.
func standard(f *model.Field) string {
	switch {
	case f.Required:
		return "**required**"
	case f.ShownDefault() == nil:
		return ""
	}
	return values(f.Type, f.Default.Literals, f.Default.List)
}

// about is all that there is to know of a field besides type and default.
func (t *fieldTable) about(f *model.Field) string {
	description := f.Description
	if s := f.Type.Leaf().Struct; s != nil {
		description = cmp.Or(description, s.Description)
	}
	facts := limits(f)
	if f.Example != nil {
		facts = append(facts, "Example: "+values(f.Type, f.Example.Literals, f.Example.List)+".")
	}
	if f.Env != "" {
		facts = append(facts, "Left out, it is read from "+code(f.Env)+", or the file that "+code(f.Env+"_FILE")+" names.")
	}
	if f.Secret {
		facts = append(facts, "Secret.")
	}
	if len(f.Aliases) > 0 {
		facts = append(facts, "Older names: "+joined(each(code, f.Aliases))+".")
	}
	return joinedLines(cellProse(description), strings.Join(facts, " "), deprecation(f))
}

func deprecation(f *model.Field) string {
	if f.Deprecated == "" {
		return ""
	}
	return "**Deprecated:** " + escape(f.Deprecated)
}

// joinedLines puts lines into one cell.
func joinedLines(lines ...string) string {
	var kept []string
	for _, line := range lines {
		if line != "" {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "<br>")
}
