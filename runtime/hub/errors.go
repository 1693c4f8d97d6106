package hub

import (
	"errors"

	"github.com/hushgen/hushgen/runtime/hush"
)

// ClosedError says that a resource was asked for after, or while, its hub was
// closed, or that Close did not wait for it to be made.
type ClosedError struct {
	// Key is the resource that was asked for.
	Key hush.Key
}

func (e *ClosedError) Error() string { return e.Key.String() + ": the hub is closed" }

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
