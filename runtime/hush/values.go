package hush

import (
	"strings"

	"github.com/hushgen/hushgen/internal/sorting"
)

// Values holds configuration values by field name, as a Go program writes
// them:
//
//	hush.Values{"model": "gpt-4", "retry": hush.Values{"max": 3, "wait": time.Second}}
//
// A value is nil, a bool, any integer or float, a string, a [time.Duration],
// a [time.Time], a [Secret], a [Node], anything with
// MarshalText() ([]byte, error), or a slice or string-keyed map of any or of
// these types. Other dynamic types, named forms of the basic types included,
// are refused with their name. A nil map, slice or pointer of these types counts
// as nil, so does a nil pointer with MarshalText; other types with that method
// say themselves what their nil is. A string is never taken for a number.
type Values map[string]any

const (
	// maxDepth bounds how deep Values nest.
	maxDepth = 1000
	// maxEntries bounds the size of the tree: a slice or map that occurs
	// many times within itself's elements is written out at each place.
	maxEntries = 1 << 20
)

// Node returns the values as a tree without positions, keys sorted. Nil
// Values give the zero Node. A [*ConfigError] names every value of a type
// that is not supported, and any map or slice that contains itself.
func (v Values) Node() (Node, error) { return v.node("") }

// NodeAsWritten is Node with each [Node] among the values taken back to what
// stands in its source: see [Node.AsWritten]. It is for what is to be saved.
// The paths of problems begin with root.
func (v Values) NodeAsWritten(root string) (Node, error) {
	return v.write(root, valueWriter{asWritten: true})
}

// node is Node with problems whose paths begin with root.
func (v Values) node(root string) (Node, error) { return v.write(root, valueWriter{}) }

func (v Values) write(root string, w valueWriter) (Node, error) {
	if v == nil {
		return Node{}, nil
	}
	w.builder, w.open = NewBuilder(""), map[identity]bool{}
	writeMap(&w, &place{name: root}, v)
	if err := NewConfigError(w.problems); err != nil {
		return Node{}, err
	}
	return w.builder.Document().Root(), nil
}

// valueWriter writes Go values into a Builder and collects what is wrong.
type valueWriter struct {
	builder  *Builder
	problems []Problem
	// open holds the maps and slices around the current value.
	open map[identity]bool
	// asWritten takes nodes back to what stands in their sources.
	asWritten bool
	// full is set once the tree is too deep or too large: one problem says
	// so, more of the same kind would follow without end.
	full bool
}

// value writes any supported value.
func (w *valueWriter) value(at *place, value any) {
	switch {
	case w.full:
	case len(w.builder.document.Entries) >= maxEntries:
		w.stop(at, "there are more than "+itoa(maxEntries)+" values")
	case writeBasic(w, value), writeSlice(w, at, value), writeStringMap(w, at, value):
	default:
		w.marshaled(at, value)
	}
}

// writeList writes the elements of a slice; a nil slice is null.
func writeList[E any](w *valueWriter, at *place, list []E) {
	w.list(at, list == nil, sliceIdentity(list), len(list), func(i int) any { return list[i] })
}

// list is what writeList does with any slice. It is apart, and so is dictionary:
// there are fifty types of slices and maps, and 2 KB each would be in every
// program that has Values.
func (w *valueWriter) list(at *place, null bool, id identity, length int, element func(i int) any) {
	if !w.opens(at, null, id) {
		return
	}
	w.builder.BeginList(0, 0)
	inner := place{around: at}
	for i := range length {
		inner.index = i
		w.value(&inner, element(i))
	}
	w.builder.End()
	w.leave(id)
}

// writeMap writes the values of a map, keys sorted; a nil map is null.
func writeMap[M ~map[string]E, E any](w *valueWriter, at *place, m M) {
	names := func() []string {
		names := make([]string, 0, len(m))
		for name := range m {
			names = append(names, name)
		}
		return names
	}
	w.dictionary(at, m == nil, mapIdentity(m), names, func(name string) any { return m[name] })
}

// dictionary is what writeMap does with any map.
func (w *valueWriter) dictionary(at *place, null bool, id identity, names func() []string, value func(name string) any) {
	if !w.opens(at, null, id) {
		return
	}
	sorted := names()
	sorting.Stable(sorted, strings.Compare)
	w.builder.BeginMap(0, 0)
	inner := place{around: at, named: true}
	for _, name := range sorted {
		w.builder.Key(name, 0, 0)
		inner.name = name
		w.value(&inner, value(name))
	}
	w.builder.End()
	w.leave(id)
}

// opens reports whether the elements of a slice or map are to be written; a nil
// one is null.
func (w *valueWriter) opens(at *place, null bool, id identity) bool {
	if null {
		w.builder.Null(0, 0)
		return false
	}
	return w.enter(at, id)
}

// enter reports whether a map or slice may be written: it isn't one of those
// around it, and they aren't too many.
func (w *valueWriter) enter(at *place, id identity) bool {
	switch {
	case w.open[id]:
		w.problem(at, Problem{Message: "the value contains itself"})
	case len(w.open) >= maxDepth:
		w.stop(at, "the values nest deeper than "+itoa(maxDepth)+" levels")
	default:
		// All empty slices may share one address, and contain nothing.
		if id.size != 0 {
			w.open[id] = true
		}
		return true
	}
	return false
}

func (w *valueWriter) leave(id identity) { delete(w.open, id) }

func (w *valueWriter) stop(at *place, message string) {
	w.full = true
	w.problem(at, Problem{Message: message})
}

func (w *valueWriter) problem(at *place, p Problem) {
	p.Path = at.path()
	w.problems = append(w.problems, p)
}
