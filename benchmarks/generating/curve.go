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

// Names of the curve's rows.
func listed(plugins int) string      { return "go list, " + markdown.Counted(plugins, "plugin") }
func regenerated(plugins int) string { return "hushgen, " + markdown.Counted(plugins, "plugin") }
func rechecked(plugins int) string {
	return "hushgen check, nothing changed, " + markdown.Counted(plugins, "plugin")
}

// curve is the group of synthetic modules of growing size.
func (l *lab) curve(plugins []int) measure.Group {
	group := measure.Group{
		Title: CurveTitle,
		About: "Synthetic modules with ten plugins in each package; a plugin has a config with five fields. One description is " +
			"changed before each run of hushgen. Time and CPU are for one plugin.",
		Rounds: 3, Slow: time.Minute,
	}
	for _, s := range l.modules(plugins) {
		count := s.shape.Plugins
		group.Workloads = append(group.Workloads, s.goList(listed(count)), s.changed(regenerated(count)), s.unchanged(rechecked(count)))
	}
	last, before := plugins[len(plugins)-1], plugins[len(plugins)-2]
	group.Bars = []measure.Bar{
		{
			Text: fmt.Sprintf("a plugin of %s ≤ 1.3 × one of %s", markdown.Thousands(last), markdown.Thousands(before)),
			Ours: regenerated(last), Peer: regenerated(before), Most: 1.3, Cost: measure.CPU,
		},
		{Text: "generating for " + markdown.Thousands(last) + " plugins takes < 1.5 GiB", Ours: regenerated(last), Most: 1.5 * 1024 * mebibyte, Cost: measure.Peak},
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
