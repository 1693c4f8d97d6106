package formats_test

import (
	"net"
	"net/mail"
	"net/url"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/internal/formats"
)

func TestFormats(t *testing.T) {
	for _, c := range []struct {
		name  string
		valid func(string) bool
		yes   []string
		no    []string
	}{
		{
			"url", formats.URL,
			[]string{"https://example.com", "http://localhost:8080/a?b=c#d", "redis://user:pass@[::1]:6379/0", "file:///etc/hosts", "a+b://c/%C3%A4"},
			[]string{"", "example.com", "https:", "https://", "mailto:me@example.com", "/path", "https://a b", "https://ä.de", "http://h:99999/", "http://[::1", "http://h/%zz"},
		},
		{
			"email", formats.Email,
			[]string{"me@example.com", "me@localhost", "a.b+c@x-y.example"},
			[]string{"", "me", "@example.com", "me@", "me@-a.de", "me@a..de", "me@b@c.de", "a b@c.de", "ä@b.de"},
		},
		{
			"hostport", formats.Hostport,
			[]string{"localhost:8080", ":80", "[::1]:0", "10.0.0.1:65535"},
			[]string{"", "localhost", "localhost:", "localhost:http", "localhost:65536", "::1:80", "[::1]", "a/b:1", "[1.2.3.4]:5"},
		},
		{
			"uuid", formats.UUID,
			[]string{"123e4567-e89b-12d3-a456-426614174000", "123E4567-E89B-12D3-A456-426614174000"},
			[]string{"", "123e4567e89b12d3a456426614174000", "123e4567-e89b-12d3-a456-42661417400", "g23e4567-e89b-12d3-a456-426614174000", "{23e4567-e89b-12d3-a456-42661417400}"},
		},
		{
			"time", formats.Time,
			[]string{"2026-01-02T15:04:05Z", "2026-01-02T15:04:05.123456789+23:59", "2024-02-29T00:00:00-00:00"},
			[]string{
				"", "2026-01-02", "2026-01-02 15:04:05Z", "2026-01-02T15:04Z", "2026-01-02T3:04:05Z", "2026-01-02T15:04:05", "2026-01-02T15:04:05,5Z",
				"2026-01-02T15:04:05.Z", "2026-01-02T15:04:05+24:00", "2026-01-02T15:04:05+00:60", "2026-01-02T15:04:05+0100", "2026-02-30T00:00:00Z",
				"2026-01-02T24:00:00Z", "2026-01-02T15:04:60Z", "2026-01-02t15:04:05z", "2026-01-02T15:04:05ZZ", "2026-01-02T15:04:05.",
			},
		},
	} {
		for _, text := range c.yes {
			assert.True(t, c.valid(text), "%s %q", c.name, text)
		}
		for _, text := range c.no {
			assert.False(t, c.valid(text), "%s %q", c.name, text)
		}
	}
}

// FuzzForms holds that the standard library reads whatever passes.
func FuzzForms(f *testing.F) {
	for _, text := range []string{"https://a.b/c?d#e", "ftp://u:p@[::1]:21/", "me@example.com", "localhost:80", "[fe80::1%eth0]:1", "x://%41"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if formats.URL(text) {
			parsed, err := url.Parse(text)
			require.NoError(t, err, text)
			assert.True(t, parsed.IsAbs(), text)
		}
		if formats.Hostport(text) {
			_, _, err := net.SplitHostPort(text)
			require.NoError(t, err, text)
		}
		if formats.Email(text) && !hasOddDots(text) {
			address, err := mail.ParseAddress(text)
			require.NoError(t, err, text)
			assert.Equal(t, text, address.Address)
		}
	})
}

// hasOddDots tells the local parts that HTML allows and RFC 5322 doesn't.
func hasOddDots(text string) bool {
	for i := range text {
		switch {
		case text[i] == '@':
			return i > 0 && text[i-1] == '.'
		case text[i] == '.' && (i == 0 || text[i-1] == '.'):
			return true
		}
	}
	return false
}
