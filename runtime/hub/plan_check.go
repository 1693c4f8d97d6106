package hub

import (
	"context"
	"errors"
	"slices"

	"github.com/hushgen/hushgen/runtime/hush"
)

// provides reports whether the program made the instance of a key itself.
func (p *planner) provides(key hush.Key) bool {
	_, ok := p.provided[key]
	return ok
}

// checkOne looks into one resource.
func (r *run) checkOne(resource *resource, variables *interpolator) {
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
	start := len(r.findings.problems)
	variables.replace(resource)
	before := len(r.findings.problems)
	r.decode(resource)
	if found := r.findings.problems[before:]; len(found) > 0 {
		kept := slices.DeleteFunc(found, resource.following())
		r.findings.problems = r.findings.problems[:before+len(kept)]
	}
	r.settle(resource, start)
}

// settle leaves the problems that were found from there on to the resource,
// if it is isolated.
func (r *run) settle(resource *resource, from int) {
	if resource.isolated {
		resource.problems = append(resource.problems, r.findings.problems[from:]...)
		r.findings.problems = r.findings.problems[:from]
	}
}

// decode chooses the plugin and lets it check the values.
func (r *run) decode(resource *resource) {
	r.choose(resource)
	if resource.entry == nil {
		return
	}
	if use := resource.entry.Describe().Deprecated; use != "" {
		r.findings.note(resource.problem("plugin " + resource.entry.Describe().Name + " is deprecated: " + use))
	}
	if resource.fits() {
		return
	}
	in := r.input(resource, planning{run: r})
	in.LookupEnv, in.ReadFile = r.lookupEnv, r.readFile
	references, err := resource.entry.Check(in)
	resource.references = references
	if err != nil {
		r.findings.fail(err, resource)
	}
}

// input is what the plugin of a resource is made from: what was read of the
// environment when it was checked is that still.
func (p *planner) input(r *resource, resources hush.Resolver) hush.Input {
	return hush.Input{
		Key: r.key, Node: r.node, Host: p.host,
		LookupEnv: r.environment.lookupEnv(p.settings.lookupEnv), ReadFile: r.environment.readFile(),
		Resources: resources,
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

// planning is checking for all resources at once: whether those that are named
// are there is looked at afterwards.
type planning struct {
	checking
	run *run
}

var _ hush.ReferenceChecker = planning{}

// CheckReferences implements [hush.ReferenceChecker].
func (p planning) CheckReferences() { p.run.relate = (*run).checkRelations }
