package hush_test

import (
	"fmt"
	"math"
	"math/big"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
)

// read decodes one value at 1:1. Its problem comes without position and path.
func read[T any](value part, decode func(hush.Value, *T)) (target T, problem string) {
	d := hush.NewDecoder(input(document(value)))
	decode(d.Root(), &target)
	if err := d.Finish(); err != nil {
		problem = strings.TrimPrefix(err.Error(), "r.yaml:1:1: llm:gpt-4: ")
	}
	return target, problem
}

func TestIntegers(t *testing.T) {
	for text, want := range map[string]int64{
		"0": 0, "-0": 0, "+7": 7, "017": 17, "-0042": -42, "00": 0,
		"0x1F": 31, "-0x1f": -31, "0o17": 15, "+0o17": 15, "0x0000000000000000000000ff": 255,
		"1.0": 1, "1.": 1, "-1.000": -1, ".0": 0, "0.0e5": 0, "-0.0": 0,
		"1e3": 1000, "1E3": 1000, "1e+3": 1000, "1.5e1": 15, "1.50e1": 15, "1500e-2": 15, ".5e1": 5, "-2.5E+2": -250, "1e0": 1, "10e-1": 1,
		"9007199254740993.0": 9007199254740993, "9007199254740993e0": 9007199254740993, "0.09007199254740993e17": 9007199254740993,
		"9223372036854775807": math.MaxInt64, "9223372036854775807.000": math.MaxInt64, "9.223372036854775807e18": math.MaxInt64, "92233720368547758070e-1": math.MaxInt64,
		"-9223372036854775808": math.MinInt64, "-9.223372036854775808e18": math.MinInt64, "-0x8000000000000000": math.MinInt64,
		"0e999999999": 0, "0e-99999999999999999999": 0, "1000000000000000000000000000000e-30": 1,
		"1" + strings.Repeat("0", 5000) + "e-5000": 1, "0." + strings.Repeat("0", 5000) + "1e5001": 1,
	} {
		got, problem := read(plain(text, 1, 1), hush.Int[int64])
		assert.Empty(t, problem, text)
		assert.Equal(t, want, got, text)
	}
	const signed = "expected an integer from -9223372036854775808 to 9223372036854775807, found "
	for text, want := range map[string]string{
		"1.5":                          "expected an integer, found 1.5",
		"1e-1":                         "expected an integer, found 1e-1",
		"15e-2":                        "expected an integer, found 15e-2",
		"1e-999999999":                 "expected an integer, found 1e-999999999",
		"0.5":                          "expected an integer, found 0.5",
		".":                            "expected an integer, found .",
		"e3":                           "expected an integer, found e3",
		".e3":                          "expected an integer, found .e3",
		"1e":                           "expected an integer, found 1e",
		"1e+":                          "expected an integer, found 1e+",
		"1e1.0":                        "expected an integer, found 1e1.0",
		"1e0x1":                        "expected an integer, found 1e0x1",
		"1e1e1":                        "expected an integer, found 1e1e1",
		"1.2.3":                        "expected an integer, found 1.2.3",
		"1.-2":                         "expected an integer, found 1.-2",
		"--1":                          "expected an integer, found --1",
		"0x1.0":                        "expected an integer, found 0x1.0",
		"0x1p3":                        "expected an integer, found 0x1p3",
		"0X1F":                         "expected an integer, found 0X1F",
		"0O17":                         "expected an integer, found 0O17",
		"0b11":                         "expected an integer, found 0b11",
		"x-1":                          "expected an integer, found x-1",
		"1,000":                        "expected an integer, found 1,000",
		"1 000":                        "expected an integer, found 1 000",
		".inf":                         "expected an integer, found .inf",
		".nan":                         "expected an integer, found .nan",
		"true":                         "expected an integer, found true",
		"١":                            "expected an integer, found ١",
		"1_000":                        "expected an integer, found 1_000; write 1000",
		"0x_ff":                        "expected an integer, found 0x_ff; write 0xff",
		"1_0.0_0":                      "expected an integer, found 1_0.0_0; write 10.00",
		"1_0.5_0":                      "expected an integer, found 1_0.5_0",
		"_":                            "expected an integer, found _",
		"a_1":                          "expected an integer, found a_1",
		"1e999999999":                  signed + "1e999999999",
		"-1e999999999":                 signed + "-1e999999999",
		"1e99999999999999999999999999": signed + "1e99999999999999999999999999",
		"9223372036854775807.0e1":      signed + "9223372036854775807.0e1",
		"9.223372036854775808e18":      signed + "9.223372036854775808e18",
		"18446744073709551616":         signed + "18446744073709551616",
	} {
		_, problem := read(plain(text, 1, 1), hush.Int[int64])
		assert.Equal(t, want, problem, text)
	}
	_, problem := read(quoted("1_000", 1, 1), hush.Int[int])
	assert.Equal(t, `expected an integer, found "1_000"`, problem)
}

