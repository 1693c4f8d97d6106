package hush

import (
	"slices"
	"strconv"
	"time"
	"unicode/utf8"
)

// The functions of this file check the finished config: the second pass. A
// constraint applies to every value that was given, and to every other value
// that is not the zero value; so an optional number without default may stay
// 0 even when its minimum is 1.

// Checked is what values are converted to for their constraints, so that
// problems can show them: generated code converts named types.
//
// For generated code.
type Checked interface {
	int64 | uint64 | float32 | float64 | time.Duration | string
}

// Check begins to check a struct; [Decoder.End] ends it.
func (d *Decoder) Check(fields []FieldInfo) *Decoder {
	d.push(frame{fields: fields, kind: structFrame, field: -1})
	return d
}

// At moves to a field of the struct.
func (d *Decoder) At(field int) *Decoder {
	d.top().field = field
	return d
}

// Required records a problem when a text, list or map is empty, or another
// value was not given.
func (d *Decoder) Required(filled bool) {
	if filled {
		return
	}
	where, ok := d.given()
	if d.reported() {
		return
	}
	message := "required, but missing"
	if ok {
		message = "required, but empty"
	}
	d.report(where, Problem{Message: message, Expected: "a value"})
}

// RequiredGiven records a problem when a number or bool was not given. A
// config made by hand has all values given.
func (d *Decoder) RequiredGiven() {
	if where, ok := d.given(); !ok && !d.in.Node.IsZero() && !d.reported() {
		d.report(where, Problem{Message: "required, but missing", Expected: "a value"})
	}
}

// Min and Max check a number.
func Min[T Checked](d *Decoder, value, least T) {
	if value < least {
		bound(d, value, " is below the minimum ", least)
	}
}

// Max is the upper bound, inclusive.
func Max[T Checked](d *Decoder, value, most T) {
	if value > most || value != value {
		bound(d, value, " is above the maximum ", most)
	}
}

func bound[T Checked](d *Decoder, value T, text string, limit T) {
	var zero T
	where, ok := d.given()
	if !ok && value == zero || d.reported() {
		return
	}
	found := d.shown(show(value))
	d.report(where, Problem{Message: found + text + show(limit), Expected: show(limit), Found: found})
}

// MinLen and MaxLen check a length: characters of a text, entries of a list
// or map.
func (d *Decoder) MinLen(length, least int, one, many string) {
	if length >= least {
		return
	}
	where, ok := d.given()
	if !ok && length == 0 || d.reported() {
		return
	}
	d.report(where, Problem{
		Message:  "has " + counted(length, one, many) + ", needs at least " + itoa(least),
		Expected: "at least " + itoa(least), Found: itoa(length),
	})
}

// MaxLen is the upper bound of a length, inclusive.
func (d *Decoder) MaxLen(length, most int, one, many string) {
	if length <= most || d.reported() {
		return
	}
	where, _ := d.given()
	d.report(where, Problem{
		Message:  "has " + counted(length, one, many) + ", at most " + itoa(most) + " allowed",
		Expected: "at most " + itoa(most), Found: itoa(length),
	})
}

// Characters counts the characters of a text.
func Characters[T ~string](text T) int { return utf8.RuneCountInString(string(text)) }

// OneOf checks a value against the allowed ones.
func OneOf[T Checked](d *Decoder, value T, allowed ...T) {
	if slices.Contains(allowed, value) {
		return
	}
	var zero T
	where, ok := d.given()
	if !ok && value == zero || d.reported() {
		return
	}
	known := make([]string, len(allowed))
	for i, a := range allowed {
		known[i] = show(a)
	}
	found := d.shown(quoted(value))
	near := NewNotFoundError("value", "", show(value), known)
	if found == redacted {
		near.Nearest = nil
	}
	// The order of the constants means more to a reader than the alphabet.
	more := len(known) - min(len(known), maxKnown)
	d.report(where, Problem{
		Message:  found + " is not allowed" + suggestion(near.Nearest, known[:len(known)-more], more),
		Expected: "one of the allowed values", Found: found, Nearest: near.Nearest,
	})
}

// Each checks every element of a list.
func Each[S ~[]T, T any](d *Decoder, items S, check func(*Decoder, *T)) {
	d.push(frame{kind: listFrame})
	for i := range items {
		d.top().index = i
		check(d, &items[i])
	}
	d.End()
}

// EachIn checks every value of a map. Problems are sorted in the end, so the
// order of the map doesn't show.
func EachIn[M ~map[K]T, K ~string, T any](d *Decoder, entries M, check func(*Decoder, *T)) {
	d.push(frame{kind: mapFrame})
	for key, value := range entries {
		d.top().name = string(key)
		check(d, &value)
	}
	d.End()
}

// given finds the current value in the source. Where it is absent, the
// position is that of the innermost value around it, or of the environment
// variable that gave it.
func (d *Decoder) given() (Position, bool) {
	node := d.in.Node
	for i := range d.frames {
		next := d.frames[i].child(node)
		if next.Absent() {
			if variable, ok := d.variable(); ok {
				return Position{Source: "environment variable " + variable}, true
			}
			return node.Position(), false
		}
		node = next
	}
	return node.Position(), true
}

func (d *Decoder) variable() (string, bool) {
	path := d.path()
	for _, value := range d.fromEnv {
		if value.path == path {
			return value.variable, true
		}
	}
	return "", false
}

func (f *frame) child(n Node) Node {
	switch f.kind {
	case mapFrame:
		return n.Get(f.name)
	case listFrame:
		i := 0
		for item := range n.Items() {
			if i == f.index {
				return item
			}
			i++
		}
		return Node{}
	}
	info := f.fields[f.field]
	if value := n.Get(info.Name); !value.Absent() {
		return value
	}
	for _, alias := range info.Aliases {
		if value := n.Get(alias); !value.Absent() {
			return value
		}
	}
	return Node{}
}

// reported tells whether the current value, or one around it, was found wrong
// before: then its constraints have nothing to add.
func (d *Decoder) reported() bool {
	path := d.path()
	for i := range d.problems {
		known := d.problems[i].Path
		if len(path) < len(known) || path[:len(known)] != known {
			continue
		}
		if len(path) == len(known) || path[len(known)] == '.' || path[len(known)] == '[' {
			return true
		}
	}
	return false
}

// shown hides a value that must not be shown.
func (d *Decoder) shown(text string) string {
	if d.secret() {
		return redacted
	}
	node := d.in.Node
	for i := range d.frames {
		node = d.frames[i].child(node)
	}
	if node.Replaced() {
		return abridged(node.Written())
	}
	if variable, ok := d.variable(); ok {
		return "$" + variable
	}
	if node.Hidden() {
		return redacted
	}
	return abridged(text)
}

func quoted[T Checked](value T) string {
	text := show(value)
	if isText(value) {
		return strconv.Quote(text)
	}
	return text
}

func isText[T Checked](value T) bool {
	_, ok := any(value).(string)
	return ok
}

func show[T Checked](value T) string {
	switch v := any(value).(type) {
	case string:
		return v
	case int64:
		return strconv.FormatInt(v, 10)
	case uint64:
		return strconv.FormatUint(v, 10)
	case float32:
		return strconv.FormatFloat(float64(v), 'g', -1, 32)
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	case time.Duration:
		return v.String()
	}
	return ""
}
