package hub

import (
	"cmp"
	"strings"

	"github.com/hushgen/hushgen/runtime/hush"
)

// layout reads which resources the keys of one source name.
type layout struct {
	*selection
	// source is the index of the source. isolated is set when its problems are
	// those of its resources alone.
	source   int
	isolated *isolated
	// broken are the places where the source itself found something wrong.
	broken positions
	// settled are resources of which the source knows that their values fit,
	// those to come.
	settled []Settled
	found   map[hush.Key]*resource
	// order holds them as the source does, block has room for more.
	order []*resource
	block []resource
}

// schemaKey at the top of a source is for editors.
const schemaKey = "$schema"

// read reads a whole source of that name.
func (l *layout) read(name string, root hush.Node) {
	if root.Absent() {
		return
	}
	if root.Kind() != hush.KindMap {
		problem := unexpected("", "a mapping of resources", root)
		problem.Position.Source = cmp.Or(problem.Position.Source, name)
		l.report(nil, problem)
		return
	}
	count := root.Len()
	l.found, l.order = make(map[hush.Key]*resource, count), make([]*resource, 0, count)
	for field := range root.Fields() {
		switch category, name, flat := strings.Cut(field.Name, ":"); {
		case flat:
			l.resource(field, l.next(field.Name), category, name)
		case field.Name != schemaKey:
			l.group(field)
		}
	}
}

// group reads a top-level key without a colon: a category that holds its
// resources, or the settings of its resource "default".
func (l *layout) group(group hush.Field) {
	if holdsType(group.Value) {
		l.resource(group, l.next(group.Name), group.Name, defaultName)
		return
	}
	if _, ok := l.category(group, group.Name, group.Name); !ok || group.Value.Absent() {
		return
	}
	if group.Value.Kind() != hush.KindMap {
		l.report(nil, unexpected(shownKey(group.Name), "a mapping of resources", group.Value))
		return
	}
	for field := range group.Value.Fields() {
		r := l.next(group.Name + ":" + field.Name)
		r.grouped = true
		l.resource(field, r, group.Name, field.Name)
	}
}

// blockSize is how many resources have one allocation: they come and go
// together.
const blockSize = 64

// next returns a new resource with the key as it stands in the source.
func (l *layout) next(written string) *resource {
	if len(l.block) == 0 {
		l.block = make([]resource, min(blockSize, cap(l.order)-len(l.order)+1))
	}
	r := &l.block[0]
	l.block = l.block[1:]
	r.written = written
	return r
}

// defaultName is the resource that a category with a type of its own is.
const defaultName = "default"

// holdsType reports whether the value of a category is one resource. A
// mapping called "type" is a resource of that name instead.
func holdsType(n hush.Node) bool {
	for _, selector := range [...]string{"type", "_class"} {
		if kind := n.Get(selector).Kind(); kind != hush.KindNone && kind != hush.KindMap {
			return true
		}
	}
	return false
}

// resource completes a resource from its field and adds it.
func (l *layout) resource(field hush.Field, r *resource, category, name string) {
	var ok bool
	if r.category, ok = l.category(field, r.written, category); !ok {
		return
	}
	r.key = hush.Key{Category: r.category.About().Name, Name: name}
	r.broken, r.position, r.node = l.broken, field.KeyPosition, field.Value
	r.source, r.isolated = l.source, l.isolated != nil
	if len(l.settled) > 0 && l.settled[0].Key == r.key {
		r.settled, l.settled = &l.settled[0], l.settled[1:]
	}
	if message := wrongName(name); message != "" {
		l.report(nil, r.asWritten(message))
		return
	}
	first, again := l.found[r.key]
	if kind := r.node.Kind(); kind != hush.KindMap && !r.node.Absent() {
		l.report(cmp.Or(first, r), notSettings(r))
		r.malformed = true // others may refer to it all the same
	}
	if again {
		l.report(first, twice(r, first))
		return
	}
	l.found[r.key] = r
	l.order = append(l.order, r)
}

func (l *layout) category(field hush.Field, written, name string) (hush.AnyCategory, bool) {
	if category := l.catalog.category(name); category != nil {
		return category, true
	}
	l.report(nil, l.unknownCategory(field, shownKey(written), name))
	return nil, false
}

// report records a problem with a resource, or nil where none can be told,
// unless the source has reported the place.
//
//go:noinline
func (l *layout) report(r *resource, p *hush.Problem) {
	switch {
	case l.broken[p.Position]:
	case l.isolated == nil:
		l.findings.add(p)
	case r != nil:
		r.problems = append(r.problems, p)
	}
}
