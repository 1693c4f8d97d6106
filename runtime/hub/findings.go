package hub

import (
	"errors"

	"github.com/hushgen/hushgen/runtime/hush"
)

// findings collects all that is wrong or noteworthy, so that one run reports
// everything.
type findings struct {
	problems []hush.Problem
	notes    []hush.Problem
	// failures are errors of sources that could not be read at all.
	failures []error
}

func (f *findings) add(p hush.Problem) { f.problems = append(f.problems, p) }

func (f *findings) note(p hush.Problem) { f.notes = append(f.notes, p) }

// fail takes the error of a plugin's check apart; what isn't a list of
// problems becomes one with the resource.
func (f *findings) fail(err error, r *resource) {
	if config, ok := errors.AsType[*hush.ConfigError](err); ok {
		f.problems = append(f.problems, config.Problems...)
		return
	}
	problem := r.problem(err.Error())
	problem.Err = err
	f.add(problem)
}

// err returns everything as one error, or nil.
func (f *findings) err() error {
	errs := f.failures
	if err := hush.NewConfigError(f.problems); err != nil {
		errs = append(errs[:len(errs):len(errs)], err)
	}
	return join(errs)
}
