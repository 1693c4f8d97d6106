package main

import (
	"slices"
	"strings"

	"github.com/hushgen/hushgen/benchmarks/markdown"
)

// line is what hushgen promises: one or more bars, which are more exact.
type line struct {
	work, most string
	// bars are how the texts of its bars begin.
	bars []string
}

// generatingLines and binaryLines are all promises.
var (
	generatingLines = []line{
		{"nothing changed since last time, `generate` and `check`", "≤ 0.3 × `go list ./...`", []string{"generate, nothing changed", "check, nothing changed", "hushgen check ./examples"}},
		{"warm, few annotated packages among hundreds", "≤ 1 × `go list`", []string{"generate after a change ≤ 1 ×"}},
		{"warm, the largest packages annotated", "≤ 3 × `go list`", []string{"generate after a change ≤ 3 ×"}},
		{"cold build cache", "≤ 12 × a cold `go list`", []string{"generate ≤ 12 × go list (empty build cache)"}},
		{"cold build cache", "≤ the build that follows", []string{"generate ≤ the go build that follows (empty build cache)"}},
		{"10,000 plugins in 1,000 packages", "a plugin ≤ 1.3 × one of 1,000", []string{"a plugin of 10,000 ≤ 1.3 × one of 1,000"}},
		{"10,000 plugins in 1,000 packages", "memory < 1.5 GiB", []string{"generating for 10,000 plugins takes < 1.5 GiB"}},
		{"`go build` of a registry of 1,000 plugins", "≤ 1.5 × code by hand", []string{"go build of a registry of 1,000 plugins"}},
	}
	binaryLines = []line{
		{"start-up, 10,000 plugins", "no init, 0 allocations", []string{"no package with init, 10,000", "no allocation in init, 10,000"}},
		{"`reflect` symbols in a program with embedded resources", "0", []string{"symbols of reflect in it"}},
		{"what `only=` leaves out", "not linked", []string{"what only= leaves out"}},
		{"lookup of a name that is there, 1,000 and 10,000 names", "≤ 1 × a Go map", []string{"Lookup, hit ≤"}},
		{"lookup of a name that isn't there", "≤ 0.5 × a Go map", []string{"Lookup, miss ≤"}},
		{"lookup in upper case and with `_`", "≤ 0.75 × normalising first", []string{"Lookup, upper case and _ ≤"}},
		{"allocations of a lookup", "0", []string{"Lookup, hit: no allocation", "Lookup, miss: no allocation", "Lookup, upper case and _: no allocation"}},
		{"compiling the registry of 10,000 plugins", "≤ 3 × the plugins' packages", []string{"compiling the registry of 10,000 plugins ≤ 3 ×"}},
		{"compiling the registry of 10,000 plugins", "a plugin ≤ 1.3 × one of 1,000", []string{"compiling the registry of 10,000 plugins: a plugin"}},
		{"compiling the registry of 10,000 plugins", "compiler's memory < 2 GB", []string{"compiling the registry of 10,000 plugins takes"}},
		{"to `main`, 1,000 plugins", "< 1 ms over an empty program", []string{"to main: < 1 ms"}},
		{"a program with hub and embedded resources", "< 0.6 MB over an empty one", []string{"hub and embedded resources over an empty program"}},
		{"`New` from a ready node, 10 fields with constraints", "≤ 0.25 × encoding/json + checks", []string{"New from a ready node ≤"}},
		{"allocations of that", "the strings and the instance", []string{"New from a ready node allocates"}},
		{"open and validate 10,000 YAML resources", "≤ 1.15 × yaml v4 to nodes", []string{"open and validate ≤ 1.15 ×"}},
		{"open and validate 10,000 YAML resources", "≤ 0.25 × yaml v4 into structs", []string{"open and validate ≤ 0.25 ×"}},
		{"the same embedded", "≤ 0.05 × of that", []string{"open and validate embedded resources"}},
		{"cached `Get` from 8 goroutines", "≤ 1.2 × `sync.Map.Load`", []string{"h.LLM.Get ≤", "Hub.Get ≤"}},
		{"cached `Ref.Get` from 8 goroutines", "≤ 0.2 × `sync.Map.Load`", []string{"Ref.Get ≤ 0.2"}},
		{"allocations of a cached `Get`", "0", []string{"h.LLM.Get allocates", "Hub.Get allocates", "Ref.Get allocates"}},
		{"a plugin with five fields, beyond its own code", "≤ 2,048 bytes", []string{"a plugin of five fields"}},
	}
)

// find returns the bars of the line.
func (l line) find(bars []bar) []bar {
	var found []bar
	for _, b := range bars {
		if slices.ContainsFunc(l.bars, func(prefix string) bool { return strings.HasPrefix(b.Text, prefix) }) {
			found = append(found, b)
		}
	}
	return found
}

// verdict is reached when all bars of the line are.
func (l line) verdict(bars []bar) (measured, verdict string) {
	found := l.find(bars)
	if len(found) == 0 {
		return "", notMeasured
	}
	var figures []string
	verdict = reached
	for _, b := range found {
		if !slices.Contains(figures, b.measured()) {
			figures = append(figures, b.measured())
		}
		if b.Verdict == short || b.Verdict == notMeasured && verdict == reached {
			verdict = b.Verdict
		}
	}
	return strings.Join(figures, ", "), verdict
}

// writeLines writes what was promised and what was measured; of a part only what
// something was measured for.
func writeLines(out *strings.Builder, bars []bar, part bool) {
	for _, half := range []struct {
		title string
		lines []line
	}{{"generating", generatingLines}, {"in the binary", binaryLines}} {
		table := markdown.Table{Header: []string{half.title, "figure to reach", "measured", ""}}
		for _, l := range half.lines {
			measured, verdict := l.verdict(bars)
			if !part || len(l.find(bars)) > 0 {
				table.Add(l.work, l.most, measured, verdict)
			}
		}
		if len(table.Rows) > 0 {
			writeTable(out, table)
			out.WriteString("\n")
		}
	}
}
