package emit

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/hushgen/hushgen/generator/schema"
)

// emitSchemas writes the schemas of what the registry lists, in all builds. No
// other declaration refers to them. They are about half of all that is
// generated and of one form, so they are written as text and as gofmt has it.
func (e *emitter) emitSchemas() {
	parts := schema.Make(e.registry, schema.Draft2020)
	var w bytes.Buffer
	fmt.Fprintf(&w, "// %[1]sSchemas holds JSON Schemas: of the values of each plugin, and of a resources\n"+
		"// file. The linker leaves it out of programs that don't use it.\nvar %[1]sSchemas = %[2]s.Schemas{\n\tRoot: %[3]s,\n",
		e.registry.Prefix, e.aliases[hushPath], printed(parts.Root))
	fmt.Fprintf(&w, "\tDefinitions: []%s.SchemaDefinition{\n", e.aliases[hushPath])
	for i, d := range parts.Definitions {
		writeDefinition(&w, d)
		parts.Definitions[i] = schema.Definition{}
	}
	w.WriteString("\t},\n}")
	e.pieces = append(e.pieces, &piece{text: w.Bytes(), imports: []string{hushPath}})
}

// writeDefinition writes one definition on a line.
func writeDefinition(w *bytes.Buffer, d schema.Definition) {
	fmt.Fprintf(w, "\t\t{Name: %q, ", d.Name)
	writeTexts(w, "Aliases", d.Aliases)
	writeTexts(w, "Uses", d.Uses)
	fmt.Fprintf(w, "Text: %s},\n", printed(d.Text))
}

func writeTexts(w *bytes.Buffer, key string, list []string) {
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
