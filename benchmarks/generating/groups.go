package generating

import (
	"strings"

	"github.com/hushgen/hushgen/benchmarks/measure"
)

// Sizes are how large the work is.
type Sizes struct {
	// Plugins are the sizes of synthetic modules, at least two, growing; Build
	// is the size of the one that is compared with code by hand.
	Plugins []int
	Build   int
	// Public measures public modules, and the peers, too.
	Public bool
}

// Full are the sizes that figures are about.
func Full() Sizes { return Sizes{Plugins: []int{10, 100, 1_000, 10_000}, Build: 1_000, Public: true} }

// Quick are sizes that show that all works. No peer is built.
func Quick() Sizes { return Sizes{Plugins: []int{10, 20}, Build: 10} }

// Groups returns the groups. What they need is made in a folder when the first
// that needs it runs.
func Groups(dir string, sizes Sizes) []measure.Group {
	l := newLab(dir)
	var groups []measure.Group
	if sizes.Public {
		groups = append(groups, l.few(), l.largest(), l.cold(), l.peers(sizes.Plugins))
	}
	return append(groups, l.examples(), l.curve(sizes.Plugins), l.building(sizes.Build), l.compiling(sizes.Plugins))
}

// Peers are the generators that hushgen is compared with, and their versions.
func Peers() map[string]string {
	versions := map[string]string{clientModule: publicVersion, apiModule: publicVersion}
	for _, g := range generators() {
		if g.install != "" {
			module, _, _ := strings.Cut(g.install, "/cmd/")
			versions[module] = g.version
		}
	}
	return versions
}
