package schema

import "strings"

// unwrapped joins the lines of each paragraph of a doc comment: editors show
// one line end as the end of a paragraph. Indented lines stay as they are.
func unwrapped(doc string) string {
	var text strings.Builder
	flowing := false
	for line := range strings.Lines(strings.TrimSpace(doc)) {
		line = strings.TrimRight(line, " \t\r\n")
		flows := line != "" && line[0] != ' ' && line[0] != '\t'
		switch {
		case text.Len() == 0:
		case flows && flowing:
			text.WriteByte(' ')
		default:
			text.WriteByte('\n')
		}
		text.WriteString(line)
		flowing = flows
	}
	return text.String()
}
