package hush_test

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/runtime/hush"
)

func TestScalars(t *testing.T) {
	for _, test := range []struct {
		field, text string
		got         func(allConfig) any
		want        any
	}{
		{"text", "true", func(c allConfig) any { return c.Text }, "true"},
		{"mode", "slow", func(c allConfig) any { return c.Mode }, allLabel("slow")},
		{"level", "2", func(c allConfig) any { return c.Level }, allHigh},
		{"on", "true", func(c allConfig) any { return c.On }, true},
		{"on", "True", func(c allConfig) any { return c.On }, true},
		{"on", "TRUE", func(c allConfig) any { return c.On }, true},
		{"on", "false", func(c allConfig) any { return c.On }, false},
		{"on", "False", func(c allConfig) any { return c.On }, false},
		{"on", "FALSE", func(c allConfig) any { return c.On }, false},
		{"int", "+7", func(c allConfig) any { return c.Int }, 7},
		{"int", "-0x1F", func(c allConfig) any { return c.Int }, -31},
		{"int", "0o17", func(c allConfig) any { return c.Int }, 15},
		{"int", "010", func(c allConfig) any { return c.Int }, 10},
		{"int", "-0", func(c allConfig) any { return c.Int }, 0},
		{"int16", "-32768", func(c allConfig) any { return c.Int16 }, int16(math.MinInt16)},
		{"int16", "32767", func(c allConfig) any { return c.Int16 }, int16(math.MaxInt16)},
		{"int32", "-2147483648", func(c allConfig) any { return c.Int32 }, int32(math.MinInt32)},
		{"int32", "0x7fffffff", func(c allConfig) any { return c.Int32 }, int32(math.MaxInt32)},
		{"int64", "-9223372036854775808", func(c allConfig) any { return c.Int64 }, int64(math.MinInt64)},
		{"int64", "9223372036854775807", func(c allConfig) any { return c.Int64 }, int64(math.MaxInt64)},
		{"uint", "18446744073709551615", func(c allConfig) any { return c.Uint }, uint(math.MaxUint)},
		{"uint", "-0", func(c allConfig) any { return c.Uint }, uint(0)},
		{"uint8", "0xc8", func(c allConfig) any { return c.Uint8 }, uint8(200)},
		{"uint16", "65535", func(c allConfig) any { return c.Uint16 }, uint16(math.MaxUint16)},
		{"uint32", "4294967295", func(c allConfig) any { return c.Uint32 }, uint32(math.MaxUint32)},
		{"uint64", "4", func(c allConfig) any { return c.Uint64 }, uint64(4)},
		{"float32", "0.1", func(c allConfig) any { return c.Float32 }, float32(0.1)},
		{"float32", "0.7", func(c allConfig) any { return c.Float32 }, float32(0.7)},
		{"float64", "1", func(c allConfig) any { return c.Float64 }, 1.0},
		{"float64", ".5", func(c allConfig) any { return c.Float64 }, 0.5},
		{"float64", "1.", func(c allConfig) any { return c.Float64 }, 1.0},
		{"float64", "+1.5e-1", func(c allConfig) any { return c.Float64 }, 0.15},
		{"float64", "1e-400", func(c allConfig) any { return c.Float64 }, 0.0},
		{"wait", "1m", func(c allConfig) any { return c.Wait }, time.Minute},
		{"wait", "1.5s", func(c allConfig) any { return c.Wait }, 1500 * time.Millisecond},
		{"key", "12345", func(c allConfig) any { return c.Key.Reveal() }, "12345"},
	} {
		name := test.field
		if name == "text" {
			assert.Equal(t, test.want, test.got(decoded(t, document(mapping(1, 1,
				field("text", 2, 3, plain(test.text, 2, 9)), field("count", 3, 3, plain("5", 3, 10)),
				field("tags", 4, 3, mapping(4, 9, field("a", 4, 10, plain("b", 4, 13)))))))))
			continue
		}
		config := decoded(t, whole(field(name, 9, 3, plain(test.text, 9, 9))))
		assert.Equal(t, test.want, test.got(config), "%s: %s", name, test.text)
	}
}

func TestUnboundedFloats(t *testing.T) {
	// Without constraints, the words for what is not written in digits.
	read := func(text string) (n float32) {
		d := hush.NewDecoder(input(document(plain(text, 1, 1))))
		hush.FloatNumber(d.Root(), &n)
		assert.NoError(t, d.Finish())
		return n
	}
	for _, text := range []string{".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"} {
		assert.True(t, math.IsInf(float64(read(text)), 1), text)
	}
	for _, text := range []string{"-.inf", "-.Inf", "-.INF"} {
		assert.True(t, math.IsInf(float64(read(text)), -1), text)
	}
	for _, text := range []string{".nan", ".NaN", ".NAN"} {
		assert.True(t, math.IsNaN(float64(read(text))), text)
	}
	assert.InDelta(t, math.MaxFloat32, read("3.4028234663852886e38"), 0)
	// Rounded once: through a float64 this would be 1.
	assert.Greater(t, read("1.00000005960464477540"), float32(1))
}

