package hush_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/internal/growth"
	"github.com/hushgen/hushgen/runtime/hush"
)

type restConfig struct {
	Name  string
	Inner restInner
	Rest  map[string]any
}

type restInner struct {
	Size int
	Rest hush.Node
}

var (
	hushFieldsRest      = []hush.FieldInfo{{Name: "name", Options: &hush.FieldOptions{Aliases: []string{"title"}}}, {Name: "inner"}}
	hushFieldsRestInner = []hush.FieldInfo{{Name: "size"}}
)

func hushDecodeRest(v hush.Value, config *restConfig) {
	d := v.StructWithRest(hushFieldsRest)
	hush.String(d.Field(0), &config.Name)
	hushDecodeRestInner(d.Field(1), &config.Inner)
	hush.RestMap(d, &config.Rest)
	d.End()
}

func hushDecodeRestInner(v hush.Value, config *restInner) {
	d := v.StructWithRest(hushFieldsRestInner)
	d.Int(0, &config.Size)
	hush.RestNode(d, &config.Rest)
	d.End()
}

func decodeRest(node hush.Node, config *restConfig) error {
	d := hush.NewDecoder(input(node))
	hushDecodeRest(d.Root(), config)
	return d.Finish()
}

func TestRest(t *testing.T) {
	var config restConfig
	require.NoError(t, decodeRest(document(mapping(1, 1,
		field("type", 1, 1, plain("all", 1, 7)), field("_class", 2, 1, plain("All", 2, 9)),
		field("title", 3, 1, plain("a", 3, 8)), field("b", 4, 1, sequence(4, 4, plain("1", 4, 5))), field("c", 5, 1, null(5, 4)),
		field("inner", 6, 1, mapping(6, 8, field("type", 6, 9, plain("x", 6, 15)), field("size", 7, 9, plain("3", 7, 15)), field("d.e", 8, 9, mapping(8, 14, field("f", 8, 15, quoted("y", 8, 18)))))),
	)), &config))
	assert.Equal(t, "a", config.Name)
	assert.Equal(t, map[string]any{"b": []any{int64(1)}, "c": nil}, config.Rest, "the selectors of the plugin are none")
	assert.Equal(t, 3, config.Inner.Size)
	rest := config.Inner.Rest
	assert.Equal(t, "r.yaml:6:8", rest.Position().String())
	assert.Equal(t, 2, rest.Len())
	assert.Equal(t, "x", rest.Get("type").Text())
	assert.Equal(t, "r.yaml:8:18", rest.Get("d.e").Get("f").Position().String())
	for field := range rest.Get("d.e").Fields() {
		assert.Equal(t, "r.yaml:8:15", field.KeyPosition.String())
	}

	// What isn't there changes nothing; what is there replaces.
	before := document(mapping(1, 1, field("x", 1, 2, plain("1", 1, 5))))
	config = restConfig{Rest: map[string]any{"x": 1}, Inner: restInner{Rest: before}}
	require.NoError(t, decodeRest(document(mapping(1, 1, field("name", 1, 1, plain("a", 1, 7)), field("inner", 2, 1, mapping(2, 8)))), &config))
	assert.Equal(t, map[string]any{"x": 1}, config.Rest)
	assert.Equal(t, before, config.Inner.Rest)
	require.NoError(t, decodeRest(document(mapping(1, 1, field("y", 1, 1, plain("2", 1, 4)))), &config))
	assert.Equal(t, map[string]any{"y": int64(2)}, config.Rest)
	require.NoError(t, decodeRest(hush.Node{}, &config))
	require.NoError(t, decodeRest(document(null(1, 1)), &config))
	assert.Equal(t, map[string]any{"y": int64(2)}, config.Rest)
}

func TestProblemsOfTheRest(t *testing.T) {
	var config restConfig
	err := decodeRest(document(mapping(1, 1,
		field("b", 1, 1, sequence(1, 4, plain("1e999", 1, 5))), field("c d", 2, 1, plain("-1e999", 2, 6)))), &config)
	assert.EqualError(t, err, "r.yaml:1:5: llm:gpt-4.b[0]: expected a number within the range of float64, found 1e999\n"+
		`r.yaml:2:6: llm:gpt-4["c d"]: expected a number within the range of float64, found -1e999`)
	err = decodeRest(document(sequence(1, 1)), &config)
	assert.EqualError(t, err, "r.yaml:1:1: llm:gpt-4: expected a mapping, found a list")
}

// What a variable gave stays hidden.
func TestSecretsInTheRest(t *testing.T) {
	inner := func(text string) part {
		return mapping(1, 1, field("inner", 1, 1, mapping(1, 8, field("a", 1, 9, plain(text, 1, 12)), field("b", 2, 9, plain("1", 2, 12)))))
	}
	var config restConfig
	require.NoError(t, decodeRest(replaced(inner("${X}"), inner(planted)), &config))
	rest := config.Inner.Rest
	assert.Equal(t, planted, rest.Get("a").Text())
	assert.True(t, rest.Get("a").Hidden())
	assert.False(t, rest.Get("b").Hidden())
}

func TestRestIsLinear(t *testing.T) {
	growth.Linear(t, func(size int) { manyOfTheRest(t, size*5000) })
}

func manyOfTheRest(t *testing.T, count int) {
	b := hush.NewBuilder("r.yaml")
	b.BeginMap(1, 1)
	for i := range count {
		b.Key("key"+itoa(i), i+1, 1)
		b.Plain("1", i+1, 10)
	}
	b.Key("inner", 1, 1)
	inner := b.Document().Root()
	b.Node(inner)
	b.End()
	var config restConfig
	require.NoError(t, decodeRest(b.Document().Root(), &config))
	assert.Len(t, config.Rest, count)
}
