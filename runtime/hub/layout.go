package hub

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/runtime/hush"
)

// resource is what a source says about one key, and what became of it.
type resource struct {
	key      hush.Key
	category hush.AnyCategory
	written  string        // the key as it stands in the source
	position hush.Position // of the key
	grouped  bool          // stands under its category
	node     hush.Node
	// entry is the chosen plugin; nil when none could be told.
	entry hush.Entry
	// references are the other resources that the values name.
	references []hush.Reference
}

// layout reads which resources the keys of one source name.
type layout struct {
	catalog  *catalog
	findings *findings
	found    map[hush.Key]*resource
}

// schemaKey at the top of a source is for editors.
const schemaKey = "$schema"

// source reads a whole source.
func (l *layout) source(name string, root hush.Node) {
	if root.Absent() {
		return
	}
	if root.Kind() != hush.KindMap {
		position := root.Position()
		if position.Source == "" {
			position.Source = name
		}
		l.findings.add(unexpected(position, "", "a mapping of resources", root))
		return
	}
	for field := range root.Fields() {
		switch category, name, flat := strings.Cut(field.Name, ":"); {
		case flat:
			l.resource(field, &resource{written: field.Name}, category, name)
		case field.Name != schemaKey:
			l.group(field)
		}
	}
}

// group reads a top-level key without a colon: a category that holds its
// resources, or the settings of its resource "default".
func (l *layout) group(group hush.Field) {
	if holdsType(group.Value) {
		l.resource(group, &resource{written: group.Name}, group.Name, defaultName)
		return
	}
	if _, ok := l.category(group, group.Name, group.Name); !ok || group.Value.Absent() {
		return
	}
	if group.Value.Kind() != hush.KindMap {
		l.findings.add(unexpected(group.Value.Position(), group.Name, "a mapping of resources", group.Value))
		return
	}
	for field := range group.Value.Fields() {
		r := &resource{written: group.Name + ":" + field.Name, grouped: true}
		l.resource(field, r, group.Name, field.Name)
	}
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
	r.position, r.node = field.KeyPosition, field.Value
	if message := wrongName(name); message != "" {
		path := r.written
		if strings.ContainsFunc(path, unicode.IsControl) {
			path = strconv.Quote(path)
		}
		l.findings.add(hush.Problem{Position: r.position, Path: path, Message: message})
		return
	}
	if kind := r.node.Kind(); kind != hush.KindMap && !r.node.Absent() {
		l.findings.add(notSettings(r))
		return
	}
	if first, ok := l.found[r.key]; ok {
		l.findings.add(twice(r, first))
		return
	}
	l.found[r.key] = r
}

func (l *layout) category(field hush.Field, written, name string) (hush.AnyCategory, bool) {
	if category := l.catalog.category(name); category != nil {
		return category, true
	}
	err := l.catalog.categoryNotFound(names.Canonical(name))
	l.findings.add(hush.Problem{
		Position: field.KeyPosition, Path: written,
		Message: err.Error(), Found: name, Nearest: err.Nearest, Err: err,
	})
	return nil, false
}

// wrongName says what is wrong with a resource's name: "" when nothing is.
func wrongName(name string) string {
	switch {
	case name == "":
		return "the resource has no name: want category:name"
	case strings.ContainsFunc(name, unicode.IsControl):
		return "the resource's name contains a control character"
	case strings.TrimSpace(name) != name:
		return "the resource's name begins or ends with a space"
	}
	return ""
}

// twice reports two keys of one source that name one resource.
func twice(second, first *resource) hush.Problem {
	message := `defined twice in this source`
	if first.written != second.written {
		message = `the same resource as "` + first.written + `"`
	}
	if first.position.Line > 0 {
		message += ", first at " + first.position.String()
	}
	return hush.Problem{Position: second.position, Path: second.written, Message: message}
}

// notSettings reports a resource that is no mapping. Under a category it is
// mostly a setting that was meant for one resource.
func notSettings(r *resource) hush.Problem {
	p := unexpected(r.node.Position(), r.written, "a mapping of settings", r.node)
	if r.grouped {
		p.Message += "; settings of one resource stand under its name, or beside a type"
	}
	return p
}

func unexpected(position hush.Position, path, expected string, found hush.Node) hush.Problem {
	kind := found.Kind().String()
	return hush.Problem{
		Position: position, Path: path,
		Message:  "want " + expected + ", found " + kind,
		Expected: expected, Found: kind,
	}
}
