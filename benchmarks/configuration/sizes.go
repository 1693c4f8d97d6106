// Package configuration measures how text becomes a checked config.
package configuration

import "github.com/hushgen/hushgen/benchmarks/measure"

// Sizes says how large the documents are.
type Sizes struct {
	// Resources are the counts of the end-to-end comparison.
	Resources []int
	// Many is the count of the comparison with a parser alone.
	Many int
	// Flat are the key counts of flat mappings, smallest first.
	Flat []int
}

// Full returns the sizes that the bars speak of.
func Full() Sizes {
	return Sizes{Resources: []int{1, 1_000}, Many: 10_000, Flat: []int{10_000, 20_000, 40_000}}
}

// Quick returns sizes that only show that everything works.
func Quick() Sizes { return Sizes{Resources: []int{1, 20}, Many: 100, Flat: []int{100, 200}} }

// Groups returns all comparisons. They write their documents into the folder.
func Groups(folder string, sizes Sizes) []measure.Group {
	groups := []measure.Group{fromNode(folder)}
	for _, count := range sizes.Resources {
		groups = append(groups, fromYAML(folder, count), fromJSON(folder, count))
	}
	return append(groups, many(folder, sizes.Many), flatKeys(folder, sizes.Flat))
}
