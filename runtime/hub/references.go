package hub

import (
	"maps"
	"slices"

	"github.com/hushgen/hushgen/runtime/hush"
)

// maxSuggested bounds the references that get near names suggested: looking
// for them takes time for every resource there is.
const maxSuggested = 100

// checkReferences reports every reference to a resource that isn't there.
func (p *planner) checkReferences(resources map[hush.Key]*resource, keys []hush.Key, f *findings) {
	known := slices.AppendSeq(slices.Clone(keys), maps.Keys(p.provided))
	count := 0
	for _, key := range keys {
		for _, reference := range resources[key].references {
			_, there := resources[reference.Key]
			if _, given := p.provided[reference.Key]; there || given {
				continue
			}
			count++
			f.add(missing(reference, shownName(resources[key].node, reference.Key), known, count <= maxSuggested))
		}
	}
}

func missing(reference hush.Reference, shown string, known []hush.Key, suggest bool) hush.Problem {
	problem := hush.Problem{
		Position: reference.Position, Path: reference.Path,
		Message: `no resource "` + shown + `"`,
		Found:   shown,
	}
	if other, ok := hush.ParseKey(reference.Key.Name); ok && slices.Contains(known, other) && shown == reference.Key.String() {
		problem.Message = other.String() + " is a resource of category " + other.Category + ", one of " + reference.Key.Category + " is needed here"
		return problem
	}
	if suggest {
		err := resourceNotFound(reference.Key, known)
		if shown != reference.Key.String() {
			err.Name = shown
		}
		text := *err
		text.Category, text.Name = "", shown
		problem.Message, problem.Nearest, problem.Err = text.Error(), err.Nearest, err
	}
	return problem
}

// shownName returns how messages name a resource that the values refer to:
// its key, or what is written where a variable gave the name.
func shownName(n hush.Node, key hush.Key) string {
	if text, ok := hiddenName(n, key); ok {
		return text
	}
	return key.String()
}

func hiddenName(n hush.Node, key hush.Key) (string, bool) {
	if n.Hidden() && hush.KeyIn(key.Category, n.Text()) == key {
		return n.Written(), true
	}
	for item := range n.Items() {
		if text, ok := hiddenName(item, key); ok {
			return text, true
		}
	}
	for field := range n.Fields() {
		if text, ok := hiddenName(field.Value, key); ok {
			return text, true
		}
	}
	return "", false
}

// resourceNotFound says which resources of the category there are.
func resourceNotFound(key hush.Key, keys []hush.Key) *hush.NotFoundError {
	var known []string
	for _, k := range keys {
		if k.Category == key.Category {
			known = append(known, k.Name)
		}
	}
	return hush.NewNotFoundError("resource", key.Category, key.Name, known)
}

// circles finds resources that need each other to be made.
type circles struct {
	resources map[hush.Key]*resource
	findings  *findings
	// state of each resource: not there, open while on the way, or done.
	state map[hush.Key]visit
	way   []hush.Key
}

type visit uint8

const (
	open visit = iota + 1
	done
)

func checkCircles(resources map[hush.Key]*resource, keys []hush.Key, f *findings) {
	c := &circles{resources: resources, findings: f, state: make(map[hush.Key]visit)}
	for _, key := range keys {
		c.visit(key)
	}
}

// visit goes depth first. A reference back onto the way closes a circle; each
// such reference is reported once.
func (c *circles) visit(key hush.Key) {
	if c.state[key] != 0 || c.resources[key] == nil {
		return
	}
	c.state[key] = open
	c.way = append(c.way, key)
	seen := make(map[hush.Key]bool)
	for _, reference := range c.resources[key].references {
		if reference.Lazy || seen[reference.Key] {
			continue
		}
		seen[reference.Key] = true
		if c.state[reference.Key] == open {
			c.report(slices.Clone(c.way[slices.Index(c.way, reference.Key):]))
		}
		c.visit(reference.Key)
	}
	c.way = c.way[:len(c.way)-1]
	c.state[key] = done
}

// report writes a circle from its smallest key on, so that it doesn't matter
// where the search began, at the place where that key's resource names the
// next one.
func (c *circles) report(way []hush.Key) {
	least := slices.Index(way, slices.MinFunc(way, compareKeys))
	way = append(way[least:], way[:least]...)
	next := way[1%len(way)]
	references := c.resources[way[0]].references
	at := references[slices.IndexFunc(references, func(r hush.Reference) bool { return !r.Lazy && r.Key == next })]
	err := &hush.CycleError{Keys: way}
	c.findings.add(hush.Problem{Position: at.Position, Path: at.Path, Message: err.Error(), Err: err})
}
