package problem

import (
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"
)

const referenceHead = `# Problems

<!-- Made from the table in generator/problem/; do not edit. -->

Every mistake is answered at build time, all of them in one run, each with the position in the source and a code that never changes its
meaning. ` + "`hushgen explain CODE`" + ` prints what stands here about one.

    openai/openai.go:8:6: New returns *Client, which does not implement llm.LLM [HG020]
        missing: Complete(prompt string) (string, error)
        have:    Complete(prompt string) string
        llm/llm.go:5:2: required here

With any problem no file is written, and an existing one stays as it was. Warnings and notes stop nothing; ` + "`--strict`" + ` makes warnings
problems. ` + "`--format json`, `sarif` and `github`" + ` write the same for programs; the JSON is described by
[problems.schema.json](problems.schema.json). Besides the files of an example there is a package with ` + "`//hush:registry`" + ` where they hold none;
of the right ones those are shown that differ.

`

// ExampleCase is the name under which the cases of [WriteReference] mention the
// example of the kind.
const ExampleCase = "example"

// WriteReference writes the reference of all problems in Markdown. Cases tell
// of each check, by code and place in [Kind.Checks], which golden cases show
// it: problem/near_miss. Errors are those of w.
func WriteReference(w io.Writer, cases map[string][][]string) error {
	var out bytes.Buffer
	out.WriteString(referenceHead)
	out.WriteString("## Checks\n\nWhat is checked, and the cases of the test suite that show the exact answer.\n\n")
	out.WriteString("| code | problem | golden cases |\n|---|---|---|\n")
	for _, k := range kinds {
		for i, check := range k.Checks() {
			fmt.Fprintf(&out, "| [%s](#%s) | %s | %s |\n", k.Code, k.anchor(), tableCell(check.What), k.links(cases[k.Code][i]))
		}
	}
	for _, k := range kinds {
		k.writeReference(&out)
	}
	_, err := w.Write(out.Bytes())
	return err
}

func (k Kind) writeReference(out *bytes.Buffer) {
	fmt.Fprintf(out, "\n## %s\n\n**%s**%s. %s\n\n%s\n", k.Code, sentence(k.Title), k.mark(), k.Cause, k.Fix)
	example := k.Example()
	out.WriteString("\nWrong:\n")
	writeBlocks(out, example.Wrong)
	fmt.Fprintf(out, "\n```text\n%s```\n\nRight:\n", example.Says)
	writeBlocks(out, example.Changed())
	if example.Note != "" {
		out.WriteString("\n" + example.Note + "\n")
	}
}

func writeBlocks(out *bytes.Buffer, files []File) {
	for _, file := range files {
		language := strings.TrimPrefix(path.Ext(file.Name), ".")
		fmt.Fprintf(out, "\n```%s %s\n%s```\n", language, file.Name, file.Content)
	}
}

// anchor is that of the kind's heading.
func (k Kind) anchor() string { return strings.ToLower(k.Code) }

func (k Kind) links(cases []string) string {
	var all []string
	for _, name := range cases {
		link := fmt.Sprintf("[%s](../testdata/golden/%s.txtar)", path.Base(name), name)
		if name == ExampleCase {
			link = fmt.Sprintf("[example](#%s)", k.anchor())
		}
		all = append(all, link)
	}
	return strings.Join(all, ", ")
}

func sentence(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

// tableCell escapes what would end a table's cell.
func tableCell(text string) string { return strings.ReplaceAll(text, "|", `\|`) }
