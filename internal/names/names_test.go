package names_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/internal/names"
)

func TestCanonical(t *testing.T) {
	for written, want := range map[string]string{
		"openai":           "openai",
		"OpenAI":           "openai",
		" whisper_tiny\n":  "whisper-tiny",
		"Git Platform":     "git-platform",
		"gpt-4.1":          "gpt-4.1",
		"a__b":             "a--b",
		"_a":               "-a",
		"":                 "",
		" \t":              "",
		"\u00a0Über\u2003": "Über",
		"a\tb":             "a\tb",
		"\xff":             "\xff",
		"AZ":               "az",
	} {
		assert.Equal(t, want, names.Canonical(written), "%q", written)
	}
}

func TestCanonicalNamesCostNothing(t *testing.T) {
	var kept string
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		for _, name := range []string{"openai", "gpt-4.1", "a", "", "ai-provider"} {
			kept = names.Canonical(name)
		}
	}))
	assert.Equal(t, "ai-provider", kept)
}

func FuzzCanonical(f *testing.F) {
	for _, name := range []string{"OpenAI", " a_b ", "\u00a0x\x85", "\xff A"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		once := names.Canonical(name)
		require.Equal(t, once, names.Canonical(once))
		require.LessOrEqual(t, len(once), len(name))
		require.NotContains(t, once, "_")
		require.NotContains(t, once, " ")
		if names.Valid(name) {
			require.Equal(t, name, once, "valid names are canonical")
			require.Equal(t, name, names.Canonical(" "+strings.ToUpper(strings.ReplaceAll(name, "-", "_"))))
		}
	})
}

func TestValid(t *testing.T) {
	valid := []string{"a", "0", "gpt-4.1", "a-b-c", "a.b", strings.Repeat("x", 64)}
	for _, name := range valid {
		assert.True(t, names.Valid(name), name)
	}
	invalid := []string{
		"", "-", ".", "-a", "a-", "a--b", "a.-b", "a..b", "A", "a_b", "a b", "a:b", "é", "a\n", "a/b", strings.Repeat("x", 65),
	}
	for _, name := range invalid {
		assert.False(t, names.Valid(name), name)
	}
}
