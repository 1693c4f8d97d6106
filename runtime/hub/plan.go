package hub

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/runtime/hush"
)

// plan is what the sources say, read and checked, before anything is made.
type plan struct {
	// resources are sorted by key.
	resources []*resource
	notes     []hush.Problem
}

// planner reads and checks the resources of a hub. It changes nothing, so
// that Validate can do the same again.
type planner struct {
	settings *settings
	catalog  *catalog
	provided map[hush.Key]any
	host     any
}

// run is one reading of all sources.
type run struct {
	*planner
	selection
	findings findings
	// found holds the resources in effect; resources are the same sorted by
	// key.
	found     map[hush.Key]*resource
	resources []*resource
	// partial is set when some resources could not even be told.
	partial bool
}

// plan loads all sources and checks every resource that is in effect. One
// that a later source replaces is not looked into.
func (p *planner) plan(ctx context.Context) (*plan, error) {
	r := &run{planner: p}
	r.selection = selection{catalog: p.catalog, findings: &r.findings}
	for _, source := range p.settings.sources {
		r.load(ctx, source)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	r.drop()
	slices.SortFunc(r.resources, func(a, b *resource) int { return compareKeys(a.key, b.key) })
	variables := &interpolator{
		lookupEnv: p.settings.lookupEnv, files: newFiles(ctx), findings: &r.findings,
	}
	for _, resource := range r.resources {
		r.check(resource, variables)
	}
	if err := ctx.Err(); err != nil {
		return nil, err // files were not read to their end
	}
	if !r.partial {
		r.checkReferences()
		r.checkCircles()
	}
	slices.SortStableFunc(r.findings.notes, compareNotes)
	return &plan{r.resources, r.findings.notes}, r.findings.err()
}

// provides reports whether the program made the instance of a key itself.
func (p *planner) provides(key hush.Key) bool {
	_, ok := p.provided[key]
	return ok
}

// check looks into one resource.
func (r *run) check(resource *resource, variables *interpolator) {
	switch {
	case r.provides(resource.key):
		err := &hush.ConflictError{Key: resource.key, Reason: "the program provides this resource itself (hub.Provide)"}
		problem := resource.problem(err.Reason)
		problem.Err = err
		r.findings.add(problem)
		return
	case resource.malformed:
		return
	}
	variables.replace(resource)
	before := len(r.findings.problems)
	r.decode(resource, variables.files)
	if found := r.findings.problems[before:]; len(found) > 0 {
		kept := slices.DeleteFunc(found, resource.following())
		r.findings.problems = r.findings.problems[:before+len(kept)]
	}
}

// decode chooses the plugin and lets it check the values.
func (r *run) decode(resource *resource, files *files) {
	r.choose(resource)
	if resource.entry == nil {
		return
	}
	if use := resource.entry.Describe().Deprecated; use != "" {
		r.findings.note(resource.problem("plugin " + resource.entry.Describe().Name + " is deprecated: " + use))
	}
	in := r.input(resource, checking{})
	in.ReadFile = files.text
	references, err := resource.entry.Check(in)
	resource.references = references
	if err != nil {
		r.findings.fail(err, resource)
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
	if a.Category != b.Category {
		return strings.Compare(a.Category, b.Category)
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
