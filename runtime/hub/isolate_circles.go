package hub

import (
	"slices"

	"github.com/hushgen/hushgen/internal/sorting"
	"github.com/hushgen/hushgen/runtime/hush"
)

// knots finds the sets of resources that all need each other, by Tarjan's
// algorithm.
type knots struct {
	resources map[hush.Key]*resource
	// order counts from 1 in the order of the visits. low is the earliest
	// visit that is known to be reached from a resource and still open.
	order, low map[*resource]int
	open       []*resource
	closed     map[*resource]bool
	tied       func(knot []*resource)
}

// blameForCircles gives every isolated resource that needs itself in a circle
// the problem. Without them no circle is left but those reported already.
func (r *run) blameForCircles() {
	blamed := 0
	k := &knots{resources: r.found, order: make(map[*resource]int), low: make(map[*resource]int), closed: make(map[*resource]bool)}
	k.tied = func(knot []*resource) {
		within := make(map[*resource]bool, len(knot))
		for _, member := range knot {
			within[member] = true
		}
		sorting.Stable(knot, func(a, b *resource) int { return compareKeys(a.key, b.key) })
		for _, member := range knot {
			if member.isolated {
				blamed++
				member.problems = append(member.problems, k.problem(member, within, blamed <= maxCircles))
			}
		}
	}
	for _, resource := range r.resources {
		if k.order[resource] == 0 {
			k.visit(resource)
		}
	}
}

func (k *knots) visit(r *resource) {
	k.order[r] = len(k.order) + 1
	k.low[r] = k.order[r]
	begin := len(k.open)
	k.open = append(k.open, r)
	itself := false
	for next := range k.needs(r) {
		if k.order[next] == 0 {
			k.visit(next)
		}
		if !k.closed[next] {
			k.low[r] = min(k.low[r], k.low[next])
		}
		itself = itself || next == r
	}
	if k.low[r] != k.order[r] {
		return
	}
	knot := slices.Clone(k.open[begin:])
	k.open = k.open[:begin]
	for _, member := range knot {
		k.closed[member] = true
	}
	if len(knot) > 1 || itself {
		k.tied(knot)
	}
}

// needs iterates over the resources that one needs to be made.
func (k *knots) needs(r *resource) func(yield func(*resource) bool) {
	return func(yield func(*resource) bool) {
		for _, reference := range r.references {
			next := k.resources[reference.Key]
			if !reference.Lazy && next != nil && !yield(next) {
				return
			}
		}
	}
}

// problem is that of one resource in a knot: its shortest circle, or only a
// part of it where many were written out already.
func (k *knots) problem(r *resource, within map[*resource]bool, whole bool) *hush.Problem {
	if !whole {
		for next := range k.needs(r) {
			if within[next] {
				return r.needed(next.key, r.referenceTo(next.key))
			}
		}
	}
	return circle(k.around(r, within))
}

// around returns the shortest way from a resource back to it.
func (k *knots) around(r *resource, within map[*resource]bool) []*resource {
	before := make(map[*resource]*resource)
	for queue := []*resource{r}; ; queue = queue[1:] {
		at := queue[0]
		for next := range k.needs(at) {
			if next == r {
				way := []*resource{at}
				for ; way[0] != r; way = slices.Insert(way, 0, before[way[0]]) {
				}
				return way
			}
			if within[next] && before[next] == nil {
				before[next] = at
				queue = append(queue, next)
			}
		}
	}
}
