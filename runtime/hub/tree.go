package hub

import (
	"errors"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/runtime/hush"
)

// entryOf returns the values of a resource in the tree of a source, or the
// zero Node.
func entryOf(root hush.Node, key hush.Key) (found hush.Node) {
	for field := range root.Fields() {
		if k, flat := hush.ParseKey(field.Name); flat {
			if k == key {
				return field.Value
			}
			continue
		}
		if names.Canonical(field.Name) != key.Category {
			continue
		}
		if holdsType(field.Value) {
			if key.Name == defaultName {
				return field.Value
			}
		} else if value := field.Value.Get(key.Name); !value.IsZero() {
			return value
		}
	}
	return hush.Node{}
}

// WithResource returns the tree of a source with other values of one resource;
// the zero Node takes it out. The tree itself stays as it is.
//
// For sources that are written.
func WithResource(root hush.Node, key hush.Key, value hush.Node) hush.Node {
	b := hush.NewBuilder(root.Position().Source)
	b.BeginMap(root.Position().Line, root.Position().Column)
	for field := range root.Fields() {
		k, flat := hush.ParseKey(field.Name)
		switch group := !flat && names.Canonical(field.Name) == key.Category; {
		case flat && k == key, group && key.Name == defaultName && holdsType(field.Value):
		case group && !holdsType(field.Value):
			begin(b, field)
			b.BeginMap(field.Value.Position().Line, field.Value.Position().Column)
			for inner := range field.Value.Fields() {
				if inner.Name != key.Name {
					begin(b, inner)
					b.Node(inner.Value)
				}
			}
			b.End()
		default:
			begin(b, field)
			b.Node(field.Value)
		}
	}
	if !value.IsZero() {
		b.Source(value.Position().Source)
		b.Key(key.String(), 0, 0)
		b.Node(value)
	}
	b.End()
	return b.Document().Root()
}

func begin(b *hush.Builder, field hush.Field) {
	b.Source(field.KeyPosition.Source)
	b.Key(field.Name, field.KeyPosition.Line, field.KeyPosition.Column)
}

// withoutProblemsOf drops what a source has said about the file of a resource
// that is about to be written anew.
func withoutProblemsOf(err error, key hush.Key) error {
	config, ok := errors.AsType[*hush.ConfigError](err)
	if !ok {
		return err
	}
	text := key.String()
	problems := slices.DeleteFunc(slices.Clone(config.Problems), func(p hush.Problem) bool {
		rest, found := strings.CutPrefix(p.Path, text)
		return found && (rest == "" || rest[0] == '.' || rest[0] == '[')
	})
	return hush.NewConfigError(problems)
}

// unplaced takes the place from problems with values that are nowhere yet.
func unplaced(err error, place string) error {
	config, ok := errors.AsType[*hush.ConfigError](err)
	if !ok {
		return err
	}
	problems := slices.Clone(config.Problems)
	for i := range problems {
		if p := &problems[i].Position; p.Source == place && p.Line == 0 {
			p.Source = ""
		}
	}
	return hush.NewConfigError(problems)
}
