package names_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/internal/names"
)

func TestDistance(t *testing.T) {
	tests := []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"a", "", 1},
		{"", "abc", 3},
		{"abc", "abc", 0},
		{"abc", "abd", 1},         // replace
		{"abc", "abxc", 1},        // insert
		{"abc", "ac", 1},          // delete
		{"abc", "acb", 1},         // swap
		{"ab", "ba", 1},           // swap at the beginning
		{"ca", "abc", 3},          // optimal string alignment: a swapped pair isn't edited again
		{"kitten", "sitting", 3},  // the textbook's: two replaced, one inserted
		{"saturday", "sunday", 3}, // two deleted, one replaced
		{"openai", "opneia", 2},   // two swaps
		{"é", "e", 2},             // bytes: one replaced, one deleted
	}
	for _, test := range tests {
		assert.Equal(t, test.want, names.Distance(test.a, test.b, 9), "%s and %s", test.a, test.b)
		assert.Equal(t, test.want, names.Distance(test.b, test.a, 9), "%s and %s", test.b, test.a)
	}
}

func TestDistanceAboveTheLimit(t *testing.T) {
	assert.Greater(t, names.Distance("abc", "xyz", 2), 2)
	assert.Equal(t, 3, names.Distance("a", "abcdef", 2))
	assert.Equal(t, 3, names.Distance("abcdef", "a", 2))
	long := strings.Repeat("x", 257)
	assert.Equal(t, 3, names.Distance(long, long, 2), "too long to be compared")
	assert.Equal(t, 0, names.Distance(long[:256], long[:256], 2))
}

func FuzzDistance(f *testing.F) {
	f.Add("openai", "opena")
	f.Fuzz(func(t *testing.T, a, b string) {
		a, b = a[:min(len(a), 100)], b[:min(len(b), 100)]
		distance := names.Distance(a, b, 1000)
		require.Equal(t, distance, names.Distance(b, a, 1000), "symmetric")
		require.Equal(t, a == b, distance == 0)
		require.LessOrEqual(t, distance, max(len(a), len(b)))
		require.GreaterOrEqual(t, distance, max(len(a)-len(b), len(b)-len(a)))
	})
}

func TestNearest(t *testing.T) {
	models := []string{"openai", "ollama", "echo", "mistral", "openrouter", "groq", "default"}
	tests := []struct {
		name  string
		known []string
		want  []string
	}{
		{"opnai", models, []string{"openai"}},
		{"OPENAI", models, []string{"openai"}},
		{"Mode", []string{"model", "mode", "models"}, []string{"mode"}}, // but for case the name itself
		{"open", models, []string{"openai", "openrouter"}},
		{"openai", []string{"openai", "openai2"}, []string{"openai2"}}, // the name itself isn't near
		{"eccho", models, []string{"echo"}},
		{"olama", models, []string{"ollama"}},
		{"xyzzy", models, nil},
		{"", models, nil},
		{"e", models, nil},
		{"ec", models, []string{"echo"}},
		{"def", models, []string{"default"}},
		{"gp", []string{"go", "gpt", "x", ""}, []string{"go", "gpt"}},
		{"ab", []string{"xy", "cd"}, nil}, // two edits are everything here
		{"transcription", []string{"transkribtoin", "translation"}, []string{"transkribtoin", "translation"}},
		{"llm", []string{"b-llm", "llms", "llm2", "lm", "ll"}, []string{"ll", "llm2", "llms"}},
		{"a1", []string{"a3", "a2", "a2"}, []string{"a2", "a3"}},
	}
	for _, test := range tests {
		assert.Equal(t, test.want, names.Nearest(test.name, test.known, 3), test.name)
	}
	assert.Nil(t, names.Nearest("a1", []string{"a2"}, 0))
	assert.Equal(t, []string{"a2"}, names.Nearest("a1", []string{"a2", "a3"}, 1))
}
