package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/benchmarks/generating"
	"github.com/hushgen/hushgen/benchmarks/measure"
	"github.com/hushgen/hushgen/benchmarks/start"
)

// The pictures show what the tables do.
func TestPictures(t *testing.T) {
	row := func(name string, cpu float64) measure.Row {
		return measure.Row{Name: name, Samples: []measure.Sample{{CPU: cpu}}}
	}
	curves := generating.Curves()
	r := &report{results: []measure.Result{
		{Group: measure.Group{Title: generating.FewTitle}, Rows: []measure.Row{row("go list ./...", 2e9), row("hushgen", 1e9), row("wire", 30e9)}},
		{Group: measure.Group{Title: generating.CurveTitle}, Rows: []measure.Row{row(curves[0].Row(10), 2e7), row(curves[0].Row(100), 2e6)}},
		{Group: measure.Group{Title: start.PictureTitle}, Rows: []measure.Row{row("an empty program", 1e6), row("hushgen", 3e6), row("map", 9e6)}},
		{Group: measure.Group{Title: "another"}, Rows: []measure.Row{row("a", 1)}},
	}}
	drawn := r.pictures()
	assert.Len(t, drawn, 3)
	assert.Contains(t, drawn["few.svg"], ">0.50 ×<")
	assert.Contains(t, drawn["few.svg"], ">15.0 ×<")
	assert.Contains(t, drawn["curve.svg"], ">hushgen<")
	assert.Contains(t, drawn["start.svg"], ">2.00 ms<")
	assert.Contains(t, drawn["start.svg"], ">8.00 ms<")

	folder := t.TempDir()
	require.NoError(t, r.draw(folder))
	assert.FileExists(t, folder+"/few.svg")
}
