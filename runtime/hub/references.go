package hub

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/runtime/hush"
)

// checkRelations looks at how the resources belong together.
func (r *run) checkRelations() {
	r.checkReferences()
	r.checkCircles()
}

// checkReferences reports every reference to a resource that isn't there.
func (r *run) checkReferences() {
	if r.unknown {
		return // what is missing may be in the source that could not be read
	}
	var known []hush.Key
	for _, owner := range r.resources {
		start := len(r.findings.problems)
		var hidden hiddenNames
		for _, reference := range owner.references {
			if r.has(reference.Key) {
				continue
			}
			if known == nil {
				known = r.keys()
			}
			if hidden == nil {
				hidden = hiddenNamesIn(owner.node)
			}
			problem := r.missing(owner, reference, hidden.shown(reference.Key), known)
			problem.Position = reference.Position
			r.findings.add(problem)
		}
		r.settle(owner, start)
	}
}

// has reports whether there is a resource, also a malformed one.
func (r *run) has(key hush.Key) bool { return r.found[key] != nil || r.provides(key) }

// keys returns all that a resource can refer to.
func (r *run) keys() []hush.Key {
	known := slices.Collect(maps.Keys(r.provided))
	for _, resource := range r.resources {
		known = append(known, resource.key)
	}
	return known
}

func (r *run) missing(owner *resource, reference hush.Reference, shown string, known []hush.Key) *hush.Problem {
	problem := problemAt(owner.node, reference.Path, "no resource "+strconv.Quote(shown))
	problem.Found = shown
	if other, ok := hush.ParseKey(reference.Key.Name); ok && r.has(other) && shown == reference.Key.String() {
		problem.Message = other.String() + " is a resource of category " + other.Category + ", one of " + reference.Key.Category + " is needed here"
		return problem
	}
	if r.suggests(len(known)) {
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

// hiddenNames holds the texts of a resource that must not be shown, with what
// is written in their place.
type hiddenNames map[string]string

func hiddenNamesIn(n hush.Node) hiddenNames {
	h := make(hiddenNames)
	h.collect(n)
	return h
}

func (h hiddenNames) collect(n hush.Node) {
	if n.Hidden() {
		_, name, _ := strings.Cut(n.Text(), ":")
		for _, text := range [...]string{n.Text(), name} {
			if _, there := h[text]; !there {
				h[text] = n.Written()
			}
		}
	}
	for item := range n.Items() {
		h.collect(item)
	}
	for field := range n.Fields() {
		h.collect(field.Value)
	}
}

// shown returns how messages name a resource that the values refer to: its
// key, or what is written where a variable gave the name.
func (h hiddenNames) shown(key hush.Key) string {
	if written, ok := h[key.Name]; ok {
		return written
	}
	return key.String()
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
