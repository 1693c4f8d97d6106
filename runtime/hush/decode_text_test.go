package hush_test

import (
	"encoding"
	"errors"
	"math/big"
	"net/netip"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
)

func TestTime(t *testing.T) {
	for text, want := range map[string]time.Time{
		"2026-01-02T15:04:05Z":           time.Date(2026, 1, 2, 15, 4, 5, 0, time.UTC),
		"2026-01-02T15:04:05.123456789Z": time.Date(2026, 1, 2, 15, 4, 5, 123456789, time.UTC),
		"2026-01-02T15:04:05+02:00":      time.Date(2026, 1, 2, 13, 4, 5, 0, time.UTC),
		"2024-02-29T00:00:00-00:30":      time.Date(2024, 2, 29, 0, 30, 0, 0, time.UTC),
		"0001-01-01T00:00:00Z":           {},
	} {
		for _, value := range []part{plain(text, 1, 1), quoted(text, 1, 1)} {
			got, problem := read(value, hush.Time)
			assert.Empty(t, problem)
			assert.True(t, want.Equal(got), "%s: %s", text, got)
		}
	}
	for _, text := range []string{
		"2026-01-02", "2026-01-02 15:04:05Z", "2026-01-02T15:04:05", "2026-01-02T15:04Z", "2026-01-02T3:04:05Z", "2026-01-02T15:04:05,5Z",
		"2026-02-29T00:00:00Z", "2026-01-02T24:00:00Z", "2026-01-02T15:04:60Z", "2026-01-02T15:04:05+24:00", "1767366245", "now",
	} {
		got, problem := read(plain(text, 1, 1), hush.Time)
		assert.Equal(t, "expected a time such as 2026-01-02T15:04:05Z, found "+text, problem)
		assert.Zero(t, got)
	}
	_, problem := read(sequence(1, 1), hush.Time)
	assert.Equal(t, "expected a time such as 2026-01-02T15:04:05Z, found a list", problem)
	values, err := hush.Values{"at": time.Date(2026, 1, 2, 15, 4, 5, 6, time.FixedZone("", 3600))}.Node()
	require.NoError(t, err)
	got, problem := read(func(b *hush.Builder) { b.Node(values.Get("at")) }, hush.Time)
	assert.Empty(t, problem)
	assert.Equal(t, "2026-01-02T15:04:05.000000006+01:00", got.Format(time.RFC3339Nano))
}

// set has a text form, although it is a map.
type set map[string]bool

func (s *set) UnmarshalText(text []byte) error {
	switch string(text) {
	case "silent":
		return errors.New("")
	case "lines":
		return errors.New("one\ntwo\xff")
	}
	*s = set{}
	for name := range strings.SplitSeq(string(text), "+") {
		(*s)[name] = true
	}
	return nil
}

var _ encoding.TextUnmarshaler = (*set)(nil)

func TestTextValue(t *testing.T) {
	address, problem := read(plain("fe80::1%eth0", 1, 1), hush.TextValue[netip.Addr])
	assert.Empty(t, problem)
	assert.Equal(t, netip.MustParseAddr("fe80::1%eth0"), address)
	prefix, _ := read(quoted("10.0.0.0/8", 1, 1), hush.TextValue[netip.Prefix])
	assert.Equal(t, netip.MustParsePrefix("10.0.0.0/8"), prefix)
	expression, _ := read(quoted("^a+$", 1, 1), hush.TextValue[regexp.Regexp])
	assert.Equal(t, "^a+$", expression.String())
	number, _ := read(plain("123456789012345678901234567890", 1, 1), func(v hush.Value, target **big.Int) {
		hush.Pointer(v, target, hush.TextValue[big.Int])
	})
	assert.Equal(t, "123456789012345678901234567890", number.String())
	names, _ := read(plain("a+b", 1, 1), hush.TextValue[set])
	assert.Equal(t, set{"a": true, "b": true}, names)
	flag, _ := read(plain("true", 1, 1), hush.TextValue[set])
	assert.Equal(t, set{"true": true}, flag, "plain texts are texts, whatever they look like")
	secret, _ := read(plain("x", 1, 1), hush.TextValue[hush.Secret])
	assert.Equal(t, "x", secret.Reveal())

	_, problem = read(plain("localhost", 1, 1), hush.TextValue[netip.Addr])
	assert.Equal(t, `expected a text for netip.Addr, found localhost: ParseAddr("localhost"): unable to parse IP`, problem)
	_, problem = read(quoted("a(", 1, 1), hush.TextValue[regexp.Regexp])
	assert.Equal(t, "expected a text for regexp.Regexp, found \"a(\": error parsing regexp: missing closing ): `a(`", problem)
	_, problem = read(plain("silent", 1, 1), hush.TextValue[set])
	assert.Equal(t, "expected a text for hush_test.set, found silent", problem)
	_, problem = read(plain("lines", 1, 1), hush.TextValue[set])
	assert.Equal(t, "expected a text for hush_test.set, found lines: one two\uFFFD", problem)
	_, problem = read(sequence(1, 1), hush.TextValue[netip.Addr])
	assert.Equal(t, "expected a text, found a list", problem)
}

