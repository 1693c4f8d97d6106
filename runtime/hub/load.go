package hub

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/runtime/hush"
)

// reading is what one source said.
type reading struct {
	snapshot Snapshot
	// err is what is wrong in the snapshot, a [*hush.ConfigError]; or, where
	// whole is false, why there is none.
	err error
	// whole tells that the snapshot holds every resource of the source, with
	// mistakes or not.
	whole bool
	// lost is why an isolated source could not be read, or not whole. What
	// stands in its place, if anything, is the last that could.
	lost error
	// saved are the revisions of what the hub has written itself since.
	saved map[hush.Key]string
}

// read loads all sources. last are the readings of before, in the same order,
// or nil. The error is that of ctx.
func (p *planner) read(ctx context.Context, last []reading) ([]reading, error) {
	readings := make([]reading, len(p.settings.sources))
	for i := range readings {
		var before reading
		if i < len(last) {
			before = last[i]
		}
		readings[i] = p.readSource(ctx, i, before)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return readings, nil
}

// readSource loads one source.
func (p *planner) readSource(ctx context.Context, index int, before reading) reading {
	source := p.settings.sources[index]
	snapshot, err := source.Load(ctx)
	now := reading{snapshot: snapshot, err: err, whole: isWhole(snapshot, err)}
	if now.whole || isolation(source) == nil {
		return now
	}
	if before.whole || now.empty() {
		now = before
	}
	now.lost = err
	return now
}

// empty reports whether nothing of the source could be read.
func (r *reading) empty() bool { return !r.whole && r.snapshot.Root.IsZero() }

// isWhole reports whether a snapshot holds all resources of a source, if not
// all of their values.
func isWhole(snapshot Snapshot, err error) bool {
	if err == nil {
		return true
	}
	config, ok := errors.AsType[*hush.ConfigError](err)
	if !ok || snapshot.Root.IsZero() {
		return false
	}
	for i := range config.Problems {
		if losesResources(&config.Problems[i]) {
			return false
		}
	}
	return true
}

// losesResources reports whether there may be resources that a source could
// not tell because of a problem: one with a category or the whole, rather
// than one with a resource or in it.
func losesResources(p *hush.Problem) bool { return !strings.ContainsAny(p.Path, ":.[") }

// take reads which resources a source has.
func (r *run) take(index int, said *reading) {
	if said.lost != nil {
		r.lose(said)
	}
	config, ok := errors.AsType[*hush.ConfigError](said.err)
	if said.err != nil && !ok {
		r.partial = true
		r.findings.failures = append(r.findings.failures, said.err)
		return
	}
	source := r.settings.sources[index]
	layout := layout{selection: &r.selection, source: index}
	if i := isolation(source); i != nil && !r.strict {
		layout.isolated, r.blame = i, i.blame
	}
	if settler, ok := unwrap(source).(Settler); ok && !r.strict {
		layout.settled = settler.Settled()
	}
	if config != nil {
		layout.broken = positionsOf(config)
	}
	layout.read(source.Name(), said.snapshot.Root)
	if config != nil {
		r.refused(config, &layout, said)
	}
	r.adopt(&layout)
}

// lose notes that an isolated source could not be read, or not whole.
func (r *run) lose(said *reading) {
	switch config, ok := errors.AsType[*hush.ConfigError](said.lost); {
	case !r.strict:
		r.lost = append(r.lost, said.lost)
		r.unknown = r.unknown || !said.whole
		return
	case ok:
		r.findings.problems = append(r.findings.problems, problemsOf(config)...)
	default:
		r.findings.failures = append(r.findings.failures, said.lost)
	}
	r.partial = true
}

// refused takes over what a source found wrong itself.
func (r *run) refused(config *hush.ConfigError, l *layout, said *reading) {
	if l.isolated != nil {
		l.isolated.pin(l, problemsOf(config))
		return
	}
	r.partial = r.partial || !said.whole
	r.findings.problems = append(r.findings.problems, problemsOf(config)...)
}

// adopt takes over the resources of one source: each replaces what earlier
// sources say of it, whole.
func (r *run) adopt(l *layout) {
	r.resources = append(r.resources, l.order...)
	if r.found == nil {
		r.found = l.found
		return
	}
	for _, later := range l.order {
		if earlier := r.found[later.key]; earlier != nil {
			later.replaced = append([]*resource{earlier}, earlier.replaced...)
		}
		r.found[later.key] = later
	}
}

// drop leaves out the resources that a later source replaces, and isolated
// ones that the program provides.
func (r *run) drop() {
	for key := range r.provided {
		if resource := r.found[key]; resource != nil && resource.isolated {
			delete(r.found, key)
		}
	}
	if len(r.resources) > len(r.found) {
		r.resources = slices.DeleteFunc(r.resources, func(resource *resource) bool { return r.found[resource.key] != resource })
	}
}
