package schemas

import (
	"math/big"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/internal/formats"
)

// numbers are at and beyond the limits of Go's types, or spelled in an
// uncommon way.
var numbers = []string{
	"0", "1", "-1", "2", "3", "7", "9", "10", "-0", "0.0", "-0.0", "0e5", "1.0", "1e0", "10e-1", "1e2", "1E+2", "1.5", "0.1", "0.5", "0.7", "0.70", "1e-7", "100", "100.0", "101",
	"127", "128", "-128", "-129", "-128.0", "255", "256", "32767", "32768", "-32768", "65535", "65536", "2147483647", "2147483648", "-2147483649", "4294967295", "4294967296", "42949672950e-1",
	"9223372036854775806", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551614", "18446744073709551615", "18446744073709551616",
	"9007199254740993", "9007199254740993.0", "0.1000000000000000055511151231257827", "0.09999999999999999999", "0.10000000149011612", "0.0999999999", "0.7000000000000000000001", "0.69999999", "0.70000001",
	"16777217", "3.4028234663852886e38", "3.4028235677973366e38", "3.5e38", "1.7976931348623157e308", "1.7976931348623158e308", "1.8e308", "1e400", "-1e400", "1e-400", "1e999999999", "0e999999999",
	"1e-999999999", "123456789012345678901234567890", "1000.0000000000000001",
}

// texts fit some field, or nearly do.
var texts = []string{
	"", "a", "b", "ab", "abc", "abcd", "abcde", "ä", "äöü", "😀😀", "x", "A", "a b", `"`, "slow", "fast", "Fast", "wide", "red", "green", "red ", "true", "false", "True", "null", "~", "1", "1.0", "7", "12", "123",
	"0", "00", "+0", "-0", "0s", "30s", "1s", "999ms", "1h30m", "1h30m1ns", "1.5h", ".5s", "1.s", ".s", "-5s", "+5s", "1m0.5s", "1µs", "1μs", "1 s", "5", "s", "1d", "1h 2m", "2562047h47m16.854775807s", "2562047h47m16.854775808s", "9999999999h",
	"2026-01-02T15:04:05Z", "2026-01-02T15:04:05.123456789+23:59", "2026-02-29T00:00:00Z", "2024-02-29T00:00:00Z", "2023-04-31T00:00:00Z", "2026-13-01T00:00:00Z", "2026-01-02T24:00:00Z", "2026-01-02T15:04:60Z",
	"2026-01-02T15:04:05+24:00", "2026-01-02 15:04:05Z", "2026-01-02t15:04:05z", "2026-01-02T15:04:05,5Z", "2026-01-02T15:04:05.Z", "0001-01-01T00:00:00Z", "0000-01-01T00:00:00Z", "2026-01-02",
	"https://example.com/x", "http://[::1]:80/a?b#c", "file:///etc/hosts", "http://h:99999/", "https://", "//x", "mailto:a@b", "http://h/%zz", "http://a b/", "http://%41/", "x://user:p@h", "http://[::1", "http://[fe80::1%25en0]/", ":", "%", "http://h:port/",
	"a@b.example", "a@b", "@b", "a@", "a@-b", "a@b-", "a..b@c", "a@b.c@d", "me@example.com\n",
	"localhost:80", ":80", "[::1]:0", "h:65535", "h:65536", "h:080", "[::g]:1", "[1.2.3.4]:5", "::1:80", "a/b:1", "h :1", "[fe80::1%eth0]:1", "h:", "[::ffff:1.2.3.4]:443", "é:1",
	"123e4567-e89b-12d3-a456-426614174000", "123E4567-E89B-12D3-A456-426614174000", "123e4567e89b12d3a456426614174000", "123e4567-e89b-12d3-a456-42661417400", "g23e4567-e89b-12d3-a456-426614174000",
	"abc1", "a1b", "af09", "af09\n", "\naf", "bxd", "b\nd", "xbdx", "bxxd", "99", "999", "9999", "a\u2028b", "b\u2028d", "\u0000", "\t", " ", "\u00a0", "$", "$x", "{}", "[]", "\ufeff", "\u0085",
}

// scalar makes a single value.
func (g *grower) scalar(t *model.FieldType, c model.Constraints) any {
	switch t.Kind {
	case model.Bool:
		return g.roll(2) == 0
	case model.Int, model.Uint:
		return g.integer(t, c)
	case model.Float:
		return g.float(c)
	case model.Any, model.Node:
		if c.MinLen != nil && !g.mistake(4) {
			return number("1") // required
		}
		return g.odd()
	}
	return g.text(t, c)
}

