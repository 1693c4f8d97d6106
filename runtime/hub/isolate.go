package hub

import (
	"context"

	"github.com/hushgen/hushgen/runtime/hush"
)

// Isolate keeps the mistakes of a source to themselves: for the files of many
// tenants, where one typo must not stop all others.
//
// A broken resource of an isolated source fails its own Get, with the
// [*hush.ConfigError] that Open would have failed with; all others work. Open,
// Reload and Put succeed in spite of it, and [Hub.Validate] reports it. What
// is broken:
//
//   - a resource with an unknown plugin, with wrong values, or with a
//     reference to nothing;
//   - a resource that is defined twice;
//   - a resource that needs itself in a circle. Where a circle leads through
//     isolated resources and others, the isolated ones are to blame, as the
//     others can't help it: their own Get fails for want of those.
//
// A broken resource is still there. It replaces that of an earlier source, so
// that nothing falls back silently to other values, and other resources may
// refer to it: they fail when they ask for its instance.
//
// A key that can't be read, one of an unknown category, and one that the
// program provides itself are left out and reported by Validate.
//
// A source that can't be read at all, such as a file that is missing or no
// YAML, has no resources. Whether references to resources that aren't there
// are mistakes can't be told then, so they aren't reported either. Of a source
// that can be read in part, the part counts. On Reload the last that could be
// read whole stays in effect. Asking for a resource that isn't there says that
// it may be for want of the source.
func Isolate(source Source) Source {
	if _, ok := source.(*isolated); ok || source == nil {
		return source // Open reports a nil source
	}
	return &isolated{source, (*layout).pin, (*run).blameForCircles}
}

// isolated is a Source and nothing more: who wants to save or to watch has to
// unwrap it.
type isolated struct {
	source Source
	// pin and blame are the code that isolated sources need: a program without
	// Isolate doesn't link it.
	pin   func(*layout, []*hush.Problem)
	blame func(*run)
}

// Name implements [Source].
func (i *isolated) Name() string { return i.source.Name() }

// Load implements [Source].
func (i *isolated) Load(ctx context.Context) (Snapshot, error) { return i.source.Load(ctx) }

// unwrap returns the source that Isolate was given, or the source itself.
func unwrap(source Source) Source {
	if i, ok := source.(*isolated); ok {
		return i.source
	}
	return source
}

// isolation returns what Isolate made of a source, or nil.
func isolation(source Source) *isolated {
	i, _ := source.(*isolated)
	return i
}
