package reference

import (
	"go/doc"
	"go/doc/comment"
	"strings"
)

// parse reads a doc comment. A name in brackets that could be one of the
// package is taken for it.
func parse(description string) *comment.Doc {
	parser := comment.Parser{LookupSym: func(string, string) bool { return true }}
	return parser.Parse(description)
}

// synopsis returns the first sentence of a doc comment.
func synopsis(description string) string {
	return escape(new(doc.Package).Synopsis(description))
}

// prose returns a doc comment as blocks of Markdown.
func prose(description string) string {
	var blocks []string
	for _, block := range parse(description).Content {
		switch b := block.(type) {
		case *comment.Paragraph:
			blocks = append(blocks, inline(b.Text))
		case *comment.Heading:
			blocks = append(blocks, "**"+inline(b.Text)+"**")
		case *comment.Code:
			text := strings.TrimRight(b.Text, "\n") + "\n"
			blocks = append(blocks, fenceOf(text)+"\n"+text+fenceOf(text))
		case *comment.List:
			blocks = append(blocks, list(b, "- ", "\n"))
		}
	}
	return strings.Join(blocks, "\n\n")
}

// cellProse returns a doc comment on one line.
func cellProse(description string) string {
	var lines []string
	for _, block := range parse(description).Content {
		switch b := block.(type) {
		case *comment.Paragraph:
			lines = append(lines, inline(b.Text))
		case *comment.Heading:
			lines = append(lines, "**"+inline(b.Text)+"**")
		case *comment.Code:
			for line := range strings.Lines(b.Text) {
				lines = append(lines, code(strings.TrimSpace(line)))
			}
		case *comment.List:
			lines = append(lines, list(b, "• ", "<br>"))
		}
	}
	return joinedLines(lines...)
}

func list(l *comment.List, bullet, end string) string {
	var items []string
	for _, item := range l.Items {
		mark := bullet
		if item.Number != "" {
			mark = item.Number + ". "
		}
		var texts []string
		for _, block := range item.Content {
			if p, ok := block.(*comment.Paragraph); ok {
				texts = append(texts, inline(p.Text))
			}
		}
		items = append(items, mark+strings.Join(texts, "<br>"))
	}
	return strings.Join(items, end)
}

// inline returns the text of a paragraph.
func inline(texts []comment.Text) string {
	var out strings.Builder
	for i, text := range texts {
		switch t := text.(type) {
		case comment.Plain:
			out.WriteString(spaced(string(t), i > 0, i+1 < len(texts)))
		case comment.Italic:
			out.WriteString("*" + escape(string(t)) + "*")
		case *comment.DocLink:
			out.WriteString(code(plainText(t.Text)))
		case *comment.Link:
			out.WriteString(linkTo(t))
		}
	}
	return out.String()
}

func linkTo(l *comment.Link) string {
	if l.Auto {
		return "<" + target(l.URL) + ">"
	}
	return "[" + inline(l.Text) + "](" + target(l.URL) + ")"
}

// spaced escapes a text that may stand between others and keeps the spaces at
// its ends.
func spaced(text string, before, after bool) string {
	escaped := escape(text)
	if before && strings.TrimLeft(text, " \n\t") != text {
		escaped = " " + escaped
	}
	if after && strings.TrimRight(text, " \n\t") != text && escaped != " " {
		escaped += " "
	}
	return escaped
}

func plainText(texts []comment.Text) string {
	var out strings.Builder
	for _, text := range texts {
		switch t := text.(type) {
		case comment.Plain:
			out.WriteString(string(t))
		case comment.Italic:
			out.WriteString(string(t))
		}
	}
	return out.String()
}

var urlEscapes = strings.NewReplacer("(", "%28", ")", "%29", "|", "%7C", " ", "%20", "<", "%3C", ">", "%3E", `\`, "%5C", "\"", "%22")

func target(url string) string { return urlEscapes.Replace(url) }
