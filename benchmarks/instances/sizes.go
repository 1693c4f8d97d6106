// Package instances measures what a hub costs a program that runs: to get
// instances that are there, to open and to reload, and what stays behind.
package instances

import "github.com/hushgen/hushgen/benchmarks/measure"

// Sizes says how many resources there are, and how much is done with them.
type Sizes struct {
	// Few and Many are the counts of resources that instances are got from.
	Few, Many int
	// Gets is how many Gets one run makes in all, Reads how many reads while
	// the hub is reloaded.
	Gets, Reads int
	// Linear are the counts of resources that must cost the same each,
	// smallest first.
	Linear []int
	// Reloaded is the count of resources of which a reload changes one.
	Reloaded int
	// Rounds is how often hubs are opened and closed, and one is reloaded, to
	// see whether anything stays behind.
	Rounds int
}

// Full returns the sizes that the bars speak of.
func Full() Sizes {
	return Sizes{
		Few: 100, Many: 10_000, Gets: 200_000, Reads: 4_000_000, Linear: []int{1_000, 10_000, 40_000}, Reloaded: 10_000, Rounds: 100_000,
	}
}

// Quick returns sizes that only show that everything works.
func Quick() Sizes {
	return Sizes{Few: 10, Many: 100, Gets: 8_000, Reads: 400_000, Linear: []int{100, 200}, Reloaded: 100, Rounds: 200}
}

// Groups returns all comparisons. They write their documents into the folder.
func Groups(folder string, sizes Sizes) []measure.Group {
	var groups []measure.Group
	for _, goroutines := range []int{1, 8} {
		groups = append(groups,
			getting(folder, access{resources: sizes.Few, goroutines: goroutines, gets: sizes.Gets}),
			getting(folder, access{resources: sizes.Many, goroutines: goroutines, gets: sizes.Gets}),
			getting(folder, access{resources: sizes.Many, goroutines: goroutines, gets: sizes.Gets, oneKey: true}),
		)
	}
	return append(groups, linear(folder, sizes.Linear), reloading(folder, sizes.Reloaded), reading(sizes.Few, sizes.Reads))
}
