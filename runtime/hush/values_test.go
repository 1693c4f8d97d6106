package hush_test

import (
	"errors"
	"math"
	"math/big"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/internal/growth"
	"github.com/hushgen/hushgen/runtime/hush"
)

const supported = "a basic type, a time, a hush.Secret or hush.Node, a slice or string-keyed map of these, or a type with MarshalText"

// show writes a node on one line: p(lain), s(tring), !(hidden), null.
func show(n hush.Node) string {
	mark := ""
	if n.Hidden() {
		mark = "!"
	}
	switch n.Kind() {
	case hush.KindNone:
		return "none"
	case hush.KindNull:
		return "null"
	case hush.KindPlain:
		return mark + "p(" + n.Text() + ")"
	case hush.KindString:
		return mark + "s(" + n.Text() + ")"
	case hush.KindList:
		var items []string
		for item := range n.Items() {
			items = append(items, show(item))
		}
		return "[" + strings.Join(items, " ") + "]"
	}
	var fields []string
	for field := range n.Fields() {
		fields = append(fields, field.Name+":"+show(field.Value))
	}
	return "{" + strings.Join(fields, " ") + "}"
}

type namedString string

type failing struct{}

var errText = errors.New("no text")

func (failing) MarshalText() ([]byte, error) { return nil, errText }

type holder struct{ hush.Secret }

// pointed is one pointer, which is in the interface itself.
type pointed struct{ p *int }

func (p pointed) MarshalText() ([]byte, error) {
	if p.p == nil {
		return nil, errText
	}
	return []byte("p"), nil
}

type pointerHolder struct{ *hush.Secret }

func TestValuesOfOnePointer(t *testing.T) {
	_, err := hush.Values{"v": pointed{}}.Node()
	require.EqualError(t, err, "v: MarshalText of hush_test.pointed: no text")
	for want, value := range map[string]any{"s(p)": pointed{new(int)}, "null": (*pointed)(nil)} {
		n, err := hush.Values{"v": value, "w": pointerHolder{}}.Node()
		require.NoError(t, err)
		assert.Equal(t, want, show(n.Get("v")))
		assert.Equal(t, "null", show(n.Get("w")), "a struct around no secret")
	}
	n, err := hush.Values{"v": (*big.Int)(nil)}.Node()
	require.NoError(t, err)
	assert.Equal(t, "null", show(n.Get("v")), "not the <nil> that it writes")
}

