package hush

import (
	"strings"
	"time"

	"github.com/hushgen/hushgen/internal/formats"
)

// Time reads a text such as 2026-01-02T15:04:05Z: RFC 3339, with or without
// fractions of a second.
func Time(v Value, target *time.Time) {
	const expected = "a time such as 2026-01-02T15:04:05Z"
	text, ok := v.scalar(expected)
	if !ok {
		return
	}
	read, err := time.Parse(time.RFC3339, text)
	if err != nil || !formats.Time(text) {
		v.wrong(expected)
		return
	}
	*target = read
}

// TextValue reads a text, quoted or not, by the UnmarshalText of its type.
func TextValue[T any, P interface {
	*T
	UnmarshalText([]byte) error
}](v Value, target *T) {
	text, ok := v.scalar("a text")
	if !ok {
		return
	}
	if err := P(target).UnmarshalText([]byte(text)); err != nil {
		v.refused("a text for "+strings.TrimPrefix(typeName(target), "*"), err)
	}
}

// Parsed reads a text, quoted or not, by a function. Messages say expected.
// It is for pointers, such as a *url.URL: null in a list or map leaves target
// as it is, which is nil there.
func Parsed[T any](v Value, target *T, expected string, parse func(string) (T, error)) {
	if v.node.Kind() == KindNull {
		return
	}
	text, ok := v.scalar(expected)
	if !ok {
		return
	}
	value, err := parse(text)
	if err != nil {
		v.refused(expected, err)
		return
	}
	*target = value
}

// refused records that a text is not what its type reads, and why. The error
// may quote the text, so it is dropped when nobody may see that.
func (v Value) refused(expected string, err error) {
	if v.decoder.hides(v.node) {
		v.wrong(expected)
		return
	}
	found := v.decoder.found(v.node)
	v.decoder.report(v.node.Position(), Problem{
		Message:  "expected " + expected + ", found " + found + reason(err),
		Expected: expected, Found: found, Err: err,
	})
}

// maxReason is how much of an error a message quotes, in bytes.
const maxReason = 200

// reason is what an error adds to a message, on one line.
func reason(err error) string {
	text := tame(err.Error())
	if text == "" {
		return ""
	}
	return ": " + shortened(text, maxReason)
}
