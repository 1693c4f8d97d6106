package reference

import "strings"

// table is a table of Markdown. Its cells are Markdown on one line.
type table struct {
	head []string
	rows [][]string
}

func (t *table) row(cells ...string) { t.rows = append(t.rows, cells) }

// String returns the table without the columns that have nothing in them. Bars
// in the cells are escaped, in code too: tables are read first of all.
func (t *table) String() string {
	used := make([]bool, len(t.head))
	for _, row := range t.rows {
		for i, cell := range row {
			used[i] = used[i] || cell != ""
		}
	}
	var lines []string
	write := func(cells []string) {
		line := "|"
		for i, cell := range cells {
			if used[i] {
				line += " " + strings.ReplaceAll(strings.TrimSpace(cell), "|", `\|`) + " |"
			}
		}
		lines = append(lines, line)
	}
	write(t.head)
	rule := make([]string, len(t.head))
	for i := range rule {
		rule[i] = "---"
	}
	write(rule)
	for _, row := range t.rows {
		write(row)
	}
	return strings.Join(lines, "\n")
}

func joined(texts []string) string { return strings.Join(texts, ", ") }