func TestValuesTypes(t *testing.T) {
	noon := time.Date(2026, 2, 3, 12, 0, 0, 1000, time.FixedZone("", 3600))
	address := netip.MustParseAddr("10.0.0.1")
	secret := hush.NewSecret("hunter2")
	tests := []struct {
		name  string
		value any
		want  string
	}{
		{"nil", nil, "null"},
		{"bool", true, "p(true)"},
		{"string", "3", "s(3)"},
		{"empty string", "", "s()"},
		{"int", -1, "p(-1)"},
		{"int8", int8(-128), "p(-128)"},
		{"int16", int16(math.MinInt16), "p(-32768)"},
		{"int32", int32(math.MaxInt32), "p(2147483647)"},
		{"int64", int64(math.MinInt64), "p(-9223372036854775808)"},
		{"uint", uint(7), "p(7)"},
		{"uint8", uint8(255), "p(255)"},
		{"uint16", uint16(65535), "p(65535)"},
		{"uint32", uint32(math.MaxUint32), "p(4294967295)"},
		{"uint64", uint64(math.MaxUint64), "p(18446744073709551615)"},
		{"uintptr", uintptr(9), "p(9)"},
		{"float32", float32(0.1), "p(0.1)"},
		{"float64", 0.7, "p(0.7)"},
		{"whole float", 3.0, "p(3)"},
		{"large whole float", 1e6, "p(1000000)"},
		{"very large float", 1e300, "p(1e+300)"},
		{"small float", 1e-9, "p(1e-09)"},
		{"negative zero", math.Copysign(0, -1), "p(-0)"},
		{"nan", math.NaN(), "p(.nan)"},
		{"infinity", math.Inf(1), "p(.inf)"},
		{"negative infinity", float32(math.Inf(-1)), "p(-.inf)"},
		{"duration", 90 * time.Second, "s(1m30s)"},
		{"time", noon, "s(2026-02-03T12:00:00.000001+01:00)"},
		{"secret", secret, "!s(hunter2)"},
		{"empty secret", hush.Secret{}, "!s()"},
		{"pointer to a secret", &secret, "!s(hunter2)"},
		{"struct around a secret", holder{secret}, "!s(hunter2)"},
		{"nil pointer to a secret", (*hush.Secret)(nil), "null"},
		{"MarshalText", address, "s(10.0.0.1)"},
		{"MarshalText of a pointer", big.NewInt(12), "s(12)"},
		{"pointer to MarshalText", &address, "s(10.0.0.1)"},
		{"nil pointer with MarshalText", (*netip.Addr)(nil), "null"},
		{"zero node", hush.Node{}, "null"},
		{"node", node(t, "x"), "{k:p(x)}"},
		{"nil slice", []string(nil), "null"},
		{"nil map", map[string]int(nil), "null"},
		{"empty slice", []any{}, "[]"},
		{"empty map", hush.Values{}, "{}"},
		{"[]any", []any{1, "a", nil, []any{true}, hush.Values{"x": 1}}, "[p(1) s(a) null [p(true)] {x:p(1)}]"},
		{"map[string]any", map[string]any{"b": 1, "a": "x"}, "{a:s(x) b:p(1)}"},
		{"[]string", []string{"a", "1"}, "[s(a) s(1)]"},
		{"[]bool", []bool{true, false}, "[p(true) p(false)]"},
		{"[]time.Duration", []time.Duration{1, time.Hour}, "[s(1ns) s(1h0m0s)]"},
		{"[]time.Time", []time.Time{noon.UTC()}, "[s(2026-02-03T11:00:00.000001Z)]"},
		{"[]Secret", []hush.Secret{secret}, "[!s(hunter2)]"},
		{"[]Node", []hush.Node{{}, node(t, "x")}, "[null {k:p(x)}]"},
		{"[]Values", []hush.Values{{"a": 1}, nil}, "[{a:p(1)} null]"},
		{"[]map[string]any", []map[string]any{{"a": 1}}, "[{a:p(1)}]"},
		{"[]map[string]string", []map[string]string{{"a": "1"}}, "[{a:s(1)}]"},
		{"[][]any", [][]any{{1}, nil}, "[[p(1)] null]"},
		{"[][]string", [][]string{{"a"}, {}}, "[[s(a)] []]"},
		{"[]int", []int{1, 2}, "[p(1) p(2)]"},
		{"[]int8", []int8{1}, "[p(1)]"},
		{"[]int16", []int16{1}, "[p(1)]"},
		{"[]int32", []int32{1}, "[p(1)]"},
		{"[]int64", []int64{1}, "[p(1)]"},
		{"[]uint", []uint{1}, "[p(1)]"},
		{"[]byte", []byte("A"), "[p(65)]"},
		{"[]uint16", []uint16{1}, "[p(1)]"},
		{"[]uint32", []uint32{1}, "[p(1)]"},
		{"[]uint64", []uint64{1}, "[p(1)]"},
		{"[]uintptr", []uintptr{1}, "[p(1)]"},
		{"[]float32", []float32{0.5}, "[p(0.5)]"},
		{"[]float64", []float64{1, 2.5}, "[p(1) p(2.5)]"},
		{"map[string]string", map[string]string{"b": "2", "a": "1"}, "{a:s(1) b:s(2)}"},
		{"map[string]bool", map[string]bool{"a": true}, "{a:p(true)}"},
		{"map[string]time.Duration", map[string]time.Duration{"a": time.Second}, "{a:s(1s)}"},
		{"map[string]time.Time", map[string]time.Time{"a": noon.UTC()}, "{a:s(2026-02-03T11:00:00.000001Z)}"},
		{"map[string]Secret", map[string]hush.Secret{"a": secret}, "{a:!s(hunter2)}"},
		{"map[string]Node", map[string]hush.Node{"a": {}}, "{a:null}"},
		{"map[string]Values", map[string]hush.Values{"a": {"b": 1}}, "{a:{b:p(1)}}"},
		{"map[string]map[string]any", map[string]map[string]any{"a": {"b": 1}}, "{a:{b:p(1)}}"},
		{"map[string]map[string]string", map[string]map[string]string{"a": {"b": "1"}}, "{a:{b:s(1)}}"},
		{"map[string][]any", map[string][]any{"a": {1}}, "{a:[p(1)]}"},
		{"map[string][]string", map[string][]string{"a": {"b"}}, "{a:[s(b)]}"},
		{"map[string]int", map[string]int{"a": 1}, "{a:p(1)}"},
		{"map[string]int8", map[string]int8{"a": 1}, "{a:p(1)}"},
		{"map[string]int16", map[string]int16{"a": 1}, "{a:p(1)}"},
		{"map[string]int32", map[string]int32{"a": 1}, "{a:p(1)}"},
		{"map[string]int64", map[string]int64{"a": 1}, "{a:p(1)}"},
		{"map[string]uint", map[string]uint{"a": 1}, "{a:p(1)}"},
		{"map[string]uint8", map[string]uint8{"a": 1}, "{a:p(1)}"},
		{"map[string]uint16", map[string]uint16{"a": 1}, "{a:p(1)}"},
		{"map[string]uint32", map[string]uint32{"a": 1}, "{a:p(1)}"},
		{"map[string]uint64", map[string]uint64{"a": 1}, "{a:p(1)}"},
		{"map[string]uintptr", map[string]uintptr{"a": 1}, "{a:p(1)}"},
		{"map[string]float32", map[string]float32{"a": 1}, "{a:p(1)}"},
		{"map[string]float64", map[string]float64{"a": 1}, "{a:p(1)}"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			n, err := hush.Values{"v": test.value}.Node()
			require.NoError(t, err)
			assert.Equal(t, test.want, show(n.Get("v")))
			assert.Equal(t, hush.Position{}, n.Position())
		})
	}
}

