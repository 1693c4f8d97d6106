package names

import (
	"cmp"
	"strings"
)

// Nearest returns at most limit of the known names that someone who wrote
// name may have meant, the nearest first, equally near ones sorted. A name is
// near when it is at most two edits away (insert, delete, replace, swap of
// neighbours), or a third of the written length for long names, or when one
// begins with the other and at least two letters of it are there.
func Nearest(name string, known []string, limit int) []string {
	var near candidates
	folded := strings.ToLower(name)
	for _, k := range known {
		if k == name || k == "" {
			continue
		}
		if d, ok := near1(folded, strings.ToLower(k)); ok {
			near = near.insert(candidate{k, d}, limit)
		}
	}
	var found []string
	for _, c := range near {
		if near[0].distance == 0 && c.distance > 0 {
			break // but for case it is the name: nothing else was meant
		}
		found = append(found, c.name)
	}
	return found
}

type candidate struct {
	name     string
	distance int
}

func (c candidate) compare(other candidate) int {
	return cmp.Or(cmp.Compare(c.distance, other.distance), strings.Compare(c.name, other.name))
}

// candidates are sorted, each once. There are few, so that every program with
// a registry is spared a sort for this type.
type candidates []candidate

// insert puts a candidate in its place and lets the last go beyond limit.
func (near candidates) insert(c candidate, limit int) candidates {
	at := 0
	for at < len(near) && near[at].compare(c) < 0 {
		at++
	}
	if at == limit || at < len(near) && near[at] == c {
		return near
	}
	near = append(near, candidate{})
	copy(near[at+1:], near[at:])
	near[at] = c
	return near[:min(limit, len(near))]
}

func near1(name, known string) (int, bool) {
	allowed := max(2, len(name)/3)
	// A short word is near almost everything at two edits.
	if len(name) <= 3 || len(known) <= 3 {
		allowed = 1
	}
	if d := Distance(name, known, allowed); d <= allowed {
		return d, true
	}
	short, long := name, known
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(short) >= 2 && strings.HasPrefix(long, short) {
		return allowed + 1, true
	}
	return 0, false
}

// maxCompared bounds the work on hostile input: longer names have no near ones.
const maxCompared = 256

// Distance returns the number of edits between a and b in bytes, counting a
// swap of neighbours as one (optimal string alignment), or any number above
// limit as soon as it is certain to exceed limit.
func Distance(a, b string, limit int) int {
	if diff := len(a) - len(b); diff > limit || -diff > limit || len(a) > maxCompared || len(b) > maxCompared {
		return limit + 1
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