func TestWrongScalars(t *testing.T) {
	for _, test := range []struct {
		field string
		value part
		want  string
	}{
		{"mode", sequence(9, 9), "expected a string, found a list"},
		{"mode", mapping(9, 9), "expected a string, found a mapping"},
		{"on", plain("yes", 9, 9), "expected true or false, found yes"},
		{"on", plain("1", 9, 9), "expected true or false, found 1"},
		{"on", quoted("true", 9, 9), `expected true or false, found "true"`},
		{"on", sequence(9, 9), "expected true or false, found a list"},
		{"int", quoted("3", 9, 9), `expected an integer, found "3"`},
		{"int", plain("", 9, 9), `expected an integer, found ""`},
		{"int", plain("-", 9, 9), "expected an integer, found -"},
		{"int", plain("0x", 9, 9), "expected an integer, found 0x"},
		{"int", plain("0o8", 9, 9), "expected an integer, found 0o8"},
		{"int", plain("0xg", 9, 9), "expected an integer, found 0xg"},
		{"int", plain(" 1", 9, 9), `expected an integer, found " 1"`},
		{"int", plain("1\nx: 2", 9, 9), `expected an integer, found "1\nx: 2"`},
		{"int", plain("\xff", 9, 9), `expected an integer, found "\xff"`},
		{"int", mapping(9, 9), "expected an integer, found a mapping"},
		{"int", plain("9223372036854775808", 9, 9), "expected an integer from -9223372036854775808 to 9223372036854775807, found 9223372036854775808"},
		{"int8", plain("128", 9, 9), "expected an integer from -128 to 127, found 128"},
		{"int8", plain("-129", 9, 9), "expected an integer from -128 to 127, found -129"},
		{"int8", plain("0x80", 9, 9), "expected an integer from -128 to 127, found 0x80"},
		{"int16", plain("32768", 9, 9), "expected an integer from -32768 to 32767, found 32768"},
		{"int32", plain("-2147483649", 9, 9), "expected an integer from -2147483648 to 2147483647, found -2147483649"},
		{"int64", plain("-9223372036854775809", 9, 9), "expected an integer from -9223372036854775808 to 9223372036854775807, found -9223372036854775809"},
		{"int64", plain("99999999999999999999", 9, 9), "expected an integer from -9223372036854775808 to 9223372036854775807, found 99999999999999999999"},
		{"uint", plain("-1", 9, 9), "expected an integer from 0 to 18446744073709551615, found -1"},
		{"uint", quoted("x", 9, 9), `expected an integer, found "x"`},
		{"uint", plain("x", 9, 9), "expected an integer, found x"},
		{"uint8", plain("256", 9, 9), "expected an integer from 0 to 255, found 256"},
		{"uint16", plain("65536", 9, 9), "expected an integer from 0 to 65535, found 65536"},
		{"uint32", plain("4294967296", 9, 9), "expected an integer from 0 to 4294967295, found 4294967296"},
		{"uint64", plain("18446744073709551616", 9, 9), "expected an integer from 0 to 18446744073709551615, found 18446744073709551616"},
		{"float32", plain("1e39", 9, 9), "expected a number within the range of float32, found 1e39"},
		{"float64", plain("1e309", 9, 9), "expected a number within the range of float64, found 1e309"},
		{"float64", plain("inf", 9, 9), "expected a number, found inf"},
		{"float64", plain("1e", 9, 9), "expected a number, found 1e"},
		{"float64", plain("", 9, 9), `expected a number, found ""`},
		{"float64", quoted("1", 9, 9), `expected a number, found "1"`},
		{"wait", plain("30", 9, 9), "expected a duration such as 30s or 1h30m, found 30"},
		{"wait", quoted("1d", 9, 9), `expected a duration such as 30s or 1h30m, found "1d"`},
		{"wait", sequence(9, 9), "expected a duration such as 30s or 1h30m, found a list"},
		{"key", sequence(9, 9, plain("x", 9, 10)), "expected a string, found a list"},
		{"retry", plain("3", 9, 9), "expected a mapping, found 3"},
		{"limits", plain("3", 9, 9), "expected a mapping, found 3"},
		{"ports", plain("3", 9, 9), "expected a list, found 3"},
		{"pair", quoted("3", 9, 9), `expected a list, found "3"`},
		{"pair", sequence(9, 9, plain("1", 9, 10)), "expected a list of 2 entries, found 1"},
		{
			"int", plain("äääääääääääääääääääääääääääääääääääääääääääää", 9, 9),
			"expected an integer, found ääääääääääääääääääääääääääääääää…",
		},
	} {
		assert.Equal(t, "r.yaml:9:9: llm:gpt-4."+test.field+": "+test.want, problems(t, test.field, test.value))
	}
}
