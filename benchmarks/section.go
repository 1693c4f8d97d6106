package main

import (
	"math"
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/benchmarks/binary"
	"github.com/hushgen/hushgen/benchmarks/instances"
	"github.com/hushgen/hushgen/benchmarks/markdown"
	"github.com/hushgen/hushgen/benchmarks/measure"
)

// section is what was found out about a topic, as it is kept.
type section struct {
	// Title and About are for readers.
	Title, About string
	// Measured is when the run began that measured it.
	Measured string
	Table    markdown.Table
	Bars     []bar  `json:",omitempty"`
	Costs    []cost `json:",omitempty"`
	// Missing tells why there is nothing else.
	Missing string `json:",omitempty"`
}

// bar is a figure to reach and what was measured, as tables show them.
type bar struct {
	Text, Of         string
	Time, CPU, Count string
	Verdict          string
}

// The verdicts.
const (
	reached     = "reached"
	short       = "**short**"
	notMeasured = "not measured"
)

// measured is the figure that the bar speaks of.
func (b bar) measured() string {
	switch {
	case b.Verdict == notMeasured:
		return notMeasured
	case b.Count != "":
		return b.Count
	case b.Of == measure.CPU.String():
		return b.CPU
	}
	return b.Time
}

// cost is what pictures are drawn of: the median of a row, and how it compares
// with the first row.
type cost struct {
	Name string
	// CPU and Over are nanoseconds for one item.
	CPU, Ratio, Over float64
	// Missing tells why it was not measured.
	Missing string `json:",omitempty"`
}

// failures are what was not measured, and why.
func (s *section) failures() []string {
	var found []string
	if s.Missing != "" {
		found = append(found, s.Missing)
	}
	for _, c := range s.Costs {
		if c.Missing != "" {
			found = append(found, c.Name+": "+c.Missing)
		}
	}
	return found
}

func resultSection(result *measure.Result) section {
	made := section{About: result.Group.About, Table: costTable(result)}
	for _, verdict := range result.Verdicts() {
		made.Bars = append(made.Bars, verdictBar(verdict))
	}
	first := &result.Rows[0]
	for i := range result.Rows {
		row := &result.Rows[i]
		made.Costs = append(made.Costs, cost{
			Name: row.Name, CPU: row.Median().CPU, Missing: brief(row.Missing),
			Ratio: known(measure.Ratio(row, first, measure.CPU)), Over: known(measure.Over(row, first, measure.CPU)),
		})
	}
	return made
}

// brief is how a failure begins: what failed, and the first that it said.
func brief(failure string) string {
	var lines []string
	for line := range strings.Lines(failure) {
		if line = strings.TrimSpace(line); line != "" && len(lines) < 2 {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, ": ")
}

// known is a figure that JSON can have.
func known(figure float64) float64 {
	if math.IsNaN(figure) || math.IsInf(figure, 0) {
		return 0
	}
	return figure
}

func verdictBar(verdict measure.Verdict) bar {
	made := bar{Text: verdict.Bar.Text, Of: verdict.Bar.Cost.String(), Verdict: verdictOf(verdict.Reached())}
	switch {
	case verdict.Missing:
		made.Verdict = notMeasured
	case verdict.Bar.Cost == measure.Allocations: // there is no peer
		made.Count = count(verdict.Allocations)
	case verdict.Bar.Cost == measure.Peak:
		made.Count = bytes(verdict.Peak)
	case verdict.Bar.Cost == measure.Inits:
		made.Count = count(verdict.Inits)
	case verdict.Bar.Over:
		made.Time, made.CPU = difference(verdict.Time), difference(verdict.CPU)
	default:
		made.Time, made.CPU = ratio(verdict.Time), ratio(verdict.CPU)
	}
	return made
}

func verdictOf(yes bool) string {
	if yes {
		return reached
	}
	return short
}

func growthSection(growth instances.Growth) section {
	made := section{About: growth.Soak.About, Table: growthTable(growth)}
	bytes, goroutines, open := growth.Grown()
	add := func(text, of string, grown, most float64) {
		made.Bars = append(made.Bars, bar{Text: growth.Soak.Title + ": " + text, Of: of, Count: signed(grown), Verdict: verdictOf(grown <= most)})
	}
	add("heap grows by ≤ 1 byte each", "bytes", bytes, 1)
	add("no goroutine more", "goroutines", float64(goroutines), 0)
	add("no instance left open", "instances", float64(open), 0)
	return made
}

func weighedSection(weighed binary.Weighed) section {
	made := section{About: weighed.About, Table: weighed.Table}
	for _, figure := range weighed.Figures {
		made.Bars = append(made.Bars, bar{Text: figure.Text, Of: figure.Of, Count: signed(figure.Count), Verdict: verdictOf(figure.Reached())})
	}
	return made
}

func costTable(result *measure.Result) markdown.Table {
	processes, programs := false, false
	for i := range result.Rows {
		median := result.Rows[i].Median()
		processes, programs = processes || median.Peak > 0, programs || median.Size > 0
	}
	table := markdown.Table{Header: []string{"", "time", "CPU", "× time", "× CPU"}}
	if processes {
		table.Header = append(table.Header, "memory")
	}
	if programs {
		table.Header = append(table.Header, "packages with init", "their allocations", "bytes", "file")
	}
	if !processes {
		table.Header = append(table.Header, "allocations", "bytes")
	}
	for i := range result.Rows {
		table.Add(costCells(&result.Rows[i], &result.Rows[0], len(table.Header), processes)...)
	}
	return table
}

// costCells are a row of so many cells.
func costCells(row, first *measure.Row, wide int, process bool) []string {
	if row.Missing != "" {
		cells := make([]string, wide)
		cells[0], cells[1] = row.Name, notMeasured
		return cells
	}
	name, cost := row.Name, row.Median()
	if row.Once {
		name += " *"
	}
	cells := []string{name, duration(cost.Time), duration(cost.CPU),
		ratio(measure.Ratio(row, first, measure.Time)), ratio(measure.Ratio(row, first, measure.CPU))}
	if !process {
		return append(cells, count(cost.Allocations), count(cost.Bytes))
	}
	cells = append(cells, bytes(cost.Peak), count(cost.Inits), count(cost.Allocations), count(cost.Bytes), bytes(cost.Size))
	return cells[:wide]
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
