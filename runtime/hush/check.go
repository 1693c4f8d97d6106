package hush

import (
	"slices"
	"time"
	"unicode/utf8"
)

// The functions of this file and the next check the finished config: the
// second pass. A constraint applies to every value that was given, and to
// every other value that is not the zero value; so an optional number without
// default may stay 0 even when its minimum is 1. Elements of lists and maps
// are always given. Each value gets one problem at most.

// Checked is what values are converted to for their constraints, so that
// problems can show them: generated code converts named types.
//
// For generated code.
type Checked interface {
	int64 | uint64 | float32 | float64 | time.Duration | string
}

// Check begins to check a struct; [Decoder.End] ends it.
//
//go:noinline
func (d *Decoder) Check(fields []FieldInfo) *Decoder {
	d.pushStruct(fields, Node{})
	return d
}

// At moves to a field of the struct.
//
//go:noinline
func (d *Decoder) At(field int) *Decoder {
	d.top().field = field
	return d
}

// Required records a problem when a field, a text, list, map or pointer, is
// not filled.
//
//go:noinline
func (d *Decoder) Required(field int, filled bool) {
	if d.At(field); !filled {
		d.missing(d.origin())
	}
}

// RequiredGiven records a problem when a number, a bool or a value of its own
// text form was not given: 0 and false are values, an empty text is none. What
// the program made, a config for Create or an element that SetDefaults added,
// is given whole.
//
//go:noinline
func (d *Decoder) RequiredGiven(field int) {
	if d.At(field); d.fills(field) {
		return
	}
	from := d.origin()
	kind := from.node.Kind()
	empty := (kind == KindPlain || kind == KindString) && from.node.Text() == ""
	if empty || !from.given && !from.program {
		d.missing(from)
	}
}

func (d *Decoder) missing(from origin) {
	if d.reported() {
		return
	}
	p := Problem{Message: "required, but missing", Expected: "a value"}
	switch {
	case from.given:
		p.Message = "required, but empty"
	case from.null:
		p.Message, p.Found = "required, but null", "null"
	}
	if !from.given && !from.program {
		d.blame(&p)
	}
	d.violate(from.position, p)
}

// Min checks the lower bound of a number, inclusive.
//
//go:noinline
func Min[T Checked](d *Decoder, value, least T) {
	if !(value >= least) { // so that NaN has none
		bound(d, value, " is below the minimum ", "at least ", least)
	}
}

// Max checks the upper bound of a number, inclusive.
//
//go:noinline
func Max[T Checked](d *Decoder, value, most T) {
	if !(value <= most) {
		bound(d, value, " is above the maximum ", "at most ", most)
	}
}

func bound[T Checked](d *Decoder, value T, text, expected string, limit T) {
	var zero T
	from := d.origin()
	if from.absent(value == zero) || d.reported() {
		return
	}
	if value != value {
		text = " is not a number; needs " + expected
	}
	found := d.shown(from, show(value))
	d.violate(from.position, Problem{
		Message:  found + text + show(limit),
		Expected: expected + show(limit), Found: found,
	})
}

// MinLen checks the least length: characters of a text, entries of a list or
// map.
//
//go:noinline
func (d *Decoder) MinLen(length, least int, one, many string) {
	if length >= least {
		return
	}
	from := d.origin()
	if from.absent(length == 0) || d.reported() {
		return
	}
	d.violate(from.position, Problem{
		Message:  "has " + counted(length, one, many) + ", needs at least " + itoa(least),
		Expected: "at least " + itoa(least), Found: itoa(length),
	})
}

// MaxLen checks the greatest length.
//
//go:noinline
func (d *Decoder) MaxLen(length, most int, one, many string) {
	if length <= most || d.reported() {
		return
	}
	d.violate(d.origin().position, Problem{
		Message:  "has " + counted(length, one, many) + ", at most " + itoa(most) + " allowed",
		Expected: "at most " + itoa(most), Found: itoa(length),
	})
}

// Characters counts the characters of a text.
//
//go:noinline
func Characters[T ~string](text T) int { return utf8.RuneCountInString(string(text)) }

// OneOf checks a value against the allowed ones.
//
//go:noinline
func OneOf[T Checked](d *Decoder, value T, allowed ...T) {
	if slices.Contains(allowed, value) {
		return
	}
	var zero T
	from := d.origin()
	if from.absent(value == zero) || d.reported() {
		return
	}
	known := make([]string, len(allowed))
	for i, a := range allowed {
		known[i] = tame(show(a))
	}
	found := d.shown(from, quoted(value))
	near := NewNotFoundError("value", "", show(value), known)
	if _, text := any(value).(string); !text || found == redacted {
		near.Nearest = nil // digits make no numbers near, and a secret stays one
	}
	// The order of the constants means more to a reader than the alphabet.
	shown := known[:min(len(known), maxKnown)]
	d.violate(from.position, Problem{
		Message:  found + " is not allowed" + suggestion(near.Nearest, shown, len(known)-len(shown)),
		Expected: "one of the allowed values", Found: found, Nearest: near.Nearest,
	})
}
