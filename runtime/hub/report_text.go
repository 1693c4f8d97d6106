package hub

import (
	"io"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// WriteText writes the report as a table for people: a line for each resource
// with its plugin, whether it is well and how long that took, what is wrong
// with it on lines of their own, and in the end the counts. The layout may
// change; programs read WriteJSON. It returns the error of w.
func (r *Report) WriteText(w io.Writer) error {
	var text strings.Builder
	if r.err != nil {
		text.WriteString(printable(r.err.Error()) + "\n")
	}
	rows := r.rows()
	columns := columnWidths(rows)
	for i, row := range rows {
		writeRow(&text, row, columns)
		writeMessage(&text, r.Results[i].Err)
	}
	if r.err == nil {
		text.WriteString(r.counts() + "\n")
	}
	_, err := io.WriteString(w, text.String())
	return err
}

// row is one line of the table.
type row [5]string

// widths are how wide its columns are, in runes.
type widths [len(row{})]int

func (r *Report) rows() []row {
	rows := make([]row, len(r.Results))
	for i, result := range r.Results {
		status, note := "ok", ""
		switch {
		case result.Err != nil:
			status = "failed"
		case r.Depth == Ping && !result.Pinged:
			note = "has no Check"
		}
		rows[i] = row{printable(result.Key.String()), printable(result.Plugin), status, rounded(result.Duration), note}
	}
	return rows
}

func columnWidths(rows []row) (w widths) {
	for _, row := range rows {
		for i, cell := range row {
			w[i] = max(w[i], utf8.RuneCountInString(cell))
		}
	}
	return w
}

// writeRow aligns the cells two spaces apart.
func writeRow(text *strings.Builder, row row, w widths) {
	pad := 0
	for i, cell := range row {
		if w[i] == 0 {
			continue
		}
		if cell != "" {
			text.WriteString(strings.Repeat(" ", pad) + cell)
			pad = 0
		}
		pad += w[i] - utf8.RuneCountInString(cell) + 2
	}
	text.WriteByte('\n')
}

// writeMessage writes what is wrong, each line indented.
func writeMessage(text *strings.Builder, err error) {
	if err == nil || err.Error() == "" {
		return
	}
	for line := range strings.SplitSeq(strings.TrimRight(err.Error(), "\n"), "\n") {
		text.WriteString("    " + printable(line) + "\n")
	}
}

// counts is the last line: "3 resources in 12ms: 2 ok, 1 failed".
func (r *Report) counts() string {
	failed := r.failed()
	text := strconv.Itoa(len(r.Results)) + " resources"
	if len(r.Results) == 1 {
		text = "1 resource"
	}
	return text + " in " + rounded(r.Duration) + ": " +
		strconv.Itoa(len(r.Results)-failed) + " ok, " + strconv.Itoa(failed) + " failed"
}

// rounded shows a time as exactly as anybody reads it.
func rounded(d time.Duration) string {
	switch {
	case d >= time.Second:
		d = d.Round(10 * time.Millisecond)
	case d >= time.Millisecond:
		d = d.Round(100 * time.Microsecond)
	default:
		d = d.Round(time.Microsecond)
	}
	return d.String()
}

// printable keeps text from elsewhere from breaking the table.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, text)
}
