package annotations

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/hushgen/hushgen/internal/names"
)

const (
	helpWidth  = 80
	helpColumn = 26 // where the text beside an option begins
)

// WriteHelp writes what a person at a terminal wants to know of one verb, or
// with verb "" an overview of all. A verb may be written with its "//hush:".
// An unknown verb is an error that names the nearest; other errors are w's.
func WriteHelp(w io.Writer, verb string) error {
	var out bytes.Buffer
	if verb == "" {
		writeOverview(&out)
	} else {
		name := strings.TrimPrefix(strings.TrimPrefix(verb, "//"), tool+":")
		v, ok := verbByName(name)
		if !ok {
			return unknownVerbError(name)
		}
		writeVerb(&out, v)
	}
	_, err := w.Write(out.Bytes())
	return err
}

func unknownVerbError(name string) error {
	if near := names.Nearest(name, verbNames(), 3); len(near) > 0 {
		return fmt.Errorf("unknown verb %s: did you mean %s?", quote(name), alternatives(near))
	}
	return fmt.Errorf("unknown verb %s: the verbs are %s", quote(name), strings.Join(verbNames(), ", "))
}

const grammarText = `    directive = "//hush:" verb { space option }
    option    = key [ "=" value ]
    key       = a-z 0-9 - .
    value     = bare word | "Go string" | ` + "`raw string`" + `
    list      = value { "," value }
`

const grammarNotes = "No space follows the slashes. A bare word holds no space and does not begin with a quote. " +
	"Several directives of one verb on one declaration add up; an option is given once."

func writeOverview(out *bytes.Buffer) {
	fmt.Fprintf(out, "Directives are comments that describe the declaration they stand on.\n\n")
	out.WriteString(grammarText)
	out.WriteByte('\n')
	wrap(out, grammarNotes, 0)
	for _, v := range table {
		fmt.Fprintf(out, "\n%s%s\n", prefix, v.Name)
		wrap(out, v.Summary, 4)
		wrap(out, strings.Join(v.usages(), "  "), 8)
	}
	out.WriteString("\n\"hushgen directives VERB\" tells all about one of them.\n")
}

func (v *Verb) usages() []string {
	usages := make([]string, len(v.Options))
	for i := range v.Options {
		usages[i] = v.Options[i].Usage()
	}
	return usages
}

func writeVerb(out *bytes.Buffer, v *Verb) {
	fmt.Fprintf(out, "%s%s: %s\n\n", prefix, v.Name, v.Summary)
	wrap(out, "Stands "+v.Place+".", 0)
	for paragraph := range strings.SplitSeq(v.Text, "\n\n") {
		out.WriteByte('\n')
		if code, ok := strings.CutPrefix(paragraph, "\t"); ok {
			writeCode(out, strings.ReplaceAll(code, "\n\t", "\n"))
			continue
		}
		wrap(out, paragraph, 0)
	}
	out.WriteString("\nOptions\n")
	for i := range v.Options {
		writeOption(out, &v.Options[i])
	}
	out.WriteString("\nExample\n")
	writeCode(out, v.Example)
}

func writeCode(out *bytes.Buffer, code string) {
	for line := range strings.SplitSeq(code, "\n") {
		out.WriteString(strings.TrimRight("    "+line, " \t") + "\n")
	}
}

// writeOption writes the option's usage and beside it, or beneath when there
// is no room, what it means.
func writeOption(out *bytes.Buffer, o *OptionSpec) {
	usage := "    " + o.Usage()
	out.WriteString(usage)
	if len(usage) > helpColumn-2 {
		out.WriteByte('\n')
		usage = ""
	}
	var text bytes.Buffer
	wrap(&text, o.explanation(), helpColumn)
	out.Write(text.Bytes()[len(usage):])
}

// explanation is the help with what the other columns of a table would say.
func (o *OptionSpec) explanation() string {
	text := o.Help
	if o.Required {
		text = "Required. " + text
	}
	if o.Default != "" {
		text += " When absent: " + o.Default + "."
	}
	return text
}

// wrap writes the words of text in lines of helpWidth, indented. Several
// spaces in a row are kept within a line.
func wrap(out *bytes.Buffer, text string, indent int) {
	column := 0
	for text != "" {
		word, rest, _ := strings.Cut(text, " ")
		spaces := len(rest) - len(strings.TrimLeft(rest, " ")) + 1
		text = strings.TrimLeft(rest, " ")
		switch {
		case column == 0:
			column = indent
			out.WriteString(strings.Repeat(" ", indent))
		case column+len(word) > helpWidth:
			trimSpace(out)
			out.WriteString("\n" + strings.Repeat(" ", indent))
			column = indent
		}
		out.WriteString(word)
		column += len(word)
		if text != "" {
			out.WriteString(strings.Repeat(" ", spaces))
			column += spaces
		}
	}
	out.WriteByte('\n')
}

func trimSpace(out *bytes.Buffer) {
	out.Truncate(len(bytes.TrimRight(out.Bytes(), " ")))
}
