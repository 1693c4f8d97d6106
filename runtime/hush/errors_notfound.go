package hush

import (
	"slices"
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/internal/sorting"
)

// NotFoundError says that a category, a plugin or a resource doesn't exist,
// and what does.
type NotFoundError struct {
	// What was looked for: "category", "plugin" or "resource".
	What string
	// Category is where it was looked for; empty for a category.
	Category string
	// Name is the name as it was asked for.
	Name string
	// Nearest holds at most three known names that may have been meant.
	Nearest []string
	// Known holds at most ten of the names that exist, sorted; More counts
	// the rest.
	Known []string
	More  int
	// Needs says what brings in what other builds of the program have and
	// this one lacks: "needs the build tag cuda". It is empty for what no
	// build has.
	Needs string
}

const (
	maxNearest = 3
	maxKnown   = 10
)

// NewNotFoundError fills a NotFoundError from all the names that exist.
func NewNotFoundError(what, category, name string, known []string) *NotFoundError {
	known = slices.Clone(known)
	sorting.Stable(known, strings.Compare)
	e := &NotFoundError{
		What: what, Category: category, Name: name,
		Nearest: names.Nearest(name, known, maxNearest),
		Known:   known,
	}
	if len(known) > maxKnown {
		e.Known, e.More = known[:maxKnown], len(known)-maxKnown
	}
	return e
}

func (e *NotFoundError) Error() string {
	category := ""
	if e.Category != "" {
		category = e.Category + ": "
	}
	if e.Needs != "" {
		return category + "the " + e.What + " " + strconv.Quote(e.Name) + " is not in this build: it " + e.Needs
	}
	return category + "no " + e.What + " " + strconv.Quote(e.Name) + suggestion(e.Nearest, e.Known, e.More)
}

// suggestion says which names were near, or else which are there.
func suggestion(nearest, known []string, more int) string {
	switch {
	case len(nearest) > 0:
		return "; did you mean " + alternatives(nearest) + "?"
	case len(known) == 0:
		return "; there is none"
	case more > 0:
		return "; there are " + strings.Join(known, ", ") + " and " + itoa(more) + " more"
	case len(known) == 1:
		return "; there is " + known[0]
	default:
		return "; there are " + strings.Join(known, ", ")
	}
}

// alternatives joins names to "a", "a or b", "a, b or c".
func alternatives(list []string) string {
	last := len(list) - 1
	if last == 0 {
		return list[0]
	}
	return strings.Join(list[:last], ", ") + " or " + list[last]
}
