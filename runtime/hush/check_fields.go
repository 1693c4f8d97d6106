package hush

import (
	"time"
	"unicode/utf8"
)

// The methods of this file check a field of one of the most common types, as
// those of decode_fields.go read it.

// RangeInt is [Min] and [Max] for a field.
//
//go:noinline
func (d *Decoder) RangeInt(field int, value, least, most int64) {
	Min(d.At(field), value, least)
	Max(d, value, most)
}

// MinInt is [Min] for a field.
//
//go:noinline
func (d *Decoder) MinInt(field int, value, least int64) { Min(d.At(field), value, least) }

// MaxInt is [Max] for a field.
//
//go:noinline
func (d *Decoder) MaxInt(field int, value, most int64) { Max(d.At(field), value, most) }

// RangeFloat is [Min] and [Max] for a field.
//
//go:noinline
func (d *Decoder) RangeFloat(field int, value, least, most float64) {
	Min(d.At(field), value, least)
	Max(d, value, most)
}

// MinFloat is [Min] for a field.
//
//go:noinline
func (d *Decoder) MinFloat(field int, value, least float64) { Min(d.At(field), value, least) }

// MaxFloat is [Max] for a field.
//
//go:noinline
func (d *Decoder) MaxFloat(field int, value, most float64) { Max(d.At(field), value, most) }

// RangeDuration is [Min] and [Max] for a field.
//
//go:noinline
func (d *Decoder) RangeDuration(field int, value, least, most time.Duration) {
	Min(d.At(field), value, least)
	Max(d, value, most)
}

// MinDuration is [Min] for a field.
//
//go:noinline
func (d *Decoder) MinDuration(field int, value, least time.Duration) { Min(d.At(field), value, least) }

// MaxDuration is [Max] for a field.
//
//go:noinline
func (d *Decoder) MaxDuration(field int, value, most time.Duration) { Max(d.At(field), value, most) }

// MinCharacters checks the least length of a text. Most often the number of its
// bytes is enough to know.
//
//go:noinline
func (d *Decoder) MinCharacters(field int, text string, least int) {
	if len(text)/utf8.UTFMax < least {
		d.At(field).MinLen(Characters(text), least, "character", "characters")
	}
}

// MaxCharacters checks the greatest length of a text, likewise.
//
//go:noinline
func (d *Decoder) MaxCharacters(field int, text string, most int) {
	if len(text) > most {
		d.At(field).MaxLen(Characters(text), most, "character", "characters")
	}
}

// MinEntries checks the least length of a list or map.
//
//go:noinline
func (d *Decoder) MinEntries(field, length, least int) {
	d.At(field).MinLen(length, least, "entry", "entries")
}

// MaxEntries checks the greatest length of a list or map.
//
//go:noinline
func (d *Decoder) MaxEntries(field, length, most int) {
	d.At(field).MaxLen(length, most, "entry", "entries")
}
