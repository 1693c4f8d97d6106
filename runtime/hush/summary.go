package hush

import (
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// WriteSummary writes a table of all plugins for people: a heading for each
// category, then a line for each plugin with its name, title, version, tags
// and marks (preferred, stability other than stable, deprecated). The layout
// may change; programs read WriteJSON. It returns the error of w.
func (r *Registry) WriteSummary(w io.Writer) error {
	var text strings.Builder
	for _, category := range r.Static.Categories() {
		if text.Len() > 0 {
			text.WriteByte('\n')
		}
		writeHeading(&text, category.About())
		writeRows(&text, summaryRows(category))
	}
	if text.Len() == 0 {
		text.WriteString("no categories\n")
	}
	_, err := io.WriteString(w, text.String())
	return err
}

func writeHeading(text *strings.Builder, about *CategoryInfo) {
	text.WriteString(oneLine(about.Title))
	text.WriteString(" (" + about.Name + "): ")
	switch about.Count {
	case 0:
		text.WriteString("no plugins\n")
	case 1:
		text.WriteString("1 plugin\n")
	default:
		text.WriteString(itoa(about.Count) + " plugins\n")
	}
}

func summaryRows(category AnyCategory) [][]string {
	var rows [][]string
	for entry := range category.Entries() {
		info := entry.Describe()
		rows = append(rows, []string{
			info.Name, oneLine(info.Title), oneLine(info.Version),
			oneLine(strings.Join(info.Tags, ", ")), oneLine(summaryMarks(info)),
		})
	}
	return rows
}

func summaryMarks(info *Info) string {
	var marks []string
	if info.Constraint != "" {
		marks = append(marks, "if "+info.Constraint)
	}
	if info.Preferred {
		marks = append(marks, "preferred")
	}
	if info.Stability != "" && info.Stability != "stable" {
		marks = append(marks, info.Stability)
	}
	if info.Deprecated != "" {
		marks = append(marks, "deprecated: "+info.Deprecated)
	}
	return strings.Join(marks, "; ")
}

// writeRows aligns columns two spaces apart, leaving out those that are empty
// in all rows. Text is as wide as it has runes.
func writeRows(text *strings.Builder, rows [][]string) {
	widths := columnWidths(rows)
	for _, row := range rows {
		line := " "
		pad := 1
		for i, cell := range row {
			if widths[i] == 0 {
				continue
			}
			if cell != "" {
				line += strings.Repeat(" ", pad) + cell
				pad = 0
			}
			pad += widths[i] - utf8.RuneCountInString(cell) + 2
		}
		text.WriteString(line + "\n")
	}
}

func columnWidths(rows [][]string) []int {
	var widths []int
	for _, row := range rows {
		if widths == nil {
			widths = make([]int, len(row))
		}
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	return widths
}

// oneLine keeps free text from breaking the table.
func oneLine(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, text)
}
