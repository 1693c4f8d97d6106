package hush_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/internal/growth"
	"github.com/hushgen/hushgen/runtime/hush"
)

// Plain scalars resolve by the core schema of YAML 1.2.
func TestAnyScalars(t *testing.T) {
	for text, want := range map[string]any{
		"true": true, "True": true, "TRUE": true, "false": false, "False": false, "FALSE": false, "tRUE": "tRUE", "yes": "yes", "on": "on", "y": "y",
		"null": nil, "~": nil, "": nil, "nULL": "nULL", "nil": "nil",
		"0": int64(0), "-0": int64(0), "+12": int64(12), "-12": int64(-12), "017": int64(17), "0x1F": int64(31), "0o17": int64(15),
		"-0x1F": "-0x1F", "+0o17": "+0o17", "0X1F": "0X1F", "0b11": "0b11", "1_000": "1_000", "0x": "0x", "0o8": "0o8",
		"9223372036854775807": int64(math.MaxInt64), "-9223372036854775808": int64(math.MinInt64),
		"9223372036854775808": uint64(1 << 63), "+18446744073709551615": uint64(math.MaxUint64), "0xffffffffffffffff": uint64(math.MaxUint64),
		"18446744073709551616": 18446744073709551616.0, "-9223372036854775809": -9223372036854775808.0,
		"1.0": 1.0, "1.": 1.0, ".5": 0.5, "-.5": -0.5, "+1.5": 1.5, "1e3": 1000.0, "1E+3": 1000.0, "12e-1": 1.2, "1e-400": 0.0,
		".inf": math.Inf(1), "-.INF": math.Inf(-1), "+.Inf": math.Inf(1), "inf": "inf", "Infinity": "Infinity", "NaN": "NaN",
		".": ".", "-": "-", "1e": "1e", "e3": "e3", "1.2.3": "1.2.3", "--1": "--1", "0x1p3": "0x1p3", "1-2": "1-2",
		"2026-01-02": "2026-01-02", "12:30": "12:30", "a b": "a b", "<<": "<<",
	} {
		got, problem := read(plain(text, 1, 1), hush.Any)
		assert.Empty(t, problem, text)
		assert.Equal(t, want, got, text)
		got, problem = read(quoted(text, 1, 1), hush.Any)
		assert.Empty(t, problem, text)
		assert.Equal(t, text, got, "a quoted %s", text)
	}
	nan, _ := read(plain(".nan", 1, 1), hush.Any)
	assert.True(t, math.IsNaN(nan.(float64)))
	for text, want := range map[string]string{
		"1e309":               "expected a number within the range of float64, found 1e309",
		"-1e999999999":        "expected a number within the range of float64, found -1e999999999",
		"0x10000000000000000": "expected a hexadecimal or octal integer of at most 64 bits, found 0x10000000000000000",
	} {
		_, problem := read(plain(text, 1, 1), hush.Any)
		assert.Equal(t, want, problem)
	}
}

func TestAny(t *testing.T) {
	value := mapping(1, 1,
		field("list", 1, 2, sequence(1, 8, plain("1", 1, 9), null(1, 11), sequence(1, 13), mapping(1, 15))),
		field("a.b", 2, 2, quoted("x", 2, 8)))
	got, problem := read(value, hush.Any)
	assert.Empty(t, problem)
	assert.Equal(t, map[string]any{"list": []any{int64(1), nil, []any{}, map[string]any{}}, "a.b": "x"}, got)

	target := any("before")
	d := hush.NewDecoder(input(document(mapping(1, 1, field("text", 1, 1, null(1, 7))))))
	d.Root().Struct(hushFieldsAllConfig[:])
	hush.Any(d.Field(0), &target)
	d.End()
	assert.Equal(t, "before", target, "null counts as absent")
	assert.NoError(t, d.Finish())

	d = hush.NewDecoder(input(document(mapping(1, 1, field("a", 1, 2, sequence(1, 5, plain("1", 1, 6), mapping(1, 8, field("b.c", 1, 9, plain("1e999", 1, 14)))))))))
	hush.Any(d.Root(), &target)
	assert.EqualError(t, d.Finish(), `r.yaml:1:14: llm:gpt-4.a[1]["b.c"]: expected a number within the range of float64, found 1e999`)
}

