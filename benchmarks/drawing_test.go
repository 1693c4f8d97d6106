package main

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/benchmarks/generating"
	"github.com/hushgen/hushgen/benchmarks/start"
)

// The pictures show what the tables do.
func TestPictures(t *testing.T) {
	made := func(title string, costs ...cost) section { return section{Title: title, Costs: costs} }
	curves := generating.Curves()
	r := &record{Sections: []section{
		made(generating.FewTitle, cost{Name: "go list ./...", CPU: 2e9, Ratio: 1}, cost{Name: "hushgen", CPU: 1e9, Ratio: 0.5},
			cost{Name: "wire", CPU: 30e9, Ratio: 15}, cost{Name: "mockery", Missing: "no network"}),
		made(generating.LargestTitle, cost{Name: "go list ./...", Missing: "no network"}),
		made(generating.CurveTitle, cost{Name: curves[0].Row(10), CPU: 2e7}, cost{Name: curves[0].Row(100), CPU: 2e6}),
		made(start.PictureTitle, cost{Name: "an empty program", CPU: 1e6}, cost{Name: "hushgen", CPU: 3e6, Over: 2e6}, cost{Name: "map", CPU: 9e6, Over: 8e6}),
		made("another", cost{Name: "a", CPU: 1}),
	}}
	drawn := r.pictures()
	assert.Len(t, drawn, 3)
	assert.Contains(t, drawn["few.svg"], ">0.50 ×<")
	assert.Contains(t, drawn["few.svg"], ">15.0 ×<")
	assert.NotContains(t, drawn["few.svg"], "mockery")
	assert.Contains(t, drawn["curve.svg"], ">hushgen<")
	assert.Contains(t, drawn["start.svg"], ">2.00 ms<")
	assert.Contains(t, drawn["start.svg"], ">8.00 ms<")
}
