package hush_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
)

// sample builds
//
//	name: a
//	list: [1, "2", null, []]
//	deep: {x: {y: true}}
func sample() *hush.Document {
	b := hush.NewBuilder("a.yaml")
	b.BeginMap(1, 1)
	b.Key("name", 1, 1)
	b.Plain("a", 1, 7)
	b.Key("list", 2, 1)
	b.BeginList(2, 7)
	b.Plain("1", 2, 8)
	b.String("2", 2, 11)
	b.Null(2, 16)
	b.BeginList(2, 22)
	b.End()
	b.End()
	b.Key("deep", 3, 1)
	b.BeginMap(3, 7)
	b.Key("x", 3, 8)
	b.BeginMap(3, 11)
	b.Key("y", 3, 12)
	b.Plain("true", 3, 15)
	b.End()
	b.End()
	b.End()
	return b.Document()
}

func TestNodeReads(t *testing.T) {
	root := sample().Root()
	assert.Equal(t, "{name:p(a) list:[p(1) s(2) null []] deep:{x:{y:p(true)}}}", show(root))
	assert.Equal(t, 3, root.Len())
	assert.Equal(t, 4, root.Get("list").Len())
	assert.Equal(t, 0, root.Get("name").Len())
	assert.Empty(t, root.Text(), "only scalars have text")
	assert.Equal(t, hush.Position{Source: "a.yaml", Line: 3, Column: 15}, root.Get("deep").Get("x").Get("y").Position())
	assert.True(t, root.Get("y").IsZero(), "keys of inner maps don't count")
	assert.True(t, root.Get("name").Get("x").IsZero())
	assert.False(t, root.IsZero())

	var fields []hush.Field
	for field := range root.Fields() {
		fields = append(fields, field)
	}
	assert.Equal(t, "list", fields[1].Name)
	assert.Equal(t, "a.yaml:2:1", fields[1].KeyPosition.String())
	assert.Equal(t, "a.yaml:2:7", fields[1].Value.Position().String())
	for range root.Fields() {
		break
	}
	for range root.Get("list").Items() {
		break
	}
	assert.Empty(t, slices.Collect(root.Items()), "a map has no items")
	for range root.Get("list").Fields() {
		t.Error("a list has no fields")
	}
}

func TestZeroNode(t *testing.T) {
	var n hush.Node
	assert.True(t, n.IsZero())
	assert.True(t, n.Absent())
	assert.Equal(t, hush.KindNone, n.Kind())
	assert.Equal(t, 0, n.Len())
	assert.Equal(t, hush.Position{}, n.Position())
	assert.Empty(t, n.Text())
	assert.Empty(t, n.Written())
	assert.False(t, n.Hidden())
	assert.True(t, n.Get("x").IsZero())
	assert.Empty(t, slices.Collect(n.Items()))
	assert.True(t, n.Equal(hush.Node{}))
	assert.True(t, hush.NewBuilder("").Document().Root().IsZero())
	assert.True(t, (*hush.Document)(nil).Root().IsZero())
}

func TestNodeAbsent(t *testing.T) {
	list := slices.Collect(sample().Root().Get("list").Items())
	assert.False(t, list[0].Absent())
	assert.True(t, list[2].Absent())
	assert.False(t, list[3].Absent())
}

func TestKindString(t *testing.T) {
	want := []string{"nothing", "null", "a scalar", "a string", "a list", "a mapping", "an unknown kind"}
	for i, text := range want {
		assert.Equal(t, text, hush.Kind(i).String())
	}
}

func TestPositionString(t *testing.T) {
	for want, position := range map[string]hush.Position{
		"":         {},
		"a.yaml":   {Source: "a.yaml", Column: 2},
		"a.yaml:3": {Source: "a.yaml", Line: 3},
		"a:3:4":    {Source: "a", Line: 3, Column: 4},
		"3:4":      {Line: 3, Column: 4},
	} {
		assert.Equal(t, want, position.String())
	}
}

func TestNodeEqual(t *testing.T) {
	build := func(v any) hush.Node {
		n, err := hush.Values{"v": v}.Node()
		require.NoError(t, err)
		return n.Get("v")
	}
	same := [][2]any{
		{nil, nil},
		{1, 1.0},
		{"a", "a"},
		{[]any{1, []any{2}}, []any{1, []int{2}}},
		{hush.Values{"a": 1, "b": hush.Values{}}, map[string]any{"b": map[string]int{}, "a": 1}},
	}
	for _, pair := range same {
		assert.True(t, build(pair[0]).Equal(build(pair[1])), pair)
	}
	different := []any{
		nil, 1, "1", 2, []any{}, []any{1}, []any{1, 2}, []any{2, 1}, []any{[]any{1}, 2},
		hush.Values{}, hush.Values{"a": 1}, hush.Values{"a": 2}, hush.Values{"b": 1}, hush.Values{"a": 1, "b": nil},
	}
	for i, a := range different {
		for j, b := range different {
			assert.Equal(t, i == j, build(a).Equal(build(b)), "%v and %v", a, b)
		}
	}
	assert.False(t, build(nil).Equal(hush.Node{}), "null is not nothing")
}

func TestNodeEqualInAnotherOrder(t *testing.T) {
	build := func(names ...string) hush.Node {
		b := hush.NewBuilder("")
		b.BeginMap(0, 0)
		for i, name := range names {
			b.Key(name, i+1, 1)
			b.Plain(name, i+1, 5)
		}
		b.End()
		return b.Document().Root()
	}
	assert.True(t, build("a", "b", "c").Equal(build("c", "b", "a")))
	assert.True(t, build("a", "b", "c").Equal(build("b", "c", "a")))
	assert.False(t, build("a", "b", "c").Equal(build("b", "c", "d")))
}

func TestReplacedNode(t *testing.T) {
	build := func(text string, kind func(*hush.Builder, string)) *hush.Document {
		b := hush.NewBuilder("a.yaml")
		b.BeginMap(1, 1)
		b.Key("k", 1, 1)
		kind(b, text)
		b.Key("same", 2, 1)
		b.Plain("same", 2, 7)
		b.End()
		return b.Document()
	}
	plain := func(b *hush.Builder, text string) { b.Plain(text, 1, 4) }
	quoted := func(b *hush.Builder, text string) { b.String(text, 1, 4) }
	document := build("value of A", plain)
	document.Written = build("${A}", quoted)
	n := document.Root().Get("k")
	assert.Equal(t, "value of A", n.Text())
	assert.Equal(t, "${A}", n.Written())
	assert.True(t, n.Replaced())
	assert.True(t, n.Hidden())
	same := document.Root().Get("same")
	assert.Equal(t, "same", same.Written())
	assert.False(t, same.Replaced())
	assert.False(t, same.Hidden())

	// A variable may hold its own name.
	document = build("${A}", plain)
	document.Written = build("${A}", quoted)
	assert.True(t, document.Root().Get("k").Replaced())

	// A copy stays hidden.
	b := hush.NewBuilder("b.yaml")
	b.Node(document.Root())
	hidden := b.Document().Root()
	assert.Equal(t, "{k:!p(${A}) same:p(same)}", show(hidden))
	assert.False(t, hidden.Get("k").Replaced())
	assert.Equal(t, "[redacted]", hidden.Get("k").Written())
}
