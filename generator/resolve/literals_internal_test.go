package resolve

import (
	"math/big"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/runtime/hush"
)

func TestLiteral(t *testing.T) {
	const int64Range = "an integer from -9223372036854775808 to 9223372036854775807"
	for _, c := range []struct {
		kind          model.Kind
		bits          int
		text          string
		goText, shown string
		expected      string
	}{
		{kind: model.Bool, text: "true", goText: "true", shown: "true"},
		{kind: model.Bool, text: "yes", expected: "true or false"},
		{kind: model.Int, text: "-0x10", goText: "-16", shown: "-16"},
		{kind: model.Int, text: "+0o17", goText: "15", shown: "15"},
		{kind: model.Int, text: "0b101", goText: "5", shown: "5"},
		{kind: model.Int, text: "0XfF", goText: "255", shown: "255"},
		{kind: model.Int, text: "1e3", goText: "1000", shown: "1000"},
		{kind: model.Int, text: "-1.50E+1", goText: "-15", shown: "-15"},
		{kind: model.Int, text: ".5e1", goText: "5", shown: "5"},
		{kind: model.Int, text: "5.", goText: "5", shown: "5"},
		{kind: model.Int, text: "-0.0", goText: "0", shown: "0"},
		{kind: model.Int, text: "0e99999999999999999999", goText: "0", shown: "0"},
		{kind: model.Int, text: "9007199254740993.0", goText: "9007199254740993", shown: "9007199254740993"},
		{kind: model.Int, text: "1000e-3", goText: "1", shown: "1"},
		{kind: model.Int, text: "1e999999999", expected: int64Range},
		{kind: model.Int, text: "1e-999999999", expected: "an integer"},
		{kind: model.Int, text: "1e99999999999999999999", expected: int64Range},
		{kind: model.Int, text: "1_000", expected: "an integer without underscores: 1000"},
		{kind: model.Int, text: "0644", expected: "an integer without a leading zero: 0o644 as Go reads it, 644 as files do"},
		{kind: model.Int, text: "007", goText: "7", shown: "7"},
		{kind: model.Int, text: "089", goText: "89", shown: "89"},
		{kind: model.Int, text: "", expected: "an integer"},
		{kind: model.Int, text: "-", expected: "an integer"},
		{kind: model.Int, text: "_", expected: "an integer"},
		{kind: model.Int, text: "0x", expected: "an integer"},
		{kind: model.Int, text: "0x-1", expected: "an integer"},
		{kind: model.Int, text: "0e100000000000000000000x", expected: "an integer"},
		{kind: model.Int, text: "1e1.5", expected: "an integer"},
		{kind: model.Int, text: "e1", expected: "an integer"},
		{kind: model.Int, text: "--1", expected: "an integer"},
		{kind: model.Int, text: "+-0b1", expected: "an integer"},
		{kind: model.Int, text: "0b12", expected: "an integer"},
		{kind: model.Int, text: "0b", expected: "an integer"},
		{kind: model.Int, text: "٣", expected: "an integer"},
		{kind: model.Int, bits: 8, text: "128", expected: "an integer from -128 to 127"},
		{kind: model.Int, bits: 8, text: "-128.0", goText: "-128", shown: "-128"},
		{kind: model.Int, bits: 8, text: "1.5", expected: "an integer"},
		{kind: model.Int, text: "-9223372036854775808", goText: "-9223372036854775808", shown: "-9223372036854775808"},
		{kind: model.Int, text: "-9223372036854775809", expected: int64Range},
		{kind: model.Int, text: "9223372036854775808", expected: int64Range},
		{kind: model.Uint, bits: 16, text: "65536", expected: "an integer from 0 to 65535"},
		{kind: model.Uint, text: "-1", expected: "an integer from 0 to 18446744073709551615"},
		{kind: model.Uint, text: "-0", goText: "0", shown: "0"},
		{kind: model.Uint, text: "x", expected: "an integer"},
		{kind: model.Uint, text: "18446744073709551615", goText: "18446744073709551615", shown: "18446744073709551615"},
		{kind: model.Uint, text: "18446744073709551616", expected: "an integer from 0 to 18446744073709551615"},
		{kind: model.Float, bits: 64, text: "1e3", goText: "1000", shown: "1000"},
		{kind: model.Float, bits: 64, text: "0x10", goText: "16", shown: "16"},
		{kind: model.Float, bits: 64, text: "-0B11", goText: "-3", shown: "-3"},
		{kind: model.Float, bits: 64, text: "0x1p4", goText: "16", shown: "16"},
		{kind: model.Float, bits: 64, text: "-0.0", goText: "0", shown: "0"},
		{kind: model.Float, bits: 64, text: "0x1_0", expected: "a number without underscores: 0x10"},
		{kind: model.Float, bits: 64, text: "017", goText: "17", shown: "17"},
		{kind: model.Float, bits: 64, text: "1_0.5", expected: "a number without underscores: 10.5"},
		{kind: model.Float, bits: 64, text: "x_y", expected: "a number"},
		{kind: model.Float, bits: 32, text: "0.1", goText: "0.1", shown: "0.1"},
		{kind: model.Float, bits: 32, text: "1e39", expected: "a number within the range of float32"},
		{kind: model.Float, bits: 64, text: "1e309", expected: "a number within the range of float64"},
		{kind: model.Float, bits: 64, text: "inf", expected: "a number"},
		{kind: model.Duration, text: "90s", goText: "90000000000", shown: "1m30s"},
		{kind: model.Duration, text: "5", expected: "a duration such as 30s or 1h30m"},
		{kind: model.String, text: "a\"b\n", goText: `"a\"b\n"`, shown: "a\"b\n"},
		{kind: model.Time, text: "2026-01-02T03:04:05.5+01:00", goText: `"2026-01-02T03:04:05.5+01:00"`, shown: "2026-01-02T03:04:05.5+01:00"},
		{kind: model.Time, text: "2026-01-02T3:04:05Z", expected: "a time such as 2026-01-02T15:04:05Z"},
		{kind: model.URL, text: "a b", goText: `"a b"`, shown: "a b"},
		{kind: model.URL, text: ":", expected: "a URL such as https://example.com/path"},
	} {
		l, expected := literal(&model.FieldType{Kind: c.kind, Bits: c.bits}, c.text)
		assert.Equal(t, c.expected, expected, c)
		assert.Equal(t, model.Literal{Go: c.goText, Text: c.shown}, l, c)
	}
}

