package hush

import "time"

// The methods of this file read a field of one of the most common types: those
// are one call each in what is generated, which calls them thousands of times.

// String is [String] for a field.
func (d *Decoder) String(field int, target *string) { String(d.Field(field), target) }

// Bool is [Bool] for a field.
func (d *Decoder) Bool(field int, target *bool) { Bool(d.Field(field), target) }

// Int is [Int] for a field.
func (d *Decoder) Int(field int, target *int) { Int(d.Field(field), target) }

// Float is [FloatNumber] for a field.
func (d *Decoder) Float(field int, target *float64) { FloatNumber(d.Field(field), target) }

// Duration is [Duration] for a field.
func (d *Decoder) Duration(field int, target *time.Duration) { Duration(d.Field(field), target) }

// Secret is [SecretText] for a field.
func (d *Decoder) Secret(field int, target *Secret) { SecretText(d.Field(field), target) }
