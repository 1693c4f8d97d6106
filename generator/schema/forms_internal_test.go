package schema

import (
	"regexp"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	rules "github.com/hushgen/hushgen/internal/formats"
)

// judged are the forms beside what the program itself asks.
var judged = map[string]struct {
	form  form
	valid func(string) bool
}{
	"url":      {formats["url"], rules.URL},
	"email":    {formats["email"], rules.Email},
	"hostport": {formats["hostport"], rules.Hostport},
	"uuid":     {formats["uuid"], rules.UUID},
	"time":     {timeText, rules.Time},
	"duration": {durationText, func(text string) bool { _, err := time.ParseDuration(text); return err == nil }},
}

// samples are texts at the edges of all forms.
var samples = []string{
	"", "0", "+0", "-0", "00", "0s", "1", "1.s", ".5s", ".s", "1h30m", "-1.5h", "1µs", "1μs", "1us", "1 s", "s", "1x", "+-1s", "1h-2m",
	"https://example.com", "http://a:b@c:80/d?e#f", "file:///etc", "x://", "x:///", "1x://h", "a+b.c-d://h", "http://h:65535", "http://h:65536", "http://h:00080", "http://h:",
	"http://%41", "http://%c3%a4", "http://h/%zz", "http://h/%20", "http://[::1]/", "http://[::1%25e]", "http://[1.2.3.4]", "http://a@b@c", "http://:80", "http://?q", "http://h?#", "http://h/ä", "//h",
	"me@example.com", "a@b", "a..b@x", "a@-b", "a@b-", "a@b.", "@b", "a@", "ä@b", "a@b_c", ".@x",
	":80", "localhost:0", "localhost:065535", "localhost:65536", "[::1]:80", "[fe80::1%eth0]:80", "[fe80::1%]:80", "[::ffff:1.2.3.4]:80", "[1.2.3.4]:80", "::1:80", "a/b:1", "bücher.de:80", "a b:1", "[::1%a%b]:1",
	"[1:2:3:4:5:6:7:8]:1", "[1:2:3:4:5:6:7::]:1", "[::2:3:4:5:6:7:8]:1", "[1::3:4:5:6:7:8]:1", "[1:2:3:4:5:6:7:8:9]:1", "[1::2::3]:1", "[1:2:3:4:5:6:1.2.3.4]:1", "[::01.2.3.4]:1", "[12345::]:1", "[1:2:3:4:5:6:7]:1", "[::]:1", "[1:2:3:4:5::1.2.3.4]:1",
	"123e4567-e89b-12d3-a456-426614174000", "123E4567-E89B-12D3-A456-426614174000", "123e4567e89b12d3a456426614174000", "{23e4567-e89b-12d3-a456-42661417400}",
	"2026-01-02T15:04:05Z", "2026-01-02T15:04:05.1+23:59", "2024-02-29T00:00:00Z", "2023-02-29T00:00:00Z", "2000-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "0000-02-29T00:00:00Z", "2026-04-31T00:00:00Z",
	"2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-01-00T00:00:00Z", "2026-01-02T24:00:00Z", "2026-01-02T15:04:60Z", "2026-01-02t15:04:05z", "2026-01-02T15:04:05", "2026-01-02T15:04:05.Z", "2026-01-02T15:04:05+24:00", "2026-12-31T23:59:59-00:00",
}

// The expression of a form takes what the program takes.
func TestForms(t *testing.T) {
	for name, j := range judged {
		expression := regexp.MustCompile(j.form.expression)
		taken := 0
		for _, text := range samples {
			assert.Equal(t, j.valid(text), expression.MatchString(text), "%s %q", name, text)
			if j.valid(text) {
				taken++
			}
		}
		assert.Greater(t, taken, 1, name)
	}
}

// Every day of some years, those around the rules of leap years among them.
func TestDays(t *testing.T) {
	expression := regexp.MustCompile(timeForm)
	for _, year := range []string{"0000", "0100", "0400", "1896", "1900", "1999", "2000", "2004", "2010", "2023", "2024", "2100", "2400", "9999"} {
		for month := range 14 {
			for day := range 33 {
				text := year + "-" + two(month) + "-" + two(day) + "T00:00:00Z"
				require.Equal(t, rules.Time(text), expression.MatchString(text), text)
			}
		}
	}
}

func two(n int) string { return string([]byte{'0' + byte(n/10), '0' + byte(n%10)}) }

// FuzzForms holds that the expressions are exact, but for durations that no
// 64 bits of nanoseconds hold.
func FuzzForms(f *testing.F) {
	for _, text := range samples {
		f.Add(text)
	}
	expressions := map[string]*regexp.Regexp{}
	for name, j := range judged {
		expressions[name] = regexp.MustCompile(j.form.expression)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for name, j := range judged {
			valid, matches := j.valid(text), expressions[name].MatchString(text)
			if name == "duration" && matches && len(text) > 15 {
				continue
			}
			require.Equal(t, valid, matches, "%s %q", name, text)
		}
	})
}