// node returns {k: text} of a document with positions.
func node(t *testing.T, text string) hush.Node {
	t.Helper()
	b := hush.NewBuilder("a.yaml")
	b.BeginMap(3, 1)
	b.Key("k", 3, 1)
	b.Plain(text, 3, 4)
	b.End()
	return b.Document().Root()
}

func TestValuesKeepANodesPlace(t *testing.T) {
	n, err := hush.Values{"v": node(t, "x")}.Node()
	require.NoError(t, err)
	assert.Equal(t, hush.Position{Line: 3, Column: 4}, n.Get("v").Get("k").Position())
}

func TestValuesNil(t *testing.T) {
	n, err := hush.Values(nil).Node()
	require.NoError(t, err)
	assert.True(t, n.IsZero())
	n, err = hush.Values{}.Node()
	require.NoError(t, err)
	assert.Equal(t, hush.KindMap, n.Kind())
}

func TestValuesUnsupported(t *testing.T) {
	type key struct{ S string }
	tests := map[string]any{
		"func(int) (string, error)": func(int) (string, error) { return "", nil },
		"chan int":                  make(chan int),
		"complex64":                 complex64(1),
		"hush_test.namedString":     namedString("x"),
		"*int":                      new(int),
		"*hush_test.key":            &key{},
		"struct { S string \"doc:\\\"a, not b is c\\\"\" }": struct {
			S string `doc:"a, not b is c"`
		}{},
		"map[int]string":          map[int]string{},
		"[3]int":                  [3]int{},
		"[]hush_test.namedString": []namedString{"x"},
		"*errors.errorString":     errText,
	}
	for want, value := range tests {
		_, err := hush.Values{"v": value}.Node()
		require.EqualError(t, err, "v: a value of type "+want+" is not supported; use "+supported)
		var failed *hush.ConfigError
		require.ErrorAs(t, err, &failed)
		assert.Equal(t, want, failed.Problems[0].Found)
		assert.Equal(t, supported, failed.Problems[0].Expected)
	}
}

