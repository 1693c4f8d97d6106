package hub

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/runtime/hush"
)

// plan is what the sources say, read and checked, before anything is made.
type plan struct {
	resources map[hush.Key]*resource
	// keys holds the keys of the resources, sorted.
	keys  []hush.Key
	notes []hush.Problem
}

// planner reads and checks the resources of a hub. It changes nothing, so
// that Validate can do the same again.
type planner struct {
	settings *settings
	catalog  *catalog
	provided map[hush.Key]any
	host     any
}

// plan loads all sources and checks every resource that is in effect. One
// that a later source replaces is not looked into.
func (p *planner) plan(ctx context.Context) (*plan, error) {
	f := &findings{}
	resources := make(map[hush.Key]*resource)
	complete := true
	for _, source := range p.settings.sources {
		layout := layout{p.catalog, f, make(map[hush.Key]*resource)}
		complete = p.load(ctx, source, &layout) && complete
		maps.Copy(resources, layout.found)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	keys := slices.SortedFunc(maps.Keys(resources), compareKeys)
	for _, key := range keys {
		p.check(resources[key], f)
	}
	if complete {
		p.checkReferences(resources, keys, f)
		checkCircles(resources, keys, f)
	}
	slices.SortStableFunc(f.notes, compareNotes)
	return &plan{resources, keys, f.notes}, f.err()
}

// load reads one source and reports whether it could be read whole.
func (p *planner) load(ctx context.Context, source Source, layout *layout) bool {
	snapshot, err := source.Load(ctx)
	if err == nil {
		layout.source(source.Name(), snapshot.Root)
		return true
	}
	var config *hush.ConfigError
	if errors.As(err, &config) {
		layout.findings.problems = append(layout.findings.problems, config.Problems...)
	} else {
		layout.findings.failures = append(layout.findings.failures, err)
	}
	return false
}

// check looks into one resource.
func (p *planner) check(r *resource, f *findings) {
	if _, ok := p.provided[r.key]; ok {
		err := &hush.ConflictError{Key: r.key, Reason: "the program provides this resource itself (hub.Provide)"}
		f.add(hush.Problem{Position: r.position, Path: r.key.String(), Message: err.Reason, Err: err})
		return
	}
	before := len(f.problems)
	ip := &interpolator{p.settings.lookupEnv, f}
	r.node = ip.values(r.key, r.node)
	unread := f.problems[before:]
	rest := &findings{}
	p.decode(r, rest)
	f.notes = append(f.notes, rest.notes...)
	f.problems = append(f.problems, slices.DeleteFunc(rest.problems, func(problem hush.Problem) bool {
		return follows(problem, r.key, unread)
	})...)
}

// follows reports whether a problem is only there because ${…} could not be
// replaced: one with the same value, or what the config as a whole says.
func follows(problem hush.Problem, key hush.Key, unread []hush.Problem) bool {
	if len(unread) > 0 && problem.Err != nil && problem.Path == key.String() {
		return true
	}
	return slices.ContainsFunc(unread, func(u hush.Problem) bool {
		return u.Path == problem.Path || u.Position.Line > 0 && u.Position == problem.Position
	})
}

// decode chooses the plugin and lets it check the values.
func (p *planner) decode(r *resource, f *findings) {
	p.catalog.choose(r, f)
	if r.entry == nil {
		return
	}
	if use := r.entry.Describe().Deprecated; use != "" {
		f.note(hush.Problem{
			Position: r.position, Path: r.key.String(),
			Message: "plugin " + r.entry.Describe().Name + " is deprecated: " + use,
		})
	}
	references, err := r.entry.Check(p.input(r, checking{}))
	r.references = references
	if err != nil {
		f.fail(err, r.position, r.key.String())
	}
}

// input is what the plugin of a resource is made from.
func (p *planner) input(r *resource, resources hush.Resolver) hush.Input {
	return hush.Input{
		Key: r.key, Node: r.node, Host: p.host,
		LookupEnv: p.settings.lookupEnv, Resources: resources,
	}
}

// checking stands in for the hub while resources are checked: nothing may be
// made yet.
type checking struct{}

var errChecking = errors.New("resources can't be used while the configuration is checked")

func (checking) Instance(_ context.Context, key hush.Key) (any, error) {
	return nil, &resourceError{key, "get", errChecking}
}

func (checking) Using(_ context.Context, key hush.Key, _ func(any) error) error {
	return &resourceError{key, "use", errChecking}
}

func compareKeys(a, b hush.Key) int {
	if c := strings.Compare(a.Category, b.Category); c != 0 {
		return c
	}
	return strings.Compare(a.Name, b.Name)
}

func compareNotes(a, b hush.Problem) int {
	if c := strings.Compare(a.Position.Source, b.Position.Source); c != 0 {
		return c
	}
	if c := a.Position.Line - b.Position.Line; c != 0 {
		return c
	}
	return a.Position.Column - b.Position.Column
}
