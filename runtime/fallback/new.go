package fallback

import (
	"errors"
	"slices"
	"strconv"

	"github.com/hushgen/hushgen/runtime/hush"
)

// New returns a chain that tries the resources of these names, "gpt-4" or
// "llm:gpt-4", in this order.
//
// They must be there: a misspelt name would be passed over for ever, and
// nobody would notice. One that a reload removes later is passed over.
//
// Errors: [*hush.NotFoundError] for a name, and a plain one for no names, an
// empty one or one that is given twice; all of them joined.
func New[T any](from hush.Resources[T], names ...string) (*Chain[T], error) {
	c := new(Chain[T])
	if err := c.add(from, names); err != nil {
		return nil, err
	}
	return c, nil
}

// Of returns a chain that tries what these references lead to, in this order:
// for plugins whose config names the resources. Whether they are there is not
// asked; a hub has looked.
//
// A resource is called by its key. One without, as of [hush.RefTo], is called
// by its place: "#1" for the first. No references at all, and one resource
// twice, are errors.
func Of[T any](refs ...hush.Ref[T]) (*Chain[T], error) {
	if len(refs) == 0 {
		return nil, errNone
	}
	c := new(Chain[T])
	var errs []error
	for i, ref := range refs {
		name := display(ref.Key())
		if ref.Key().IsZero() {
			name = "#" + strconv.Itoa(i+1)
		}
		if c.has(name) {
			errs = append(errs, twice(name))
		}
		c.candidates = append(c.candidates, candidate[T]{name: name, key: name, use: ref.Use})
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return c, nil
}

var (
	errNone        = errors.New("fallback: no resources given; want at least one")
	errNoResources = errors.New("fallback: the resources to choose from are nil; want such as h.LLM")
	errEmptyName   = errors.New("fallback: an empty name is given; want the name of a resource")
)

func twice(name string) error {
	return errors.New("fallback: " + strconv.Quote(name) + " is given twice")
}

// add adds the resources of these names.
func (c *Chain[T]) add(from hush.Resources[T], names []string) error {
	switch {
	case from == nil:
		return errNoResources
	case len(names) == 0:
		return errNone
	}
	known := slices.Collect(from.Names())
	var errs []error
	for _, name := range names {
		key := from.Ref(name).Key()
		next := named(from, name)
		switch {
		case name == "":
			errs = append(errs, errEmptyName)
		case c.has(next.key):
			errs = append(errs, twice(name))
		case !slices.Contains(known, key.Name):
			errs = append(errs, hush.NewNotFoundError("resource", key.Category, key.Name, known))
		}
		c.candidates = append(c.candidates, next)
	}
	return errors.Join(errs...)
}

func (c *Chain[T]) has(key string) bool {
	return slices.ContainsFunc(c.candidates, func(other candidate[T]) bool { return other.key == key })
}
