package hub_test

import (
	"context"
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
)

// Errors name what failed as far as the plugin's description tells.
func TestGoNamesInErrors(t *testing.T) {
	failing := func(context.Context, hush.Input) (any, error) {
		return &closer{start: func(context.Context) error { return errors.New("failed") }}, nil
	}
	for want, info := range map[string]hush.Info{
		"llm:x: Start: failed":                  {},
		"llm:x: (*openai.Client).Start: failed": {Result: "*openai.Client"},
		"llm:x: openai.Client.Start: failed":    {Result: "openai.Client"},
		"llm:x: llm.LLM.Start: failed":          {Result: "llm.LLM", Factory: "openai.New"},
	} {
		info.Category, info.Name = "llm", "x"
		h := open(t, hub.Extend(hush.Dynamic{Info: info, New: failing}), hub.From(memory.New("test", hush.Values{"llm:x": nil})))
		_, err := h.Get(t.Context(), "llm:x")
		assert.EqualError(t, err, want)
	}

	refuses := func(context.Context, hush.Input) (any, error) { return &model{}, errors.New("refused") }
	h := open(t, hub.Extend(hush.Dynamic{Info: hush.Info{Category: "llm", Name: "x", Factory: "openai.New"}, New: refuses}),
		hub.From(memory.New("test", hush.Values{"llm:x": nil})))
	_, err := h.Get(t.Context(), "llm:x")
	assert.EqualError(t, err, "llm:x: openai.New: refused")
}

// odd is a static plugin that breaks the rules of generated code.
type odd struct{}

func (*odd) Make(*hush.Decoder, any) (Model, error) { return nil, nil }

func TestNilInstanceOfStaticPlugin(t *testing.T) {
	category := &hush.Category[Model]{Table: &table[Model]{
		info:    hush.CategoryInfo{Name: "llm"},
		plugins: []*hush.Plugin[Model]{{Info: hush.Info{Category: "llm", Name: "odd", Factory: "odd.New"}, Maker: (*odd)(nil)}},
	}}
	h, err := hub.Open(t.Context(), &hush.Registry{Static: static{category}}, nil,
		hub.From(memory.New("test", hush.Values{"llm:a": nil})))
	require.NoError(t, err)
	defer h.Close(t.Context())
	_, err = h.Get(t.Context(), "llm:a")
	assert.EqualError(t, err, "llm:a: odd.New: returned neither an instance nor an error")
	assert.ErrorAs(t, h.Use(t.Context(), "llm:a", nil), new(*hush.CreateError))
}
