package hub

import (
	"context"
	"strings"

	"github.com/hushgen/hushgen/internal/sorting"
	"github.com/hushgen/hushgen/runtime/hush"
)

// plan is what the sources say, read and checked, before anything is made.
type plan struct {
	// resources are sorted by key; found are the same by key.
	resources []*resource
	found     map[hush.Key]*resource
	notes     []hush.Problem
	readings  []reading
	// files are those behind ${file:…} and NAME_FILE, sorted; also the ones
	// that could not be read.
	files []string
	// lost are the errors of isolated sources that could not be read, or not
	// whole, in the order of the sources.
	lost []error
}

// planner reads and checks the resources of a hub. It changes nothing, so
// that Validate can do the same again.
type planner struct {
	settings *settings
	catalog  *catalog
	provided map[hush.Key]provision
	host     any
}

// run is one look at all sources.
type run struct {
	*planner
	selection
	// strict treats isolated sources like any other.
	strict bool
	// relate is checkRelations when there are references, blame is
	// blameForCircles when there is an isolated source: a program that can have
	// neither doesn't link them.
	relate, blame func(*run)
	findings      findings
	// found holds the resources in effect; resources are the same sorted by
	// key.
	found     map[hush.Key]*resource
	resources []*resource
	// partial is set when some resources could not even be told, which is
	// reported; unknown when that is so with an isolated source.
	partial, unknown bool
	lost             []error
	// lookupEnv and readFile answer the plugins.
	lookupEnv func(name string) (string, bool)
	readFile  func(path string) (string, error)
}

// plan checks every resource that is in effect according to the readings of
// all sources. One that a later source replaces is not looked into.
//
// The problems of isolated sources are left to their resources, unless it is
// strict. Beside an error the plan tells the files alone.
func (p *planner) plan(ctx context.Context, readings []reading, strict bool) (*plan, error) {
	r := &run{planner: p, strict: strict}
	r.selection = selection{catalog: p.catalog, findings: &r.findings}
	for i := range readings {
		r.take(i, &readings[i])
	}
	r.drop()
	sorting.Stable(r.resources, func(a, b *resource) int { return compareKeys(a.key, b.key) })
	files := newFiles(ctx)
	r.check(files)
	plan := &plan{files: files.paths()}
	if err := ctx.Err(); err != nil {
		return plan, err // files were not read to their end
	}
	if err := r.findings.err(); err != nil {
		return plan, err
	}
	plan.resources, plan.found, plan.notes = r.resources, r.found, hush.SortedProblems(valuesOf(r.findings.notes))
	plan.readings, plan.lost = readings, r.lost
	return plan, nil
}

// check looks into all resources, and how they belong together.
func (r *run) check(files *files) {
	reads := &recorder{now: r.settings.lookupEnv, files: files}
	r.lookupEnv, r.readFile = reads.lookupEnv, reads.readFile
	variables := &interpolator{reads: reads, findings: &r.findings}
	for _, resource := range r.resources {
		r.checkOne(resource, variables)
		resource.environment = reads.finish()
	}
	if r.relate != nil && !r.partial {
		r.relate(r)
	}
	for _, resource := range r.resources {
		resource.err = configError(resource.problems)
	}
}

func compareKeys(a, b hush.Key) int {
	if a.Category != b.Category {
		return strings.Compare(a.Category, b.Category)
	}
	return strings.Compare(a.Name, b.Name)
}
