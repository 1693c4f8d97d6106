package generating

import (
	"fmt"
	"time"

	"github.com/hushgen/hushgen/benchmarks/markdown"
	"github.com/hushgen/hushgen/benchmarks/measure"
	"github.com/hushgen/hushgen/benchmarks/modules"
)

// CurveTitle is the group whose rows are a scaling curve.
const CurveTitle = "Generating: ten plugins and more"

// Curve is one of the curves that the rows make up.
type Curve struct{ Name string }

// Row returns the name of the row for a size.
func (c Curve) Row(plugins int) string { return c.Name + ", " + markdown.Counted(plugins, "plugin") }

var (
	regenerated = Curve{"hushgen"}
	listed      = Curve{"go list"}
	rechecked   = Curve{"check, nothing changed"}
)

// Curves are all of them, hushgen's first.
func Curves() []Curve { return []Curve{regenerated, listed, rechecked} }

// curve is the group of synthetic modules of growing size.
func (l *lab) curve(plugins []int) measure.Group {
	group := measure.Group{
		Title: CurveTitle,
		About: "Synthetic modules with ten plugins in each package; a plugin has a config with five fields. One description is " +
			"changed before each run of hushgen. Time and CPU are for one plugin. What takes longer than 20 s runs once, marked *.",
		Rounds: 3, Slow: 20 * time.Second,
	}
	for _, s := range l.modules(plugins) {
		count := s.shape.Plugins
		group.Workloads = append(group.Workloads, s.goList(listed.Row(count)), s.changed(regenerated.Row(count)), s.unchanged(rechecked.Row(count)))
	}
	last, before := plugins[len(plugins)-1], plugins[len(plugins)-2]
	group.Bars = []measure.Bar{
		{
			Text: fmt.Sprintf("a plugin of %s ≤ 1.3 × one of %s", markdown.Thousands(last), markdown.Thousands(before)),
			Ours: regenerated.Row(last), Peer: regenerated.Row(before), Most: 1.3, Cost: measure.CPU,
		},
		{Text: "generating for " + markdown.Thousands(last) + " plugins takes < 1.5 GiB", Ours: regenerated.Row(last), Most: 1.5 * 1024 * mebibyte, Cost: measure.Peak},
	}
	return group
}

const mebibyte = 1 << 20

// modules are synthetic modules of those sizes.
func (l *lab) modules(plugins []int) []*synthetic {
	var all []*synthetic
	for _, shape := range modules.Shapes(plugins...) {
		all = append(all, l.module(shape))
	}
	return all
}

// module returns the one module of that shape.
func (l *lab) module(shape modules.Shape) *synthetic {
	if l.synthetics[shape] == nil {
		l.synthetics[shape] = l.synthetic(shape)
	}
	return l.synthetics[shape]
}
