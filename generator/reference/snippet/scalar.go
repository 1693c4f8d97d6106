package snippet

import (
	"time"
	"unicode/utf8"

	"github.com/hushgen/hushgen/generator/model"
)

// scalar returns a value that fits, if the limits of the field leave no doubt.
func scalar(f *model.Field, t *model.FieldType) (string, bool) {
	c := f.Constraints
	switch {
	case f.Secret:
		return "", false
	case len(c.Enum) > 0:
		return written(t, c.Enum[0]), true
	}
	switch t.Kind {
	case model.Bool:
		return "true", true
	case model.Int, model.Uint, model.Float:
		return number(c), true
	case model.Duration:
		return duration(c), true
	case model.Time:
		return "2026-01-31T12:00:00Z", c.Pattern == ""
	case model.URL:
		return "https://example.com", c.Pattern == ""
	case model.String:
		if t != single(f.Type) {
			c.MinLen, c.MaxLen = nil, nil // those of the list
		}
		return formatted(c)
	}
	return "", false
}

func number(c model.Constraints) string {
	switch {
	case c.Min != nil:
		return c.Min.Text
	case c.Max != nil:
		return c.Max.Text
	}
	return "1"
}

func duration(c model.Constraints) string {
	switch {
	case c.Min != nil:
		return model.ShortDuration(c.Min.Text)
	case c.Max == nil:
		return "1s"
	}
	if most, err := time.ParseDuration(c.Max.Text); err == nil && most > time.Second {
		return "1s"
	}
	return model.ShortDuration(c.Max.Text)
}

// formats has a text of each format.
var formats = map[string]string{
	"url":      "https://example.com",
	"email":    "someone@example.com",
	"hostport": "localhost:8080",
	"uuid":     "01234567-89ab-4cde-8f01-23456789abcd",
}

func formatted(c model.Constraints) (string, bool) {
	text, known := formats[c.Format]
	length := utf8.RuneCountInString(text)
	fits := (c.MinLen == nil || length >= *c.MinLen) && (c.MaxLen == nil || length <= *c.MaxLen)
	return quoted(text), known && fits && c.Pattern == ""
}
