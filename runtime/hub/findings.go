package hub

import (
	"errors"

	"github.com/hushgen/hushgen/runtime/hush"
)

// findings collects all that is wrong or noteworthy, so that one run reports
// everything.
type findings struct {
	problems []*hush.Problem
	notes    []*hush.Problem
	// failures are errors of sources that could not be read at all.
	failures []error
}

// add reports a problem. It is called in many places, of which mostly none is
// reached.
//
//go:noinline
func (f *findings) add(p *hush.Problem) { f.problems = append(f.problems, p) }

func (f *findings) note(p *hush.Problem) { f.notes = append(f.notes, p) }

// problemAt returns a problem with the value of a node. The hub passes problems by
// pointer: they are 19 words, and copying them was a fifth of its code.
func problemAt(n hush.Node, path, message string) *hush.Problem {
	problem := hush.Problem{Path: path, Message: message}.At(n)
	return &problem
}

// problemsOf returns the problems of an error, to be added to others.
func problemsOf(config *hush.ConfigError) []*hush.Problem {
	problems := make([]*hush.Problem, len(config.Problems))
	for i := range problems {
		problems[i] = &config.Problems[i]
	}
	return problems
}

// configError returns problems as an error, or nil where there are none.
func configError(problems []*hush.Problem) error {
	if len(problems) == 0 {
		return nil
	}
	return hush.NewConfigError(valuesOf(problems))
}

func valuesOf(problems []*hush.Problem) []hush.Problem {
	values := make([]hush.Problem, len(problems))
	for i, problem := range problems {
		values[i] = *problem
	}
	return values
}

// fail takes the error of a plugin's check apart; what isn't a list of
// problems becomes one with the resource.
func (f *findings) fail(err error, r *resource) {
	if config, ok := errors.AsType[*hush.ConfigError](err); ok {
		f.problems = append(f.problems, problemsOf(config)...)
		return
	}
	problem := r.problem(err.Error())
	problem.Err = err
	f.add(problem)
}

// err returns everything as one error, or nil.
func (f *findings) err() error {
	errs := f.failures
	if err := configError(f.problems); err != nil {
		errs = append(errs[:len(errs):len(errs)], err)
	}
	return join(errs)
}