// sizes checks the least and the greatest value of a type, in three forms,
// and those beyond them.
func sizes[T comparable](t *testing.T, decode func(hush.Value, *T), least, most string) {
	t.Helper()
	beyond := func(text string, by int64) string {
		n, ok := new(big.Int).SetString(text, 10)
		require.True(t, ok)
		return n.Add(n, big.NewInt(by)).String()
	}
	var zero T
	for _, form := range []func(string) string{
		func(digits string) string { return digits },
		func(digits string) string { return digits + ".00" },
		func(digits string) string { return digits + "000e-3" },
		func(digits string) string {
			n, _ := new(big.Int).SetString(digits, 10)
			return fmt.Sprintf("%#x", n)
		},
	} {
		for _, digits := range []string{least, most} {
			got, problem := read(plain(form(digits), 1, 1), decode)
			assert.Empty(t, problem)
			assert.Equal(t, digits, fmt.Sprint(got))
		}
		for _, digits := range []string{beyond(least, -1), beyond(most, 1), beyond(most, 1) + "0"} {
			got, problem := read(plain(form(digits), 1, 1), decode)
			assert.Equal(t, "expected an integer from "+least+" to "+most+", found "+form(digits), problem)
			assert.Equal(t, zero, got)
		}
	}
}

func TestSizes(t *testing.T) {
	sizes(t, hush.Int[int8], "-128", "127")
	sizes(t, hush.Int[int16], "-32768", "32767")
	sizes(t, hush.Int[int32], "-2147483648", "2147483647")
	sizes(t, hush.Int[int64], "-9223372036854775808", "9223372036854775807")
	sizes(t, hush.Int[int], "-9223372036854775808", "9223372036854775807")
	sizes(t, hush.Int[allLevel], "-9223372036854775808", "9223372036854775807")
	sizes(t, hush.Uint[uint8], "0", "255")
	sizes(t, hush.Uint[uint16], "0", "65535")
	sizes(t, hush.Uint[uint32], "0", "4294967295")
	sizes(t, hush.Uint[uint64], "0", "18446744073709551615")
	sizes(t, hush.Uint[uint], "0", "18446744073709551615")
	sizes(t, hush.Uint[uintptr], "0", "18446744073709551615")

	least, _ := read(plain("-1.28e2", 1, 1), hush.Int[int8])
	assert.Equal(t, int8(-128), least)
	most, _ := read(plain("1.8446744073709551615e19", 1, 1), hush.Uint[uint64])
	assert.Equal(t, uint64(math.MaxUint64), most)
}

