package hush

import (
	"strconv"

	"github.com/hushgen/hushgen/internal/formats"
)

// Mismatch records that a text is not what it should be, such as `"abc" does
// not match the pattern ^[0-9]+$`: text stands between the value and what was
// expected. An empty text that nobody gave is none.
func (d *Decoder) Mismatch(value, text, expected string) {
	from := d.origin()
	if from.absent(value == "") || d.reported() {
		return
	}
	found := d.shown(from, strconv.Quote(abridged(value)))
	expected = tame(expected)
	d.violate(from.position, Problem{Message: found + text + expected, Expected: expected, Found: found})
}

// FormatURL checks that a text is an absolute URL: an RFC 3986 URI with scheme and
// authority, or with a path behind an empty authority.
func FormatURL(d *Decoder, text string) {
	if !formats.URL(text) {
		d.Mismatch(text, " is not ", "a URL such as https://example.com/path")
	}
}

// FormatEmail checks that a text is an address such as me@example.com.
func FormatEmail(d *Decoder, text string) {
	if !formats.Email(text) {
		d.Mismatch(text, " is not ", "an email address such as me@example.com")
	}
}

// FormatHostport checks that a text is a host and a port.
func FormatHostport(d *Decoder, text string) {
	if !formats.Hostport(text) {
		d.Mismatch(text, " is not ", "a host and port such as localhost:8080")
	}
}

// FormatUUID checks that a text is a UUID in its usual form.
func FormatUUID(d *Decoder, text string) {
	if !formats.UUID(text) {
		d.Mismatch(text, " is not ", "a UUID such as 123e4567-e89b-12d3-a456-426614174000")
	}
}
