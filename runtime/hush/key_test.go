package hush_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/runtime/hush"
)

func TestParseKey(t *testing.T) {
	tests := map[string]struct {
		key hush.Key
		ok  bool
	}{
		"llm:gpt-4":      {hush.Key{Category: "llm", Name: "gpt-4"}, true},
		"LLM:GPT-4":      {hush.Key{Category: "llm", Name: "GPT-4"}, true},
		"AI_provider: x": {hush.Key{Category: "ai-provider", Name: " x"}, true},
		"llm:a:b":        {hush.Key{Category: "llm", Name: "a:b"}, true},
		"llm::":          {hush.Key{Category: "llm", Name: ":"}, true},
		"gpt-4":          {hush.Key{}, false},
		"":               {hush.Key{}, false},
		":":              {hush.Key{}, false},
		":x":             {hush.Key{Name: "x"}, false},
		"  :x":           {hush.Key{Name: "x"}, false},
		"llm:":           {hush.Key{Category: "llm"}, false},
	}
	for text, want := range tests {
		key, ok := hush.ParseKey(text)
		assert.Equal(t, want.ok, ok, text)
		assert.Equal(t, want.key, key, text)
	}
}

func TestKeyIn(t *testing.T) {
	for text, want := range map[string]string{
		"gpt-4":     "gpt-4",
		"llm:gpt-4": "gpt-4",
		"LLM:gpt-4": "gpt-4",
		"other:x":   "other:x",
		"llm:llm:x": "llm:x",
		"x:llm:y":   "x:llm:y",
		"llm:":      "",
		"":          "",
		":":         ":",
	} {
		assert.Equal(t, hush.Key{Category: "llm", Name: want}, hush.KeyIn("llm", text), text)
	}
}

func TestKey(t *testing.T) {
	assert.Equal(t, "llm:gpt-4", hush.Key{Category: "llm", Name: "gpt-4"}.String())
	assert.True(t, hush.Key{}.IsZero())
	assert.False(t, hush.Key{Name: "x"}.IsZero())
}
