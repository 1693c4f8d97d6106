package variables

import (
	"path/filepath"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/runtime/hush"
)

// value is one in the resources file, with what is known of who takes it.
type value struct {
	node   hush.Node
	path   []byte
	field  *model.Field
	within *model.FieldType
}

// mentions adds every ${…} in a value and in what it holds.
func (c *collector) mentions(key string, v value) {
	switch v.node.Kind() {
	case hush.KindPlain, hush.KindString:
		for _, r := range replacements(v.node.Text()) {
			c.mention(key, v, r)
		}
	case hush.KindMap:
		for field := range v.node.Fields() {
			c.mentions(key, v.key(field))
		}
	case hush.KindList:
		i := 0
		for item := range v.node.Items() {
			inner := value{node: item, field: v.field, path: names.AppendIndex(v.path[:len(v.path):len(v.path)], i)}
			inner.within = elementOf(v.within)
			c.mentions(key, inner)
			i++
		}
	}
}

func (c *collector) mention(key string, v value, r replacement) {
	m := Mention{
		Resource: key, Path: names.ShortenPath(string(v.path)), Position: v.node.Position(), Field: v.field,
		Default: r.fallback, HasDefault: r.hasFallback,
	}
	if r.file == "" {
		found := c.variable(r.variable)
		found.Mentions = append(found.Mentions, m)
		return
	}
	path := r.file
	if !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(m.Position.Source), path)
	}
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	found := c.file(path)
	found.Mentions = append(found.Mentions, m)
}

// key returns the value behind a key of a mapping. What is known of a field
// holds for all that is in it, until there are fields of its own.
func (v value) key(field hush.Field) value {
	inner := value{node: field.Value, path: names.AppendStep(v.path[:len(v.path):len(v.path)], field.Name), field: v.field}
	if len(v.path) == 0 {
		inner.path = inner.path[min(1, len(inner.path)):] // without the dot
	}
	t := v.within
	for t != nil && t.Kind == model.Pointer {
		t = t.Elem
	}
	switch {
	case t == nil:
	case t.Kind == model.Map:
		inner.within = t.Elem
	case t.Kind == model.StructKind:
		if f := fieldNamed(t.Struct, field.Name); f != nil {
			inner.field, inner.within = f, f.Type
		}
	}
	return inner
}

func elementOf(t *model.FieldType) *model.FieldType {
	for t != nil && t.Kind == model.Pointer {
		t = t.Elem
	}
	if t == nil {
		return nil
	}
	return t.Elem
}

func fieldNamed(s *model.Struct, name string) *model.Field {
	for _, f := range s.Fields {
		if f.Name == name {
			return f
		}
		for _, alias := range f.Aliases {
			if alias == name {
				return f
			}
		}
	}
	return nil
}
