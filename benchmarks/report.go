package main

import (
	"fmt"
	"io"

	"github.com/hushgen/hushgen/benchmarks/markdown"
	"github.com/hushgen/hushgen/benchmarks/measure"
)

// report is all that a run found out.
type report struct {
	settings        settings
	rounds          int
	results         []measure.Result
	mistakes, texts markdown.Table
}

func (r *report) write(w io.Writer) error {
	fmt.Fprintf(w, "# Results\n\n    %s\n\n", r.command())
	machine := machineTable()
	if err := machine.Write(w); err != nil {
		return err
	}
	if err := r.section(w, "Bars", "", barTable(r.results)); err != nil {
		return err
	}
	for _, result := range r.results {
		about := result.Group.About
		if err := r.section(w, result.Group.Title, about, costTable(result)); err != nil {
			return err
		}
	}
	if err := r.section(w, "Who refuses which mistake", mistakesAbout, r.mistakes); err != nil {
		return err
	}
	return r.section(w, "Plain scalars in a string field", textsAbout, r.texts)
}

const (
	mistakesAbout = "One mistake in a document of one resource, each library as strict as it can be made, with validator " +
		"behind the peers. line: refused by a message that says where; –: the format can't have this mistake."
	textsAbout = "What the field holds afterwards."
)

func (r *report) command() string {
	if r.settings.quick {
		return "go -C benchmarks run . -quick (nothing here is a measurement)"
	}
	return fmt.Sprintf("go -C benchmarks run . -rounds %d -write", r.rounds)
}

func (r *report) section(w io.Writer, title, about string, table markdown.Table) error {
	fmt.Fprintf(w, "\n## %s\n\n", title)
	if about != "" {
		fmt.Fprintf(w, "%s\n\n", about)
	}
	return table.Write(w)
}

func barTable(results []measure.Result) markdown.Table {
	table := markdown.Table{Header: []string{"bar", "of", "time", "CPU", ""}}
	for _, result := range results {
		for _, verdict := range result.Verdicts() {
			word := "reached"
			if !verdict.Reached() {
				word = "**short**"
			}
			table.Add(verdict.Bar.Text, verdict.Bar.Cost.String(), ratio(verdict.Time), ratio(verdict.CPU), word)
		}
	}
	return table
}

func costTable(result measure.Result) markdown.Table {
	table := markdown.Table{Header: []string{"", "time", "CPU", "× time", "× CPU", "allocations", "bytes"}}
	first := &result.Rows[0]
	for i := range result.Rows {
		row := &result.Rows[i]
		name, cost := row.Name, row.Median()
		if row.Once {
			name += " *"
		}
		table.Add(name, duration(cost.Time), duration(cost.CPU),
			ratio(measure.Ratio(row, first, measure.Time)), ratio(measure.Ratio(row, first, measure.CPU)),
			count(cost.Allocations), count(cost.Bytes))
	}
	return table
}
