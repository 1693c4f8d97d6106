// Package markdown writes tables that can be read as they are.
package markdown

import (
	"io"
	"strings"
	"unicode/utf8"
)

// Table is rows below a header; all of them have the same number of cells.
type Table struct {
	Header []string
	Rows   [][]string
}

// Add adds a row.
func (t *Table) Add(cells ...string) { t.Rows = append(t.Rows, cells) }

// Write writes the table with aligned columns: the first one to the left, the
// others to the right.
func (t *Table) Write(w io.Writer) error {
	widths := t.widths()
	var out strings.Builder
	writeRow(&out, t.Header, widths)
	rule := make([]string, len(widths))
	for i, width := range widths {
		rule[i] = strings.Repeat("-", width)
		if i > 0 {
			rule[i] = rule[i][1:] + ":"
		}
	}
	writeRow(&out, rule, widths)
	for _, row := range t.Rows {
		writeRow(&out, row, widths)
	}
	_, err := io.WriteString(w, out.String())
	return err
}

func (t *Table) widths() []int {
	widths := make([]int, len(t.Header))
	for i, cell := range t.Header {
		widths[i] = max(3, utf8.RuneCountInString(cell))
	}
	for _, row := range t.Rows {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	return widths
}

func writeRow(out *strings.Builder, cells []string, widths []int) {
	for i, cell := range cells {
		padding := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
		if i == 0 {
			out.WriteString("| " + cell + padding)
		} else {
			out.WriteString(" | " + padding + cell)
		}
	}
	out.WriteString(" |\n")
}
