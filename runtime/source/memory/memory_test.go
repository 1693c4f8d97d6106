package memory_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
)

func TestLoad(t *testing.T) {
	values := hush.Values{"llm:gpt-4": hush.Values{"type": "openai", "max": 3}, "redis": nil}
	source := memory.New("test", values)
	values["late"] = 1
	assert.Equal(t, "test", source.Name())
	snapshot, err := source.Load(t.Context())
	require.NoError(t, err)
	assert.Equal(t, "1", snapshot.Revision)
	root := snapshot.Root
	assert.Equal(t, 2, root.Len(), "the values are read at once")
	assert.Equal(t, "openai", root.Get("llm:gpt-4").Get("type").Text())
	assert.Equal(t, hush.KindString, root.Get("llm:gpt-4").Get("type").Kind())
	assert.Equal(t, hush.KindPlain, root.Get("llm:gpt-4").Get("max").Kind())
	assert.Equal(t, hush.KindNull, root.Get("redis").Kind())
	assert.Equal(t, "test", root.Get("llm:gpt-4").Position().String())
}

func TestNothing(t *testing.T) {
	for _, source := range []*memory.Source{memory.New("test", nil), memory.FromNode("test", hush.Node{})} {
		snapshot, err := source.Load(t.Context())
		require.NoError(t, err)
		assert.True(t, snapshot.Root.IsZero())
	}
}

func TestFromNode(t *testing.T) {
	builder := hush.NewBuilder("elsewhere")
	builder.BeginMap(1, 1)
	builder.Key("store:a", 2, 3)
	builder.Null(2, 9)
	builder.End()
	source := memory.FromNode("test", builder.Document().Root())
	snapshot, err := source.Load(t.Context())
	require.NoError(t, err)
	assert.Equal(t, "test:2:9", snapshot.Root.Get("store:a").Position().String())
}

func TestProblemsSayTheSource(t *testing.T) {
	_, err := memory.New("test", hush.Values{
		"llm:gpt-4": hush.Values{"stop": []any{func() {}}},
		"plain":     make(chan int),
	}).Load(t.Context())
	var config *hush.ConfigError
	require.ErrorAs(t, err, &config)
	require.Len(t, config.Problems, 2)
	assert.Equal(t, "llm:gpt-4.stop[0]", config.Problems[0].Path)
	assert.Equal(t, "test", config.Problems[0].Position.String())
	assert.Equal(t, "plain", config.Problems[1].Path)
}

func TestContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := memory.New("test", nil).Load(ctx)
	assert.ErrorIs(t, err, context.Canceled)
}
