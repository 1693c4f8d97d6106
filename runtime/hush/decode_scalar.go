package hush

import "time"

// String reads a text. Plain scalars such as 4 or true are texts too.
//
//go:noinline
func String[T ~string](v Value, target *T) {
	if text, ok := v.scalar("a string"); ok {
		*target = T(text)
	}
}

// Bool reads true or false, in the spellings of YAML 1.2.
func Bool[T ~bool](v Value, target *T) {
	text, ok := v.plain("true or false")
	if !ok {
		return
	}
	switch text {
	case "true", "True", "TRUE":
		*target = true
	case "false", "False", "FALSE":
		*target = false
	default:
		v.wrong("true or false")
	}
}

// Duration reads a text such as 30s or 1h30m, and 0.
func Duration(v Value, target *time.Duration) {
	const expected = "a duration such as 30s or 1h30m"
	text, ok := v.scalar(expected)
	if !ok {
		return
	}
	duration, err := time.ParseDuration(text)
	if err != nil {
		v.wrong(expected)
		return
	}
	*target = duration
}

// SecretText reads a text into a Secret.
//
//go:noinline
func SecretText(v Value, target *Secret) {
	if text, ok := v.scalar("a string"); ok {
		*target = NewSecret(text)
	}
}

// scalar returns the text of a scalar; anything else is a problem. An absent
// value is neither.
func (v Value) scalar(expected string) (string, bool) {
	switch v.node.Kind() {
	case KindNone:
		return "", false
	case KindPlain, KindString:
		return v.node.entry().Text, true
	}
	v.wrong(expected)
	return "", false
}

// plain is scalar without quoted texts: they are never numbers or bools.
func (v Value) plain(expected string) (string, bool) {
	if v.node.Kind() == KindString {
		v.wrong(expected)
		return "", false
	}
	return v.scalar(expected)
}