// integer makes one at the limits or between them, or next to them.
func (g *grower) integer(t *model.FieldType, c model.Constraints) any {
	if len(c.Enum) > 0 && !g.mistake(8) {
		return g.spelled(pick(g.dice, c.Enum).Text)
	}
	least, most := bounds(t)
	if c.Min != nil {
		least, _ = new(big.Int).SetString(c.Min.Text, 0)
	}
	if c.Max != nil {
		most, _ = new(big.Int).SetString(c.Max.Text, 0)
	}
	n := between(pick(g.dice, []*big.Int{least, most, big.NewInt(1), big.NewInt(int64(g.roll(12)))}), least, most)
	if g.mistake(6) {
		n.Add(n, big.NewInt(pick(g.dice, []int64{-1, 1})))
	}
	return g.spelled(n.String())
}

// between returns the nearest number within the limits, as a copy.
func between(n, least, most *big.Int) *big.Int {
	switch {
	case n.Cmp(least) < 0:
		n = least
	case n.Cmp(most) > 0:
		n = most
	}
	return new(big.Int).Set(n)
}

// bounds are the least and the greatest number of an integer type.
func bounds(t *model.FieldType) (least, most *big.Int) {
	bits := uint(t.Bits)
	if bits == 0 {
		bits = strconv.IntSize
	}
	one := big.NewInt(1)
	if t.Kind == model.Uint {
		return big.NewInt(0), new(big.Int).Sub(new(big.Int).Lsh(one, bits), one)
	}
	half := new(big.Int).Lsh(one, bits-1)
	return new(big.Int).Neg(half), new(big.Int).Sub(half, one)
}

// spelled writes an integer in one of the ways in which it can be, and
// sometimes as a text.
func (g *grower) spelled(text string) any {
	if g.mistake(20) {
		return text
	}
	switch g.roll(16) {
	case 13:
		return number(text + ".0")
	case 14:
		return number(text + "e0")
	case 15:
		return number(text + ".0e0")
	}
	return number(text)
}

func (g *grower) float(c model.Constraints) any {
	var near []string
	for _, limit := range append(slices.Clone(c.Enum), limitsOf(c)...) {
		near = append(near, limit.Text)
	}
	if len(near) == 0 || g.mistake(4) {
		return number(pick(g.dice, numbers))
	}
	return number(pick(g.dice, near))
}

// text makes a text that obeys the constraints, if one is known.
func (g *grower) text(t *model.FieldType, c model.Constraints) any {
	if len(c.Enum) > 0 && !g.mistake(8) {
		return pick(g.dice, c.Enum).Text
	}
	if t.Kind == model.Duration && g.once(10) && (!outside(0, c) || g.mistake(4)) {
		return number("0")
	}
	first := g.roll(len(texts))
	for i := range texts {
		if text := texts[(first+i)%len(texts)]; fits(text, t, c) {
			return g.nudged(text)
		}
	}
	return g.nudged(texts[first])
}

// nudged changes a text a little, by mistake.
func (g *grower) nudged(text string) any {
	if !g.mistake(6) {
		return text
	}
	if _, err := strconv.ParseFloat(text, 64); err == nil && isJSONNumber(text) {
		return number(text)
	}
	runes := []rune(text)
	at := g.roll(len(runes) + 1)
	switch extra := pick(g.dice, []string{"a", "0", "\n", "é", ":", " ", "-", "Z"}); g.roll(3) {
	case 0:
		return string(runes[:at]) + extra + string(runes[at:])
	case 1:
		return string(runes[:at]) + string(runes[min(at+1, len(runes)):])
	}
	return strings.ToUpper(text)
}

func isJSONNumber(text string) bool {
	digits := strings.TrimPrefix(text, "-")
	return digits != "" && (digits == "0" || digits[0] != '0') && strings.Trim(digits, "0123456789") == ""
}

var forms = map[string]func(string) bool{
	"": func(string) bool { return true }, "url": formats.URL, "email": formats.Email, "hostport": formats.Hostport, "uuid": formats.UUID,
}

// fits reports whether a text is a value of a type.
func fits(text string, t *model.FieldType, c model.Constraints) bool {
	switch t.Kind {
	case model.Duration:
		wait, err := time.ParseDuration(text)
		return err == nil && !outside(wait, c)
	case model.Time:
		return formats.Time(text)
	case model.URL:
		_, err := url.Parse(text)
		return err == nil && hasLength(text, c)
	}
	return hasLength(text, c) && forms[c.Format](text) && regexp.MustCompile(c.Pattern).MatchString(text)
}

func hasLength(text string, c model.Constraints) bool {
	length := utf8.RuneCountInString(text)
	return (c.MinLen == nil || length >= *c.MinLen) && (c.MaxLen == nil || length <= *c.MaxLen)
}

// outside reports whether a duration is beyond its limits.
func outside(wait time.Duration, c model.Constraints) bool {
	beyond := func(limit *model.Literal, sign time.Duration) bool {
		if limit == nil {
			return false
		}
		bound, err := time.ParseDuration(limit.Text)
		return err != nil || sign*wait > sign*bound
	}
	return beyond(c.Min, -1) || beyond(c.Max, 1)
}
