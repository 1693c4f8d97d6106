package problem

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

// explainWidth is that of a terminal, in columns.
const explainWidth = 80

// WriteList writes all codes with their titles. Errors are those of w.
func WriteList(w io.Writer) error {
	var out bytes.Buffer
	out.WriteString("Every problem ends with the code of its kind.\n\n")
	for _, k := range kinds {
		out.WriteString("    " + k.Code + "  " + k.Title + k.mark() + "\n")
	}
	out.WriteString("\n\"hushgen explain CODE\" tells cause, fix and example of one.\n")
	_, err := w.Write(out.Bytes())
	return err
}

// mark names what a kind is when it stops nothing.
func (k Kind) mark() string {
	if k.Severity == Error {
		return ""
	}
	return " (" + k.Severity.String() + ")"
}

// Explain writes all about the kind for people at a terminal. Errors are those
// of w.
func (k Kind) Explain(w io.Writer) error {
	var out bytes.Buffer
	fmt.Fprintf(&out, "%s: %s%s\n\n", k.Code, k.Title, k.mark())
	wrap(&out, k.Cause)
	out.WriteByte('\n')
	wrap(&out, "What to do: "+k.Fix)
	example := k.Example()
	out.WriteString("\nWrong\n")
	writeFiles(&out, example.Wrong)
	out.WriteString("\nhushgen says\n\n")
	writeIndented(&out, example.Says)
	out.WriteString("\nRight\n")
	writeFiles(&out, example.Changed())
	if example.Note != "" {
		out.WriteByte('\n')
		wrap(&out, example.Note)
	}
	_, err := w.Write(out.Bytes())
	return err
}

// writeFiles writes the name of each file and its lines.
func writeFiles(out *bytes.Buffer, files []File) {
	for _, file := range files {
		out.WriteString("\n  " + file.Name + "\n\n")
		writeIndented(out, file.Content)
	}
}

func writeIndented(out *bytes.Buffer, text string) {
	for line := range strings.Lines(text) {
		out.WriteString(strings.TrimRight("    "+line, " \t\n") + "\n")
	}
}

// wrap writes the words of a paragraph in lines of a terminal's width.
func wrap(out *bytes.Buffer, text string) {
	column := 0
	for word := range strings.FieldsSeq(text) {
		switch {
		case column == 0:
		case column+1+len(word) > explainWidth:
			out.WriteByte('\n')
			column = 0
		default:
			out.WriteByte(' ')
			column++
		}
		out.WriteString(word)
		column += len(word)
	}
	out.WriteByte('\n')
}
