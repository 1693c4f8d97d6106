package emit

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/hushgen/hushgen/generator/schema"
)

// schemasPlace takes the place of a category in sections of schemas: no
// category has a colon in its name.
const schemasPlace = ":schemas"

// emitSchemas writes the schemas of what the registry lists, in all builds. No
// other declaration refers to them. They are about half of all that is
// generated and of one form, so they are written as text and as gofmt has it.
func (e *emitter) emitSchemas() {
	parts := schema.Make(e.registry, schema.Draft2020)
	lines, size := make([]definitionLine, len(parts.Definitions)), 0
	sizes := map[string]int{}
	for i, d := range parts.Definitions {
		lines[i] = newDefinitionLine(d)
		parts.Definitions[i] = schema.Definition{}
		sizes[d.Name], size = len(lines[i].text), size+len(lines[i].text)
	}
	var w bytes.Buffer
	fmt.Fprintf(&w, "// %[1]sSchemas holds JSON Schemas: of the values of each plugin, and of a resources\n"+
		"// file. The linker leaves it out of programs that don't use it.\nvar %[1]sSchemas = %[2]s.Schemas{\n\tRoot: %[3]s,\n",
		e.registry.Prefix, e.aliases[hushPath], printed(parts.Root))
	variable := e.addSchemas("", nil) // above the lists
	if size+w.Len() <= e.limit || len(lines) < 2 {
		fmt.Fprintf(&w, "\tDefinitions: []%s.SchemaDefinition{\n", e.aliases[hushPath])
		for _, line := range lines {
			w.WriteString("\t\t" + line.text)
		}
	} else {
		w.WriteString("\tMore: []*[]" + e.aliases[hushPath] + ".SchemaDefinition{\n")
		e.spreadSchemas(&w, lines, prefixesOf(sizes, e.limit))
	}
	w.WriteString("\t},\n}")
	variable.text = w.Bytes()
}

// crumb is which part of the limit makes a file of its own worth while: what all
// plugins share is little, but stands before and behind theirs.
const crumb = 32

// spreadSchemas writes the definitions of each prefix to a list of their own,
// and its pointer to w. They are sorted, so those of a prefix are neighbours.
func (e *emitter) spreadSchemas(w *bytes.Buffer, lines []definitionLine, prefixes map[string]string) {
	for len(lines) > 0 {
		prefix := prefixes[lines[0].name]
		name := "hushSchemas_" + goElement(prefix)
		var list bytes.Buffer
		fmt.Fprintf(&list, "var %s = []%s.SchemaDefinition{\n", name, e.aliases[hushPath])
		for len(lines) > 0 && prefixes[lines[0].name] == prefix {
			list.WriteString("\t" + lines[0].text)
			lines[0], lines = definitionLine{}, lines[1:]
		}
		list.WriteString("}")
		if list.Len() < e.limit/crumb {
			prefix = ""
		}
		e.addSchemas(prefix, list.Bytes())
		fmt.Fprintf(w, "\t\t&%s,\n", name)
	}
}

// addSchemas adds declarations to the file of the schemas, or the one of a prefix.
func (e *emitter) addSchemas(prefix string, text []byte) *piece {
	p := &piece{section: section{place: place{schemasPlace, prefix}}, text: text, imports: []string{hushPath}}
	e.pieces = append(e.pieces, p)
	return p
}

// definitionLine is an element of a list of definitions.
type definitionLine struct{ name, text string }

func newDefinitionLine(d schema.Definition) definitionLine {
	var w strings.Builder
	w.Grow(len(d.Text) + 100)
	fmt.Fprintf(&w, "{Name: %q, ", d.Name)
	writeTexts(&w, "Aliases", d.Aliases)
	writeTexts(&w, "Uses", d.Uses)
	w.WriteString("Text: " + printed(d.Text) + "},\n")
	return definitionLine{d.Name, w.String()}
}

func writeTexts(w *strings.Builder, key string, list []string) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(w, "%s: []string{", key)
	for i, text := range list {
		if i > 0 {
			w.WriteString(", ")
		}
		fmt.Fprintf(w, "%q", text)
	}
	w.WriteString("}, ")
}

// printed writes a text without control characters between back quotes, so
// that people can read it.
func printed(text string) string {
	return "`" + strings.ReplaceAll(text, "`", "` + \"`\" + `") + "`"
}

// goElement writes a text as a part of a Go name, different for different
// texts.
func goElement(text string) string {
	var element strings.Builder
	for i := range len(text) {
		switch c := text[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9':
			element.WriteByte(c)
		default:
			fmt.Fprintf(&element, "_%02x", c)
		}
	}
	return element.String()
}
