package generating

import (
	"fmt"
	"time"

	"github.com/hushgen/hushgen/benchmarks/measure"
)

// Names of rows that bars speak of.
const (
	goList    = "go list ./..."
	following = "go build ./... after hushgen"
	declared  = "hushgen, one declaration changed"
	same      = "hushgen, nothing changed"
	sameCheck = "hushgen check, nothing changed"
)

// Titles of groups that pictures are drawn of.
const (
	FewTitle     = "Generating: few annotated packages among hundreds"
	LargestTitle = "Generating: the largest packages annotated"
	ColdTitle    = "Generating with an empty build cache"
)

// slow is from when on a generator runs only once.
const slow = 5 * time.Second

// few is the group of many packages, few of which are annotated.
func (l *lab) few() measure.Group {
	c := l.client
	return measure.Group{
		Title: FewTitle,
		About: "k8s.io/client-go " + publicVersion + ", to which eight packages are added, each with one declaration for every " +
			"generator. The build cache has everything." + rowsAbout,
		Setup: c.ready, Workloads: c.warm(), Bars: warmBars("few annotated packages among hundreds", 1),
		Rounds: 3, Slow: slow,
	}
}

// largest is the group of very large packages that are annotated.
func (l *lab) largest() measure.Group {
	c := l.api
	return measure.Group{
		Title: LargestTitle,
		About: "k8s.io/api " + publicVersion + ", to whose eight largest packages (2.7 MB to 0.3 MB of source) a declaration " +
			"for every generator is added. The build cache has everything." + rowsAbout,
		Setup: c.ready, Workloads: c.warm(), Bars: warmBars("the largest packages annotated", 3),
		Rounds: 3, Slow: slow,
	}
}

const rowsAbout = " Before each run but those of the go command one declaration is changed, and the output has to show it. " +
	"./...: the generator is given all packages, as hushgen is; else the eight alone. go vet and go build come after such changes as well."

// warm are all generators and all floors.
func (c *corpus) warm() []measure.Workload {
	workloads := []measure.Workload{
		c.goes("list", "./..."),
		c.unchanged(same, "generate"),
		c.unchanged(sameCheck, "check"),
		c.unchangedTool("go tool hushgen, nothing changed", "generate"),
		c.unchangedTool("go tool hushgen check, nothing changed", "check"),
		c.firstCheck("hushgen check, generated just before"),
		c.changed(hushgen, declared, true),
	}
	for _, g := range generators()[1:] {
		workloads = append(workloads, c.changed(g, g.name, false))
		if g.searches {
			workloads = append(workloads, c.changed(g, g.name+" ./...", true))
		}
	}
	return append(workloads, c.goes(vet...), c.goes("build", "./..."))
}

func warmBars(where string, most float64) []measure.Bar {
	list := func(what, ours string, most float64) measure.Bar {
		return measure.Bar{Text: fmt.Sprintf("%s ≤ %g × go list (%s)", what, most, where), Ours: ours, Peer: goList, Most: most, Cost: measure.CPU}
	}
	return []measure.Bar{
		list("generate, nothing changed,", same, 0.3),
		list("check, nothing changed,", sameCheck, 0.3),
		list("generate after a change", declared, most),
	}
}

// cold is the group with an empty build cache.
func (l *lab) cold() measure.Group {
	c, cache := l.api, l.path("cold")
	workloads := []measure.Workload{
		c.cold(c.goes("list", "./..."), cache),
		c.cold(c.changed(hushgen, hushgen.name, true), cache),
		c.following(cache),
	}
	for _, g := range generators()[1:] {
		workloads = append(workloads, c.cold(c.changed(g, g.name, false), cache))
	}
	return measure.Group{
		Title: ColdTitle,
		About: "k8s.io/api " + publicVersion + " as before; each run begins with an empty build cache, modules are there. " +
			"The peers are given the eight packages.",
		Setup: c.ready, Workloads: workloads,
		Bars: []measure.Bar{
			{Text: "generate ≤ 12 × go list (empty build cache)", Ours: hushgen.name, Peer: goList, Most: 12, Cost: measure.CPU},
			{Text: "generate ≤ the go build that follows (empty build cache)", Ours: hushgen.name, Peer: following, Most: 1, Cost: measure.CPU},
		},
		Rounds: 3, Slow: slow,
	}
}
