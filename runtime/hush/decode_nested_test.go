package hush_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
)

func TestNested(t *testing.T) {
	config := decoded(t, whole(
		field("ports", 5, 3, sequence(5, 10, plain("80", 5, 11), plain("443", 5, 15))),
		field("names", 6, 3, sequence(6, 10)),
		field("pair", 7, 3, sequence(7, 9, plain("1", 7, 10), plain("2", 7, 13))),
		field("limits", 8, 3, mapping(8, 11, field("a.b", 8, 12, plain("3", 8, 17)), field("", 8, 20, plain("4", 8, 23)))),
		field("size", 9, 3, plain("0", 9, 9)),
		field("retry", 10, 3, mapping(10, 10, field("wait", 10, 11, plain("5s", 10, 17)))),
		field("backup", 11, 3, mapping(11, 11, field("max", 11, 12, plain("9", 11, 17)))),
		field("servers", 12, 3, sequence(13, 5,
			mapping(13, 7, field("host", 13, 7, plain("a", 13, 13)), field("port", 14, 7, plain("0", 14, 13))))),
		field("zones", 15, 3, mapping(15, 10, field("x", 15, 11,
			mapping(15, 14, field("host", 15, 15, plain("b", 15, 21)), field("port", 15, 24, plain("9", 15, 30)))))),
		field("children", 16, 3, sequence(16, 13, null(16, 14), mapping(16, 20, field("name", 16, 21, plain("n", 16, 27)),
			field("children", 16, 30, sequence(16, 40, mapping(16, 41, field("name", 16, 42, plain("m", 16, 48)))))))),
		field("grid", 17, 3, sequence(17, 9, sequence(17, 10, plain("1", 17, 11)), sequence(17, 14))),
		field("shared", 18, 3, plain("mine", 18, 11)),
	))
	zero := 0
	want := allConfig{
		Text: "hello", Mode: "fast", Float64: 0.5, Count: 5, Wait: 30 * time.Second,
		Ports: []uint16{80, 443}, Names: []string{}, Pair: [2]int{1, 2},
		Limits: map[string]int{"a.b": 3, "": 4}, Tags: map[string]string{"a": "b"}, Size: &zero,
		Retry: allRetry{Max: 3, Wait: 5 * time.Second}, Backup: &allRetry{Max: 9},
		Servers: []allServer{{Host: "a"}}, Zones: map[string]allServer{"x": {Host: "b", Port: 9}},
		Children: []*allNode{nil, {Name: "n", Children: []*allNode{{Name: "m"}}}},
		Grid:     [][]int{{1}, {}}, allBase: allBase{"mine"},
	}
	assert.Equal(t, want, config)
}

// Null is absence for a field, nil for an element that is a pointer, and a
// problem for any other element.
func TestNull(t *testing.T) {
	config := decoded(t, whole(
		field("mode", 5, 3, null(5, 9)), field("names", 6, 3, null(6, 10)), field("size", 7, 3, null(7, 9)),
		field("retry", 8, 3, null(8, 10)), field("backup", 9, 3, null(9, 11)), field("pair", 10, 3, null(10, 9)),
		field("children", 11, 3, sequence(11, 13, null(11, 14))), field("model", 12, 3, null(12, 10)), field("lazy", 13, 3, null(13, 9)),
	))
	assert.Nil(t, config.Model)
	assert.True(t, config.Lazy.IsZero())
	assert.Equal(t, allLabel("fast"), config.Mode)
	assert.Equal(t, []string{"a", "b"}, config.Names)
	assert.Nil(t, config.Size)
	assert.Equal(t, 3, config.Retry.Max)
	assert.Nil(t, config.Backup)
	assert.Equal(t, []*allNode{nil}, config.Children)

	for _, test := range []struct {
		field string
		value part
		want  string
	}{
		{"names", sequence(9, 9, plain("a", 9, 10), null(9, 13)), "r.yaml:9:13: llm:gpt-4.names[1]: expected a string, found null"},
		{"ports", sequence(9, 9, null(9, 10)), "r.yaml:9:10: llm:gpt-4.ports[0]: expected an integer, found null"},
		{"limits", mapping(9, 9, field("a", 9, 10, null(9, 12))), "r.yaml:9:12: llm:gpt-4.limits.a: expected an integer, found null"},
		{"servers", sequence(9, 9, null(9, 10)), "r.yaml:9:10: llm:gpt-4.servers[0]: expected a mapping, found null"},
		{"zones", mapping(9, 9, field("a", 9, 10, null(9, 12))), "r.yaml:9:12: llm:gpt-4.zones.a: expected a mapping, found null"},
		{"grid", sequence(9, 9, null(9, 10)), "r.yaml:9:10: llm:gpt-4.grid[0]: expected a list, found null"},
		{"pair", sequence(9, 9, null(9, 10), plain("1", 9, 13)), "r.yaml:9:10: llm:gpt-4.pair[0]: expected an integer, found null"},
		{"models", sequence(9, 9, null(9, 10)), "r.yaml:9:10: llm:gpt-4.models[0]: expected the name of a resource in category llm, found null"},
	} {
		assert.Equal(t, test.want, problems(t, test.field, test.value))
	}
}

