package main

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/benchmarks/generating"
	"github.com/hushgen/hushgen/benchmarks/measure"
	"github.com/hushgen/hushgen/benchmarks/pictures"
	"github.com/hushgen/hushgen/benchmarks/start"
)

// picturesFolder keeps the pictures of the last whole run.
const picturesFolder = "pictures"

// draw writes the pictures of what was measured.
func (r *report) draw(folder string) error {
	var failures []error
	for name, picture := range r.pictures() {
		failures = append(failures, os.WriteFile(filepath.Join(folder, name), []byte(picture), 0o644))
	}
	return errors.Join(failures...)
}

// pictures returns the pictures by the names of their files.
func (r *report) pictures() map[string]string {
	drawn := map[string]string{}
	for i := range r.results {
		result := &r.results[i]
		switch result.Group.Title {
		case generating.FewTitle:
			drawn["few.svg"] = multiples(result, "Generating: 8 annotated packages among hundreds (k8s.io/client-go)")
		case generating.LargestTitle:
			drawn["largest.svg"] = multiples(result, "Generating: the 8 largest packages annotated (k8s.io/api)")
		case generating.ColdTitle:
			drawn["cold.svg"] = multiples(result, "Generating with an empty build cache (k8s.io/api)")
		case generating.CurveTitle:
			drawn["curve.svg"] = curve(result)
		case start.PictureTitle:
			drawn["start.svg"] = starting(result)
		}
	}
	return drawn
}

// multiples draws CPU as multiples of what the first row takes.
func multiples(result *measure.Result, title string) string {
	var bars []pictures.Bar
	for i := range result.Rows {
		row := &result.Rows[i]
		value := measure.Ratio(row, &result.Rows[0], measure.CPU)
		bars = append(bars, pictures.Bar{Name: row.Name, Value: value, Text: ratio(value), Ours: strings.Contains(row.Name, "hushgen") && !strings.HasPrefix(row.Name, "go build")})
	}
	return pictures.Bars(title, "CPU time as a multiple of "+result.Rows[0].Name, bars)
}

// curve draws how what a run takes grows with the number of plugins.
func curve(result *measure.Result) string {
	var curves []pictures.Curve
	for _, kind := range generating.Curves() {
		drawn := pictures.Curve{Name: kind.Name}
		for _, plugins := range generating.Full().Plugins {
			if row := result.Row(kind.Row(plugins)); row != nil {
				seconds := row.Median().CPU * float64(plugins) / 1e9
				drawn.Points = append(drawn.Points, pictures.Point{Size: float64(plugins), Value: seconds})
			}
		}
		curves = append(curves, drawn)
	}
	seconds := func(value float64) string { return strconv.FormatFloat(value, 'f', -1, 64) + " s" }
	return pictures.Curves("Generating for more and more plugins, ten in each package", "CPU seconds of a run", "plugins", seconds, curves)
}

// starting draws how much more than an empty program the others take.
func starting(result *measure.Result) string {
	var bars []pictures.Bar
	for i := range result.Rows[1:] {
		row := &result.Rows[i+1]
		more := max(0, measure.Over(row, &result.Rows[0], measure.CPU))
		bars = append(bars, pictures.Bar{Name: row.Name, Value: more, Text: duration(more), Ours: i == 0})
	}
	return pictures.Bars("To main with 10,000 plugins", "CPU time beyond that of an empty program", bars)
}