func TestCompare(t *testing.T) {
	order := func(kind model.Kind, a, b string) int {
		return compare(&model.FieldType{Kind: kind}, model.Literal{Go: a}, model.Literal{Go: b})
	}
	assert.Equal(t, -1, order(model.Int, "-10", "9"))
	assert.Equal(t, 1, order(model.Uint, "18446744073709551615", "9223372036854775808"))
	assert.Equal(t, -1, order(model.Float, "0.5", "1e+100"))
	assert.Equal(t, 0, order(model.Duration, "1000", "1000"))
}

// FuzzInteger compares with exact arithmetic, and with what files may hold:
// an integer of a directive is one of theirs and the same, but for Go's own
// prefixes.
func FuzzInteger(f *testing.F) {
	for _, text := range []string{"1", "-1", "017", "1e3", "1.50e1", "0x1F", "0o17", "0b1", "1_0", "9223372036854775808", "1e19", ".5e1", "0e9", "-0", "1e-1", "00", "+5"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		l, expected := literal(&model.FieldType{Kind: model.Int}, text)
		if expected != "" {
			return
		}
		if exact, ok := new(big.Rat).SetString(text); ok && !strings.ContainsAny(text, "eE") && !strings.HasPrefix(strings.TrimLeft(text, "+-"), "0") {
			assert.Equal(t, l.Go, exact.RatString(), text)
		}
		if strings.ContainsAny(text, "bBXO") {
			return
		}
		read, err := readHush(text, hush.Int[int64])
		require.NoError(t, err, text)
		assert.Equal(t, l.Go, big.NewInt(read).String(), text)
	})
}

// readHush reads a plain scalar as the runtime does.
func readHush[T any](text string, read func(hush.Value, *T)) (value T, err error) {
	document := &hush.Document{Source: "test", Entries: []hush.DocumentEntry{{Text: text, End: 1, Kind: hush.KindPlain}}}
	d := hush.NewDecoder(hush.Input{Node: document.Root()})
	read(d.Root(), &value)
	return value, d.Finish()
}

func TestLiteralsAreThoseOfFiles(t *testing.T) {
	for _, text := range []string{"1", "1e3", "1.5", "0x1F", "0o17", "9007199254740993.0", "1e999999999", "-1e-1", "x", "1_000", "9223372036854775807", "9223372036854775808", "-0", "08"} {
		l, expected := literal(&model.FieldType{Kind: model.Int}, text)
		read, err := readHush(text, hush.Int[int64])
		assert.Equal(t, expected == "", err == nil, "%s: %s, %v", text, expected, err)
		if err == nil {
			assert.Equal(t, big.NewInt(read).String(), l.Go, text)
		}
	}
}
