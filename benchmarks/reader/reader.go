// Package reader is what a program without hushgen would have at hand: it takes
// configurations out of untyped values and collects all that is wrong.
package reader

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
)

// Values is an untyped configuration.
type Values map[string]any

// Reader takes fields out of values. Whoever asked for all fields asks for Err.
type Reader struct {
	values   Values
	known    []string
	problems []error
}

// New returns a reader of the values.
func New(values Values) *Reader { return &Reader{values: values} }

// Problem notes what is wrong with a field.
func (r *Reader) Problem(field, format string, arguments ...any) {
	r.problems = append(r.problems, fmt.Errorf(field+": "+format, arguments...))
}

// Err returns all problems, unknown fields among them.
func (r *Reader) Err() error {
	for name := range r.values {
		if !slices.Contains(r.known, name) {
			r.Problem(name, "unknown field")
		}
	}
	slices.SortFunc(r.problems, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return errors.Join(r.problems...)
}

// take reads a field that is there and has the wanted type.
func take[T any](r *Reader, field string, into *T) {
	r.known = append(r.known, field)
	value, given := r.values[field]
	if !given {
		return
	}
	typed, fits := value.(T)
	if !fits {
		r.Problem(field, "want %T, found %T", *into, value)
		return
	}
	*into = typed
}

// String reads a text; numbers are texts too.
func (r *Reader) String(field string, into *string) {
	switch value := r.values[field].(type) {
	case int, float64:
		r.known = append(r.known, field)
		*into = fmt.Sprint(value)
	default:
		take(r, field, into)
	}
}

// Bool reads a truth value.
func (r *Reader) Bool(field string, into *bool) { take(r, field, into) }

// Int reads a whole number.
func (r *Reader) Int(field string, into *int) { take(r, field, into) }

// Float reads a number.
func (r *Reader) Float(field string, into *float64) {
	take(r, field, into)
	if math.IsNaN(*into) {
		r.Problem(field, "want a number")
	}
}

// Duration reads a duration such as "30s".
func (r *Reader) Duration(field string, into *time.Duration) {
	var text string
	take(r, field, &text)
	if text == "" {
		return
	}
	value, err := time.ParseDuration(text)
	if err != nil {
		r.Problem(field, "want a duration such as 30s, found %q", text)
		return
	}
	*into = value
}
