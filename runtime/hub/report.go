package hub

import (
	"strings"
	"time"

	"github.com/hushgen/hushgen/runtime/hush"
)

// Report is what [Hub.Check] found. It is the reader's own.
type Report struct {
	// Depth is how far the check went.
	Depth Depth
	// Results are sorted by key.
	Results []Result
	// Duration is how long everything took.
	Duration time.Duration

	// err is what was wrong with the depth or the options.
	err error
}

// Result is what was found about one resource.
type Result struct {
	Key hush.Key
	// Plugin is the name of its plugin; empty for an instance that the program
	// provides, and where it isn't known.
	Plugin string
	// Err is what is wrong, or nil.
	Err error
	// Pinged tells that the instance has a Check, and that it has returned.
	Pinged bool
	// Duration is how long it took.
	Duration time.Duration
}

// OK reports whether all is well.
func (r *Report) OK() bool { return r.err == nil && r.failed() == 0 }

// Err returns everything that is wrong as one error, or nil. The text of each
// begins with the key of its resource.
func (r *Report) Err() error {
	var errs []error
	if r.err != nil {
		errs = append(errs, r.err)
	}
	for _, result := range r.Results {
		if result.Err != nil {
			errs = append(errs, &keyedError{result.Key, result.Err})
		}
	}
	return join(errs)
}

func (r *Report) failed() int {
	failed := 0
	for _, result := range r.Results {
		if result.Err != nil {
			failed++
		}
	}
	return failed
}

// keyedError begins with its key, if the error doesn't already.
type keyedError struct {
	key hush.Key
	err error
}

func (e *keyedError) Error() string {
	text, prefix := e.err.Error(), e.key.String()+": "
	if strings.HasPrefix(text, prefix) {
		return text
	}
	return prefix + text
}

func (e *keyedError) Unwrap() error { return e.err }