func TestValuesReportEverything(t *testing.T) {
	n, err := hush.Values{
		"ok":   1,
		"x.y":  hush.Values{"a b": map[string]any{"z": 1i}},
		"stop": []any{"a", 2i, map[string]any{"deep": make(chan bool)}},
		"b":    failing{},
	}.Node()
	assert.True(t, n.IsZero())
	require.EqualError(t, err, "[\"x.y\"][\"a b\"].z: a value of type complex128 is not supported; use "+supported+"\n"+
		"b: MarshalText of hush_test.failing: no text\n"+
		"stop[1]: a value of type complex128 is not supported; use "+supported+"\n"+
		"stop[2].deep: a value of type chan bool is not supported; use "+supported)
	assert.ErrorIs(t, err, errText)
}

func TestValuesThatContainThemselves(t *testing.T) {
	m := hush.Values{"bad": 1i}
	list := []any{m, nil}
	list[1] = list
	m["self"], m["list"] = m, list
	m["shared"] = []any{[]int{}, []int{}}
	_, err := m.Node()
	require.EqualError(t, err, "bad: a value of type complex128 is not supported; use "+supported+"\n"+
		"list[0]: the value contains itself\n"+
		"list[1]: the value contains itself\n"+
		"self: the value contains itself")
}

// A map that holds itself under many names is looked through once.
func TestValuesThatContainThemselvesOften(t *testing.T) {
	growth.Linear(t, func(size int) {
		m := hush.Values{}
		for i := range size * 500 {
			m["key"+itoa(i)] = m
		}
		_, err := m.Node()
		assert.Error(t, err)
	})
}

func TestValuesMayShare(t *testing.T) {
	shared := hush.Values{"x": 1}
	n, err := hush.Values{"a": shared, "b": []any{shared, shared}}.Node()
	require.NoError(t, err)
	assert.Equal(t, "{a:{x:p(1)} b:[{x:p(1)} {x:p(1)}]}", show(n))
}

func TestValuesDepth(t *testing.T) {
	nest := func(levels int) hush.Values {
		v := hush.Values{}
		for range levels - 1 {
			v = hush.Values{"v": v}
		}
		return v
	}
	_, err := nest(1000).Node()
	require.NoError(t, err)
	_, err = nest(1002).Node()
	require.EqualError(t, err, strings.Repeat("v.", 100)+"…: the values nest deeper than 1000 levels")

	// The cut must not split a character: "é" stands at bytes 199 and 200.
	deep := hush.Values{}
	for range 1002 {
		deep = hush.Values{"é": deep}
	}
	_, err = hush.Values{"xxx": deep}.Node()
	require.EqualError(t, err, "xxx."+strings.Repeat("é.", 65)+"…: the values nest deeper than 1000 levels")
}

func TestValuesSize(t *testing.T) {
	// Sharing makes 1,100,000 values of 1,000.
	shared, list := make([]int, 1000), make([]any, 1100)
	for i := range list {
		list[i] = shared
	}
	v := hush.Values{"list": list}
	_, err := v.Node()
	require.Error(t, err)
	var failed *hush.ConfigError
	require.ErrorAs(t, err, &failed)
	require.Len(t, failed.Problems, 1)
	assert.Equal(t, "there are more than 1048576 values", failed.Problems[0].Message)
	// 3 entries for the root, 1,047 lists of 1,001, one list begun: 525 more.
	assert.Equal(t, "list[1047][525]", failed.Problems[0].Path)
}
