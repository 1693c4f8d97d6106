package hub

import (
	"slices"

	"github.com/hushgen/hushgen/runtime/hush"
)

// circles finds resources that need each other to be made.
type circles struct {
	resources map[hush.Key]*resource
	findings  *findings
	way       []*resource
	// found counts the circles.
	found int
}

// visit is how far the search has come with a resource.
type visit uint8

const (
	unvisited visit = iota
	// onTheWay are the resources that lead to the current one.
	onTheWay
	visited
)

// maxCircles is how many circles are written out. Where everything needs
// everything else there may be millions, each of them long.
const maxCircles = 100

// checkCircles reports circles of resources that aren't isolated, and blames
// isolated ones for all others.
func (r *run) checkCircles() {
	c := &circles{resources: r.found, findings: &r.findings}
	for _, resource := range r.resources {
		c.visit(resource)
	}
	if r.blame != nil {
		r.blame(r)
	}
}

// visit goes depth first. A reference back onto the way closes a circle; each
// such reference is reported once.
func (c *circles) visit(r *resource) {
	if r.visit != unvisited || len(r.references) == 0 || r.isolated {
		return
	}
	r.visit = onTheWay
	c.way = append(c.way, r)
	var seen map[hush.Key]bool
	for i, reference := range r.references {
		next := c.resources[reference.Key]
		if reference.Lazy || next == nil || seen[reference.Key] {
			continue
		}
		if i+1 < len(r.references) {
			if seen == nil {
				seen = make(map[hush.Key]bool)
			}
			seen[reference.Key] = true
		}
		if next.visit == onTheWay {
			c.closed(next, r, reference)
		}
		c.visit(next)
	}
	c.way = c.way[:len(c.way)-1]
	r.visit = visited
}

// closed reports that a reference leads back to a resource on the way.
func (c *circles) closed(first, last *resource, reference hush.Reference) {
	c.found++
	if c.found > maxCircles {
		c.findings.add(last.needed(first.key, reference))
		return
	}
	way := slices.Clone(c.way[slices.Index(c.way, first):])
	// From its smallest key on, so that it doesn't matter where the search
	// began.
	least := slices.Index(way, slices.MinFunc(way, func(a, b *resource) int { return compareKeys(a.key, b.key) }))
	c.findings.add(circle(append(way[least:], way[:least]...)))
}

// needed is the short form of a circle, at one reference of it.
func (r *resource) needed(by hush.Key, reference hush.Reference) *hush.Problem {
	problem := problemAt(r.node, reference.Path, "resources need each other: "+by.String()+" needs this one too")
	problem.Position = reference.Position
	return problem
}

// circle is the problem of a way round, at the place where its first resource
// names the next one.
func circle(way []*resource) *hush.Problem {
	reference := way[0].referenceTo(way[1%len(way)].key)
	err := &hush.CycleError{Keys: make([]hush.Key, len(way))}
	for i, r := range way {
		err.Keys[i] = r.key
	}
	problem := problemAt(way[0].node, reference.Path, err.Error())
	problem.Position, problem.Err = reference.Position, err
	return problem
}

// referenceTo returns the first reference that makes the resource need another
// one.
func (r *resource) referenceTo(key hush.Key) hush.Reference {
	return r.references[slices.IndexFunc(r.references, func(r hush.Reference) bool { return !r.Lazy && r.Key == key })]
}