func parsedURL(v hush.Value, target **url.URL) {
	hush.Parsed(v, target, "a URL such as https://example.com/path", url.Parse)
}

func TestParsed(t *testing.T) {
	got, problem := read(plain("https://example.com/a?b=c", 1, 1), parsedURL)
	assert.Empty(t, problem)
	assert.Equal(t, &url.URL{Scheme: "https", Host: "example.com", Path: "/a", RawQuery: "b=c"}, got)
	got, problem = read(quoted("https://a b", 1, 1), parsedURL)
	assert.Equal(t, `expected a URL such as https://example.com/path, found "https://a b": parse "https://a b": invalid character " " in host name`, problem)
	assert.Nil(t, got)
	_, problem = read(mapping(1, 1), parsedURL)
	assert.Equal(t, "expected a URL such as https://example.com/path, found a mapping", problem)
	urls, problem := read(sequence(1, 1, null(1, 2), plain("https://example.com", 1, 7)), func(v hush.Value, target *[]*url.URL) {
		hush.Slice(v, target, parsedURL)
	})
	assert.Empty(t, problem)
	assert.Equal(t, []*url.URL{nil, {Scheme: "https", Host: "example.com"}}, urls)
}

// An error may quote a whole text, and what a terminal obeys.
func TestReasonsAreShort(t *testing.T) {
	_, problem := read(plain("x", 1, 1), func(v hush.Value, target **url.URL) {
		hush.Parsed(v, target, "a", func(string) (*url.URL, error) { return nil, errors.New("\x1b" + strings.Repeat("é", 200)) })
	})
	assert.Equal(t, "expected a, found x:  "+strings.Repeat("é", 99)+"…", problem)
}

var hushFieldsText = []hush.FieldInfo{{Name: "url", Options: &hush.FieldOptions{Env: "LLM_URL"}}, {Name: "token", Options: &hush.FieldOptions{Secret: true}}, {Name: "when"}}

type textConfig struct {
	URL, Token *url.URL
	When       time.Time
}

func hushDecodeText(v hush.Value, config *textConfig) {
	d := v.Struct(hushFieldsText)
	parsedURL(d.Field(0), &config.URL)
	parsedURL(d.Field(1), &config.Token)
	hush.Time(d.Field(2), &config.When)
	d.End()
}

// The error of a hidden text quotes it, so it is left out altogether.
func TestTextsOfSecrets(t *testing.T) {
	bad := planted + "://\x7f"
	written := mapping(1, 1, field("url", 1, 1, quoted("${X}", 1, 6)))
	for name, in := range map[string]hush.Input{
		"r.yaml:1:8: llm:gpt-4.token: expected a URL such as https://example.com/path, found [redacted]":               input(document(mapping(1, 1, field("token", 1, 1, plain(bad, 1, 8))))),
		"r.yaml:1:6: llm:gpt-4.url: expected a URL such as https://example.com/path, found ${X}":                       input(replaced(written, mapping(1, 1, field("url", 1, 1, plain(bad, 1, 6))))),
		"r.yaml:1:6: llm:gpt-4.url: expected a URL such as https://example.com/path, found [redacted]":                 input(document(mapping(1, 1, field("url", 1, 1, func(b *hush.Builder) { b.Secret(hush.NewSecret(bad), 1, 6) })))),
		"environment variable LLM_URL: llm:gpt-4.url: expected a URL such as https://example.com/path, found $LLM_URL": with(map[string]string{"LLM_URL": bad}, document(mapping(1, 1))),
	} {
		var config textConfig
		d := hush.NewDecoder(in)
		hushDecodeText(d.Root(), &config)
		err := d.Finish()
		require.EqualError(t, err, name)
		assert.NotContains(t, output(err), planted)
		var problem hush.Problem
		require.ErrorAs(t, err, &problem)
		assert.NoError(t, problem.Err)
	}
	d := hush.NewDecoder(input(document(mapping(1, 1, field("url", 1, 1, plain("%", 1, 6))))))
	hushDecodeText(d.Root(), new(textConfig))
	var problem hush.Problem
	require.ErrorAs(t, d.Finish(), &problem)
	assert.Equal(t, url.EscapeError("%"), errors.Unwrap(problem.Err))
}
