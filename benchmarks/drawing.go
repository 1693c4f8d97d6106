package main

import (
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/benchmarks/generating"
	"github.com/hushgen/hushgen/benchmarks/pictures"
	"github.com/hushgen/hushgen/benchmarks/start"
)

// shownPicture is one that the README shows; the title is its alternative text.
type shownPicture struct{ file, title, sentence string }

var shownPictures = []shownPicture{
	{"few.svg", "CPU of generators as multiples of go list",
		"Eight annotated packages are added to the hundreds of k8s.io/client-go; each generator reads one declaration of its own kind in each of them, " +
			"one of which has just changed."},
	{"curve.svg", "Generating for 10 to 10,000 plugins",
		"Both axes are logarithmic: what grows in proportion rises by one step of the grid with each."},
	{"peers.svg", "Generators for 10 to 10,000 declarations",
		"Every generator, with ten declarations of its own kind in each package, one of which has just changed."},
	{"compile.svg", "Compiling 10 to 10,000 plugins and their registry",
		"The generated file compiles beside the packages of the plugins that it lists."},
	{"start.svg", "To main with 10,000 plugins",
		"A registry of static data runs no code before main; maps that `init` functions fill do."},
}

// pictures returns the pictures by the names of their files.
func (r *record) pictures() map[string]string {
	drawn := map[string]string{}
	for i := range r.Sections {
		s := &r.Sections[i]
		if len(s.Costs) == 0 || s.Costs[0].CPU == 0 {
			continue // nothing was measured, or nothing to compare with
		}
		switch s.Title {
		case generating.FewTitle:
			drawn["few.svg"] = multiples(s, "Generating: 8 annotated packages among hundreds (k8s.io/client-go)")
		case generating.LargestTitle:
			drawn["largest.svg"] = multiples(s, "Generating: the 8 largest packages annotated (k8s.io/api)")
		case generating.ColdTitle:
			drawn["cold.svg"] = multiples(s, "Generating with an empty build cache (k8s.io/api)")
		case generating.CurveTitle:
			drawn["curve.svg"] = curves(s, "Generating for more and more plugins, ten in each package", generating.Curves())
		case generating.PeersTitle:
			drawn["peers.svg"] = curves(s, "Generating for more and more declarations, ten in each package", generating.PeerCurves())
		case generating.CompileTitle:
			drawn["compile.svg"] = curves(s, "Compiling more and more plugins, ten in each package", generating.CompileCurves())
		case start.PictureTitle:
			drawn["start.svg"] = starting(s)
		}
	}
	return drawn
}

// multiples draws CPU as multiples of what the first row takes.
func multiples(s *section, title string) string {
	var bars []pictures.Bar
	for _, c := range s.Costs {
		if c.Missing != "" {
			continue
		}
		ours := strings.HasPrefix(c.Name, "hushgen") || strings.HasPrefix(c.Name, "go tool hushgen")
		bars = append(bars, pictures.Bar{Name: c.Name, Value: c.Ratio, Text: ratio(c.Ratio), Ours: ours})
	}
	return pictures.Bars(title, "CPU time as a multiple of "+s.Costs[0].Name, bars)
}

// curves draws how what a run takes grows with the number of plugins.
func curves(s *section, title string, kinds []generating.Curve) string {
	var all []pictures.Curve
	for _, kind := range kinds {
		drawn := pictures.Curve{Name: kind.Name}
		for _, plugins := range generating.Full().Plugins {
			for _, c := range s.Costs {
				if c.Name == kind.Row(plugins) && c.Missing == "" {
					drawn.Points = append(drawn.Points, pictures.Point{Size: float64(plugins), Value: c.CPU * float64(plugins) / 1e9})
				}
			}
		}
		all = append(all, drawn)
	}
	seconds := func(value float64) string { return strconv.FormatFloat(value, 'f', -1, 64) + " s" }
	return pictures.Curves(title, "CPU seconds of a run", "plugins", seconds, all)
}

// starting draws how much more than an empty program the others take.
func starting(s *section) string {
	var bars []pictures.Bar
	for i, c := range s.Costs[1:] {
		if c.Missing == "" {
			more := max(0, c.Over)
			bars = append(bars, pictures.Bar{Name: c.Name, Value: more, Text: duration(more), Ours: i == 0})
		}
	}
	return pictures.Bars("To main with 10,000 plugins", "CPU time beyond that of an empty program", bars)
}
