package fallback

import (
	"errors"
	"strings"
)

// Error says that nothing has served.
type Error struct {
	// Attempts are the resources that were tried, in this order.
	Attempts []Attempt
	// Err is the error of the context that ended the search, or nil when
	// everything was tried.
	Err error
}

// Error returns a line for each attempt, and one for the end of the context
// unless the last attempt says so itself.
func (e *Error) Error() string {
	var lines []string
	for _, attempt := range e.Attempts {
		lines = append(lines, attempt.Error())
	}
	if last := len(e.Attempts) - 1; e.Err != nil && (last < 0 || !errors.Is(e.Attempts[last].Err, e.Err)) {
		lines = append(lines, e.Err.Error())
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the errors of all attempts and that of the context.
func (e *Error) Unwrap() []error {
	var errs []error
	for _, attempt := range e.Attempts {
		errs = append(errs, attempt)
	}
	if e.Err != nil {
		errs = append(errs, e.Err)
	}
	return errs
}

// Attempt is a resource that was tried and didn't work.
type Attempt struct {
	// Name is the resource's.
	Name string
	// Err is why its instance can't be had, or what the function given to Use
	// has returned.
	Err error

	key string // as errors of a hub begin
}

// Error begins with the name, or with the key where the error itself does.
func (a Attempt) Error() string {
	text := a.Err.Error()
	if a.key != "" && strings.HasPrefix(text, a.key+": ") {
		return text
	}
	return a.Name + ": " + text
}

// Unwrap returns why it didn't work.
func (a Attempt) Unwrap() error { return a.Err }

// Permanent marks an error of the function given to [Chain.Use] after which no
// other resource is to be tried. Use returns it without the mark. nil stays
// nil.
func Permanent(err error) error {
	if err == nil {
		return nil
	}
	return &permanentError{err}
}

type permanentError struct{ err error }

func (e *permanentError) Error() string { return e.err.Error() }

func (e *permanentError) Unwrap() error { return e.err }

func isPermanent(err error) bool {
	_, ok := errors.AsType[*permanentError](err)
	return ok
}

// unmarked takes the mark of Permanent off. Below other errors it stays: there
// it can't be seen.
func unmarked(err error) error {
	if marked, ok := err.(*permanentError); ok { //nolint:errorlint // only the outermost can be taken off
		return marked.err
	}
	return err
}
