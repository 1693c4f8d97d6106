package hub

import (
	"errors"

	"github.com/hushgen/hushgen/runtime/hush"
)

// ClosedError says that a resource was asked for after, or while, its hub was
// closed, or that Close did not wait for it to be made.
type ClosedError struct {
	// Key is the resource that was asked for; zero where the hub as a whole
	// was to do something, such as Reload.
	Key hush.Key
}

func (e *ClosedError) Error() string {
	if e.Key.IsZero() {
		return "the hub is closed"
	}
	return e.Key.String() + ": the hub is closed"
}

var errGivenUp = errors.New("the reload that it was asked for has failed")

// lostError says that a resource isn't there, and that some could not be read.
type lostError struct {
	err  error
	lost []error
}

func (e *lostError) Error() string {
	text := e.err.Error() + "; not everything could be read"
	for _, err := range e.lost {
		text += "; " + err.Error()
	}
	return text
}

func (e *lostError) Unwrap() []error { return append([]error{e.err}, e.lost...) }

// resourceError says what was being done with a resource when something went
// wrong.
type resourceError struct {
	key   hush.Key
	doing string
	err   error
}

func (e *resourceError) Error() string {
	return e.key.String() + ": " + e.doing + ": " + e.err.Error()
}

func (e *resourceError) Unwrap() error { return e.err }

// join is errors.Join, but keeps a single error as it is.
func join(errs []error) error {
	if len(errs) == 1 {
		return errs[0]
	}
	return errors.Join(errs...)
}

// panicError turns the value of a panic into an error where there is no
// caller left to panic in.
func panicError(value any) error {
	switch value := value.(type) {
	case error:
		return &panicked{value.Error(), value}
	case string:
		return &panicked{text: value}
	case interface{ String() string }:
		return &panicked{text: value.String()}
	}
	return &panicked{text: "a value that is neither error nor string"}
}

type panicked struct {
	text string
	err  error
}

func (p *panicked) Error() string { return "panic: " + p.text }

func (p *panicked) Unwrap() error { return p.err }
