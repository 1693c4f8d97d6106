package resolve

import (
	"net/netip"
	"net/url"
	"regexp"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/internal/formats"
)

// The types of the standard library whose texts are checked when generating.
const (
	regexpType   model.Type = "«regexp regexp».Regexp"
	addrType     model.Type = "«net/netip netip».Addr"
	addrPortType model.Type = "«net/netip netip».AddrPort"
	prefixType   model.Type = "«net/netip netip».Prefix"
)

// textParser tells whether a type reads a text, and what it expects.
type textParser struct {
	parse    func(string) error
	expected string
}

var textParsers = map[model.Type]*textParser{
	addrType:     {parserOf(netip.ParseAddr), "an IP address such as 10.0.0.1 or ::1"},
	addrPortType: {parserOf(netip.ParseAddrPort), "an IP address and a port such as 10.0.0.1:80 or [::1]:80"},
	prefixType:   {parserOf(netip.ParsePrefix), "an IP prefix such as 10.0.0.0/8"},
	regexpType:   {parserOf(regexp.Compile), "a regular expression of Go"},
}

func parserOf[T any](parse func(string) (T, error)) func(string) error {
	return func(text string) error {
		_, err := parse(text)
		return err
	}
}

// parsedLiteral reads the text of a time, a URL or a type with UnmarshalText.
// What the types of other packages take isn't known.
func parsedLiteral(t *model.FieldType, text string) (l model.Literal, expected string) {
	switch parser := textParsers[t.Type]; {
	case t.Kind == model.Time && !formats.Time(text):
		return l, "a time such as 2026-01-02T15:04:05Z"
	case t.Kind == model.URL && parserOf(url.Parse)(text) != nil:
		return l, "a URL such as https://example.com/path"
	case parser != nil && parser.parse(text) != nil:
		return l, parser.expected
	}
	return textLiteral(text), ""
}
