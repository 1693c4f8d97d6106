package main

import (
	"fmt"
	"io"
	"strconv"

	"github.com/hushgen/hushgen/benchmarks/binary"
	"github.com/hushgen/hushgen/benchmarks/instances"
	"github.com/hushgen/hushgen/benchmarks/markdown"
	"github.com/hushgen/hushgen/benchmarks/measure"
)

// report is all that a run found out.
type report struct {
	settings        settings
	rounds          int
	results         []measure.Result
	growths         []instances.Growth
	weighed         []binary.Weighed
	mistakes, texts markdown.Table
}

func (r *report) write(w io.Writer) error {
	fmt.Fprintf(w, "# Results\n\n    %s\n\n", r.command())
	machine := machineTable()
	if err := machine.Write(w); err != nil {
		return err
	}
	if err := r.section(w, "Bars", "", r.bars()); err != nil {
		return err
	}
	for _, result := range r.results {
		about := result.Group.About
		if err := r.section(w, result.Group.Title, about, costTable(result)); err != nil {
			return err
		}
	}
	for _, growth := range r.growths {
		if err := r.section(w, growth.Soak.Title, growth.Soak.About, growthTable(growth)); err != nil {
			return err
		}
	}
	for _, weighed := range r.weighed {
		if err := r.section(w, weighed.Title, weighed.About, weighed.Table); err != nil {
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

func (r *report) bars() markdown.Table {
	table := markdown.Table{Header: []string{"bar", "of", "time", "CPU", "count", ""}}
	for _, result := range r.results {
		for _, verdict := range result.Verdicts() {
			time, cpu, number := ratio(verdict.Time), ratio(verdict.CPU), ""
			switch verdict.Bar.Cost { // there is no peer
			case measure.Allocations:
				time, cpu, number = "", "", count(verdict.Allocations)
			case measure.Peak:
				time, cpu, number = "", "", bytes(verdict.Peak)
			case measure.Inits:
				time, cpu, number = "", "", count(verdict.Inits)
			}
			if verdict.Bar.Over {
				time, cpu = difference(verdict.Time), difference(verdict.CPU)
			}
			table.Add(verdict.Bar.Text, verdict.Bar.Cost.String(), time, cpu, number, reached(verdict.Reached()))
		}
	}
	for _, growth := range r.growths {
		bytes, goroutines, open := growth.Grown()
		add := func(text, of string, grown, most float64) {
			table.Add(growth.Soak.Title+": "+text, of, "", "", signed(grown), reached(grown <= most))
		}
		add("heap grows by ≤ 1 byte each", "bytes", bytes, 1)
		add("no goroutine more", "goroutines", float64(goroutines), 0)
		add("no instance left open", "instances", float64(open), 0)
	}
	for _, weighed := range r.weighed {
		for _, figure := range weighed.Figures {
			table.Add(figure.Text, figure.Of, "", "", count(figure.Count), reached(figure.Reached()))
		}
	}
	return table
}

func reached(yes bool) string {
	if yes {
		return "reached"
	}
	return "**short**"
}

func costTable(result measure.Result) markdown.Table {
	if result.Rows[0].Median().Peak > 0 {
		return processTable(result)
	}
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

// processTable shows what whole processes cost.
func processTable(result measure.Result) markdown.Table {
	table := markdown.Table{Header: []string{"", "time", "CPU", "× time", "× CPU", "memory"}}
	programs := result.Rows[0].Median().Size > 0
	if programs {
		table.Header = append(table.Header, "packages with init", "their allocations", "bytes", "file")
	}
	first := &result.Rows[0]
	for i := range result.Rows {
		row := &result.Rows[i]
		name, cost := row.Name, row.Median()
		if row.Once {
			name += " *"
		}
		cells := []string{name, duration(cost.Time), duration(cost.CPU),
			ratio(measure.Ratio(row, first, measure.Time)), ratio(measure.Ratio(row, first, measure.CPU)), bytes(cost.Peak)}
		if programs {
			cells = append(cells, count(cost.Inits), count(cost.Allocations), count(cost.Bytes), bytes(cost.Size))
		}
		table.Add(cells...)
	}
	return table
}

// growthTable shows what the process held, and what one round took.
func growthTable(growth instances.Growth) markdown.Table {
	table := markdown.Table{Header: []string{"after", "heap", "goroutines", "instances made", "open", "each took"}}
	for _, point := range growth.Points {
		table.Add(markdown.Thousands(point.Rounds), markdown.Thousands(int(point.Heap/1024))+" KiB", strconv.Itoa(point.Goroutines),
			markdown.Thousands(int(point.Made)), markdown.Thousands(int(point.Open)), duration(float64(point.Round)))
	}
	return table
}
