package embedded_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/embedded"
)

// resources is what a generated file declares.
var resources = &embedded.Source{
	Document: &hush.Document{
		Source: "config/resources.yaml",
		Entries: []hush.DocumentEntry{
			{Kind: hush.KindMap, Line: 2, Column: 1, End: 5},
			{Kind: hush.KindKey, Text: "llm:a", Line: 2, Column: 1, End: 5},
			{Kind: hush.KindMap, Line: 3, Column: 3, End: 5},
			{Kind: hush.KindKey, Text: "size", Line: 3, Column: 3, End: 5},
			{Kind: hush.KindPlain, Text: "${SIZE}", Line: 3, Column: 9, End: 5},
		},
	},
	Checked: []hub.Settled{{Key: hush.Key{Category: "llm", Name: "a"}}},
}

func TestLoad(t *testing.T) {
	assert.Equal(t, "config/resources.yaml", resources.Name())
	assert.Equal(t, resources.Checked, resources.Settled())
	snapshot, err := resources.Load(t.Context())
	require.NoError(t, err)
	size := snapshot.Root.Get("llm:a").Get("size")
	assert.Equal(t, "${SIZE}", size.Text())
	assert.Equal(t, "config/resources.yaml:3:9", size.Position().String())
	again, err := resources.Load(t.Context())
	require.NoError(t, err)
	assert.Equal(t, snapshot, again)

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = resources.Load(ctx)
	assert.ErrorIs(t, err, context.Canceled)
}

func TestLoadAllocatesNothing(t *testing.T) {
	ctx := t.Context()
	assert.Zero(t, testing.AllocsPerRun(100, func() { _, _ = resources.Load(ctx) }))
}

func TestZero(t *testing.T) {
	var none embedded.Source
	snapshot, err := none.Load(t.Context())
	require.NoError(t, err)
	assert.True(t, snapshot.Root.IsZero())
	assert.Empty(t, none.Name())
}

// A hub has nothing to ask of it beyond loading it.
func TestIsNoWatcher(t *testing.T) {
	var source hub.Source = resources
	_, watches := source.(hub.Watcher)
	_, saves := source.(hub.Saver)
	assert.False(t, watches || saves)
}
