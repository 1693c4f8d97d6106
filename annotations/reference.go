package annotations

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

// WriteReference writes the reference of the language in Markdown. Errors
// are those of w.
func WriteReference(w io.Writer) error {
	var out bytes.Buffer
	out.WriteString("# Directives\n\n")
	out.WriteString("<!-- Made from the table in annotations/; do not edit. -->\n\n")
	out.WriteString("A directive is a comment that describes the declaration it stands on.\n\n")
	fmt.Fprintf(&out, "```\n%s```\n\n%s\n\n", unindent(grammarText), grammarNotes)
	out.WriteString("Only lists split at commas, and commas inside quotes never do. `KEY=VALUE,...` is a list.\n\n")
	writeContents(&out)
	for _, v := range table {
		writeVerbReference(&out, v)
	}
	_, err := w.Write(out.Bytes())
	return err
}

func unindent(text string) string {
	return strings.ReplaceAll("\n"+text, "\n    ", "\n")[1:]
}

func writeContents(out *bytes.Buffer) {
	out.WriteString("| directive | declares | stands |\n|---|---|---|\n")
	for _, v := range table {
		fmt.Fprintf(out, "| [`%s%s`](#hush%s) | %s | %s |\n", prefix, v.Name, v.Name, cell(v.Summary), cell(v.Place))
	}
}

func writeVerbReference(out *bytes.Buffer, v *Verb) {
	fmt.Fprintf(out, "\n## `%s%s`\n\n", prefix, v.Name)
	fmt.Fprintf(out, "Declares %s. Stands %s.\n\n", v.Summary, v.Place)
	for paragraph := range strings.SplitSeq(v.Text, "\n\n") {
		writeParagraph(out, paragraph)
	}
	out.WriteString("| option | meaning | when absent |\n|---|---|---|\n")
	for i := range v.Options {
		o := &v.Options[i]
		fmt.Fprintf(out, "| `%s` | %s | %s |\n", cell(o.Usage()), o.meaning(), o.absent())
	}
	fmt.Fprintf(out, "\n```go\n%s\n```\n", v.Example)
}

func writeParagraph(out *bytes.Buffer, text string) {
	if code, ok := strings.CutPrefix(text, "\t"); ok {
		fmt.Fprintf(out, "```go\n%s\n```\n\n", strings.ReplaceAll(code, "\n\t", "\n"))
		return
	}
	fmt.Fprintf(out, "%s\n\n", markdown(text))
}

func (o *OptionSpec) meaning() string { return cell(markdown(o.Help)) }

func (o *OptionSpec) absent() string {
	if o.Required {
		return "required"
	}
	return cell(markdown(o.Default))
}

// cell escapes what would end a table's cell.
func cell(text string) string { return strings.ReplaceAll(text, "|", `\|`) }

// markdown escapes what Markdown would take for markup in plain text.
func markdown(text string) string {
	return strings.NewReplacer("*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`).Replace(text)
}
