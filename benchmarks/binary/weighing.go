package binary

import "github.com/hushgen/hushgen/benchmarks/markdown"

// Weighing is something to find out about programs.
type Weighing struct {
	// Title and About are for readers.
	Title, About string
	// weigh builds what is to be weighed, in an empty folder.
	weigh func(dir string) (markdown.Table, []Figure, error)
}

// Figure is a count and the most that it may be.
type Figure struct {
	// Text says what is counted and how many may be there, Of the unit.
	Text, Of    string
	Count, Most float64
}

// Reached reports whether the count is not above what it may be.
func (f Figure) Reached() bool { return f.Count <= f.Most }

// Weighed is what was found out.
type Weighed struct {
	Weighing
	Table   markdown.Table
	Figures []Figure
}

// Sizes says how large the programs are.
type Sizes struct {
	// Few and Many are numbers of plugins: what one weighs is told by the
	// difference.
	Few, Many int
	// Chosen and All are numbers of plugins: what is listed of what there is.
	Chosen, All int
	// Resources is how many of them are embedded.
	Resources int
}

// Full returns the sizes that the bars speak of.
func Full() Sizes { return Sizes{Few: 100, Many: 1_000, Chosen: 10, All: 100, Resources: 10_000} }

// Quick returns sizes that only show that everything works.
func Quick() Sizes { return Sizes{Few: 10, Many: 50, Chosen: 8, All: 10, Resources: 100} }

// Weighings returns what there is to find out.
func Weighings(sizes Sizes) []Weighing {
	return []Weighing{perPlugin(sizes.Few, sizes.Many), wholePrograms(), leftOut(sizes.Chosen, sizes.All)}
}

// Run builds the programs in an empty folder.
func (w Weighing) Run(dir string) (Weighed, error) {
	table, figures, err := w.weigh(dir)
	return Weighed{w, table, figures}, err
}