func TestRoots(t *testing.T) {
	missing := func(at string) string {
		return at + "llm:gpt-4.count: required, but missing\n" + at + "llm:gpt-4.tags: required, but missing\n" + at + "llm:gpt-4.text: required, but missing"
	}
	for name, test := range map[string]struct {
		node hush.Node
		want string
	}{
		"nothing": {hush.Node{}, missing("")},
		"null":    {document(null(3, 8)), missing("r.yaml:3:8: ")},
		"empty":   {document(mapping(3, 8)), missing("r.yaml:3:8: ")},
		"scalar":  {document(plain("x", 3, 8)), "r.yaml:3:8: llm:gpt-4: expected a mapping, found x"},
		"string":  {document(quoted("x", 3, 8)), `r.yaml:3:8: llm:gpt-4: expected a mapping, found "x"`},
		"list":    {document(sequence(3, 8)), "r.yaml:3:8: llm:gpt-4: expected a mapping, found a list"},
	} {
		_, err := decode(t, input(test.node))
		assert.EqualError(t, err, test.want, name)
	}
}

// SetDefaults may have set a pointer, to something that others hold too. The
// values of the source go on top of a copy.
func TestPointerKeepsWhatSetDefaultsSaid(t *testing.T) {
	shared := allRetry{Max: 5, Wait: time.Second}
	target := &shared
	d := hush.NewDecoder(input(document(mapping(1, 1, field("max", 1, 2, plain("7", 1, 7))))))
	hush.Pointer(d.Root(), &target, hushDecodeAllRetry)
	require.NoError(t, d.Finish())
	assert.Equal(t, allRetry{Max: 7, Wait: time.Second}, *target)
	assert.Equal(t, allRetry{Max: 5, Wait: time.Second}, shared)
}

func TestDeepValues(t *testing.T) {
	const depth = 450
	value := hush.Values{"name": "leaf"}
	for range depth {
		value = hush.Values{"name": "n", "children": []any{value}}
	}
	values := hush.Values{"text": "ok", "count": 1, "tags": map[string]string{"a": "b"}, "children": []any{value}}
	node, err := values.Node()
	require.NoError(t, err)
	config := decoded(t, node)
	found := 0
	for n := config.Children[0]; len(n.Children) > 0; n = n.Children[0] {
		found++
	}
	assert.Equal(t, depth, found)

	// One problem at each level; their paths are cut.
	value = hush.Values{"x": 1}
	for range depth {
		value = hush.Values{"x": 1, "children": []any{value}}
	}
	values["children"] = []any{value}
	node, err = values.Node()
	require.NoError(t, err)
	_, err = decode(t, input(node))
	var config2 *hush.ConfigError
	require.ErrorAs(t, err, &config2)
	for _, p := range config2.Problems {
		assert.LessOrEqual(t, len(p.Path), 203)
	}
}
