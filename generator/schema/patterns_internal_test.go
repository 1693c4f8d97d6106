package schema

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/internal/names"
)

func TestSpelling(t *testing.T) {
	assert.Equal(t, `[gG][pP][tT][_ \-]4\.1`, spelling("gpt-4.1"))
	assert.Equal(t, `[aA]`, oneOf([]string{"a"}))
	assert.Equal(t, `([aA]|[bB]1)`, oneOf([]string{"a", "b1"}))
	assert.Equal(t, `^[\s\x85]*[aA][\s\x85]*$`, grouped("a"))
	assert.Equal(t, `^[\s\x85]*[aA][\s\x85]*:`, flat("a"))
	for text, want := range map[string]bool{
		"gpt-4.1": true, "GPT 4.1": true, " gPt_4.1\t": true, "gpt-4-1": false, "gpt4.1": false, "gpt-4.1x": false, "": false, "\u0085gpt-4.1": true,
	} {
		assert.Equal(t, want, regexp.MustCompile(trimmed(spelling("gpt-4.1"))).MatchString(text), "%q", text)
	}
}

func TestNoneOf(t *testing.T) {
	assert.Equal(t, `([aA]([bB][^\n]|[^bB])|[^aA]|$)`, noneOf([]string{"ab", "a"}))
	assert.Equal(t, `([aA]([_ \-]([bB][^\n]|[^bB]|$)|\.(1[^\n]|[^1]|$)|[^_ \-\.]|$)|[^aA]|$)`,
		noneOf([]string{"a.1", "a-b"}))
}

func TestValidName(t *testing.T) {
	valid := regexp.MustCompile("^" + validName + "$")
	for text, want := range map[string]bool{
		"a": true, "gpt-4": true, "a b": true, "ä": true, "a:b": true, "a\u00a0b": true, "\ufeffa": true, "😀": true,
		"": false, " a": false, "a ": false, "a\nb": false, "\x7f": false, "a\u0085": false, "\u00a0a": false, "a\u3000": false, "\u2003": false, "a\u2028": false,
	} {
		assert.Equal(t, want, valid.MatchString(text), "%q", text)
	}
}

// FuzzNoneOf holds that of names and the others each text is one.
func FuzzNoneOf(f *testing.F) {
	for _, text := range []string{"", "openai", "OpenAI", "open", "openaix", "openrouter", "gpt 4", "gpt_4.1", "x", "ähm", "o"} {
		f.Add("openai,openrouter,open,gpt-4,gpt-4.1", text)
	}
	f.Fuzz(func(t *testing.T, list, text string) {
		known := strings.Split(list, ",")
		if slices.ContainsFunc(known, func(name string) bool { return !names.Valid(name) }) || strings.TrimSpace(text) != text || strings.Contains(text, "\n") {
			return
		}
		is := slices.Contains(known, names.Canonical(text))
		require.Equal(t, is, regexp.MustCompile("^"+oneOf(known)+"$").MatchString(text), "%q", text)
		require.Equal(t, !is, regexp.MustCompile("^"+noneOf(known)).MatchString(text), "%q", text)
	})
}
