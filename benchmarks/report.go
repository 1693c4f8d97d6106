package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/hushgen/hushgen/benchmarks/markdown"
)

// write writes everything: what was promised, all figures to reach, why some
// fall short, and all that was measured.
func (r *record) write(w io.Writer, notes []note) error {
	bars := r.bars()
	var out strings.Builder
	fmt.Fprintf(&out, "# Results\n\n    %s\n\n", r.Command)
	writeTable(&out, r.Machine)
	out.WriteString("\n## Figures to reach\n\n" + linesAbout + "\n\n")
	writeLines(&out, bars, r.part)
	out.WriteString("## Bars\n\n")
	writeTable(&out, barsTable(bars))
	if why := explained(bars, notes); why != "" {
		out.WriteString("\n## What falls short\n" + why)
	}
	for _, s := range r.Sections {
		r.writeSection(&out, s)
	}
	_, err := io.WriteString(w, out.String())
	return err
}

const linesAbout = "Each is a ratio of CPU or time within one run, or a count. Where several figures belong to a line, all have to reach it; the next table has them one by one."

func writeTable(out *strings.Builder, table markdown.Table) {
	_ = table.Write(out) // a Builder takes everything
}

func (r *record) writeSection(out *strings.Builder, s section) {
	fmt.Fprintf(out, "\n## %s\n\n", s.Title)
	if s.About != "" {
		fmt.Fprintf(out, "%s\n\n", s.About)
	}
	if s.Measured != r.date() {
		fmt.Fprintf(out, "Measured in a run of its own: %s.\n\n", s.Measured)
	}
	if len(s.Table.Header) > 0 {
		writeTable(out, s.Table)
	}
	for i, failure := range s.failures() {
		if i == 0 {
			out.WriteString("\n")
		}
		fmt.Fprintf(out, "Not measured: %s.\n", strings.TrimSuffix(failure, "."))
	}
}

// barsTable is the table of all figures.
func barsTable(bars []bar) markdown.Table {
	table := markdown.Table{Header: []string{"bar", "of", "time", "CPU", "count", ""}}
	for _, b := range bars {
		table.Add(b.Text, b.Of, b.Time, b.CPU, b.Count, b.Verdict)
	}
	return table
}