func TestFloats(t *testing.T) {
	for text, want := range map[string]float64{
		"0": 0, "017": 17, "1.5": 1.5, "-.5": -0.5, "1.": 1, "1e3": 1000, "+1E-3": 0.001, "1e308": 1e308,
		"0x10": 16, "-0x10": -16, "0o17": 15, "+0xff": 255, "0xffffffffffffffff": math.MaxUint64, "1e-400": 0,
		"9007199254740993": 9007199254740992,
	} {
		got, problem := read(plain(text, 1, 1), hush.FloatNumber[float64])
		assert.Empty(t, problem, text)
		assert.InDelta(t, want, got, 0, text)
	}
	for text, want := range map[string]string{
		"1_0.5":               "expected a number, found 1_0.5; write 10.5",
		"0x1_0":               "expected a number, found 0x1_0; write 0x10",
		"1e3_0_0":             "expected a number, found 1e3_0_0; write 1e300",
		"1_0x":                "expected a number, found 1_0x",
		"0x1.8":               "expected a number, found 0x1.8",
		"0x1p3":               "expected a number, found 0x1p3",
		"0x":                  "expected a number, found 0x",
		"0x10000000000000000": "expected a hexadecimal or octal integer of at most 64 bits, found 0x10000000000000000",
		"NaN":                 "expected a number, found NaN",
		"+Inf":                "expected a number, found +Inf",
		"-.nan":               "expected a number, found -.nan",
		"1e309":               "expected a number within the range of float64, found 1e309",
		"-1e999999999":        "expected a number within the range of float64, found -1e999999999",
		"no":                  "expected a number, found no",
		".":                   "expected a number, found .",
		"1e3.0":               "expected a number, found 1e3.0",
	} {
		_, problem := read(plain(text, 1, 1), hush.FloatNumber[float64])
		assert.Equal(t, want, problem, text)
	}
	_, problem := read(plain("-3.5e38", 1, 1), hush.FloatNumber[float32])
	assert.Equal(t, "expected a number within the range of float32, found -3.5e38", problem)
	// 2^24+1 has no float32; by way of a float64, 0x1000001000000001 would be
	// rounded twice, and down.
	got, problem := read(plain("0x1000001000000001", 1, 1), hush.FloatNumber[float32])
	assert.Empty(t, problem)
	assert.InDelta(t, float64(0x1000002000000000), float64(got), 0)
}

// A hint shows no secret.
func TestNumbersOfSecrets(t *testing.T) {
	want := "r.yaml:9:10: llm:gpt-4.pins[0]: expected an integer, found [redacted]"
	assert.Equal(t, want, problems(t, "pins", sequence(9, 9, plain("12_34", 9, 10))))
	node := replaced(mapping(1, 1, field("int", 1, 1, quoted("${N}", 1, 6))), mapping(1, 1, field("int", 1, 1, plain("12_34", 1, 6))))
	_, err := decode(t, input(node))
	assert.ErrorContains(t, err, "llm:gpt-4.int: expected an integer, found ${N}")
	assert.NotContains(t, err.Error(), "write")
	_, err = decode(t, with(map[string]string{"LLM_SIZE": "12_34"}, whole()))
	assert.EqualError(t, err, "environment variable LLM_SIZE: llm:gpt-4.size: expected an integer, found $LLM_SIZE")
}

func TestBools(t *testing.T) {
	for _, text := range []string{"yes", "no", "on", "off", "y", "n", "Yes", "ON", "1", "0", "tRUE", "t", ""} {
		_, problem := read(plain(text, 1, 1), hush.Bool[bool])
		found := text
		if text == "" {
			found = `""`
		}
		assert.Equal(t, "expected true or false, found "+found, problem)
	}
}

// FuzzIntegers compares with exact arithmetic.
func FuzzIntegers(f *testing.F) {
	for _, text := range []string{"1e3", "1.50e1", "0x1f", "-0", "9007199254740993.0", "1e-1", "1500e-2", "+017", "1e19", "-.5E1"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, problem := read(plain(text, 1, 1), hush.Int[int64])
		if len(text) > 40 || strings.ContainsAny(text, "_xXbBoOpP/") {
			return
		}
		if e := strings.IndexAny(text, "eE"); e >= 0 && len(text)-e > 5 {
			return // slow for the exact arithmetic
		}
		exact, ok := new(big.Rat).SetString(text)
		if ok = ok && exact.IsInt() && exact.Num().IsInt64(); ok {
			require.Empty(t, problem, "%q", text)
			require.Equal(t, exact.Num().Int64(), got, "%q", text)
			return
		}
		require.NotEmpty(t, problem, "%q", text)
	})
}
