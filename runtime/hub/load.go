package hub

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/runtime/hush"
)

// load reads one source, as far as it can be read.
func (r *run) load(ctx context.Context, source Source) {
	snapshot, err := source.Load(ctx)
	config, ok := errors.AsType[*hush.ConfigError](err)
	if err != nil && !ok {
		r.partial = true
		r.findings.failures = append(r.findings.failures, err)
		return
	}
	layout := layout{selection: &r.selection}
	if config != nil {
		r.partial = r.partial || snapshot.Root.IsZero()
		layout.broken = r.refused(config)
	}
	layout.read(source.Name(), snapshot.Root)
	r.resources = append(r.resources, layout.order...)
	if r.found == nil {
		r.found = layout.found
		return
	}
	maps.Copy(r.found, layout.found)
}

// drop leaves out the resources that a later source replaces.
func (r *run) drop() {
	if len(r.resources) > len(r.found) {
		r.resources = slices.DeleteFunc(r.resources, func(resource *resource) bool { return r.found[resource.key] != resource })
	}
}

// refused takes over what a source found wrong itself, and returns where.
func (r *run) refused(config *hush.ConfigError) positions {
	broken := make(positions)
	for _, problem := range config.Problems {
		r.partial = r.partial || losesResources(problem)
		broken.add(problem)
		r.findings.add(problem)
	}
	return broken
}

// losesResources reports whether there may be resources that a source could
// not tell because of a problem: one with a category or the whole, rather
// than one with a resource or in it.
func losesResources(p hush.Problem) bool { return !strings.ContainsAny(p.Path, ":.[") }