// What a program writes into Values, it finds again.
func TestAnyOfValues(t *testing.T) {
	values, err := hush.Values{
		"bool": true, "int": 3, "large": uint64(math.MaxUint64), "float": 1.5, "whole": 2.0, "inf": math.Inf(-1), "text": "3", "nil": nil,
		"wait": time.Second, "secret": hush.NewSecret("x"), "list": []string{"true"}, "map": map[string]int{"a": 1},
	}.Node()
	require.NoError(t, err)
	got, problem := read(func(b *hush.Builder) { b.Node(values) }, hush.Any)
	assert.Empty(t, problem)
	assert.Equal(t, map[string]any{
		"bool": true, "int": int64(3), "large": uint64(math.MaxUint64), "float": 1.5, "whole": int64(2), "inf": math.Inf(-1), "text": "3", "nil": nil,
		"wait": "1s", "secret": "x", "list": []any{"true"}, "map": map[string]any{"a": int64(1)},
	}, got)
}

func TestNodeValue(t *testing.T) {
	root := document(mapping(1, 1, field("a", 1, 1, mapping(1, 4, field("b", 1, 5, plain("1", 1, 8))))))
	d := hush.NewDecoder(input(root))
	var got hush.Node
	hush.NodeValue(d.Root(), &got)
	require.NoError(t, d.Finish())
	assert.Equal(t, root, got, "the same, not a copy")

	fields := []hush.FieldInfo{{Name: "open"}, {Name: "closed", Options: &hush.FieldOptions{Secret: true}}, {Name: "env", Options: &hush.FieldOptions{Env: "LLM_KEY"}}, {Name: "none"}}
	read := func(field int, in hush.Input) (n hush.Node) {
		d := hush.NewDecoder(in)
		d.Root().Struct(fields)
		hush.NodeValue(d.Field(field), &n)
		d.End()
		require.NoError(t, d.Finish())
		return n
	}
	value := mapping(2, 3, field("k", 2, 4, quoted(planted, 2, 7)), field("l", 3, 4, sequence(3, 7, plain("1", 3, 8), null(3, 9))))
	in := input(document(mapping(1, 1, field("open", 1, 1, value), field("closed", 1, 1, value), field("none", 4, 4, null(4, 9)))))
	assert.Equal(t, planted, read(0, in).Get("k").Written())
	closed := read(1, in)
	assert.Equal(t, planted, closed.Get("k").Text())
	assert.Equal(t, "[redacted]", closed.Get("k").Written())
	assert.Equal(t, "r.yaml:2:7", closed.Get("k").Position().String())
	assert.True(t, closed.Equal(read(0, in)))
	assert.True(t, read(3, in).IsZero())
	fromEnv := read(2, with(map[string]string{"LLM_KEY": planted}, document(mapping(1, 1))))
	assert.Equal(t, planted, fromEnv.Text())
	assert.True(t, fromEnv.Hidden())
}

func TestAnyIsLinear(t *testing.T) {
	growth.Linear(t, func(size int) { manyKeys(t, size*12_500) })
}

func manyKeys(t *testing.T, count int) {
	b := hush.NewBuilder("r.yaml")
	b.BeginMap(1, 1)
	for i := range count {
		b.Key("key"+itoa(i), 1, 1)
		b.Plain(strings.Repeat("1", i%10), 1, 1)
	}
	b.End()
	d := hush.NewDecoder(input(b.Document().Root()))
	var got any
	hush.Any(d.Root(), &got)
	require.NoError(t, d.Finish())
	assert.Len(t, got, count)
}
