package names_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/internal/names"
)

func TestAppendStep(t *testing.T) {
	for name, want := range map[string]string{
		"max":        `x.max`,
		"Größe":      `x.Größe`,
		"a-b_c/d$":   `x.a-b_c/d$`,
		"":           `x[""]`,
		"a.b":        `x["a.b"]`,
		"a b":        `x["a b"]`,
		"llm:a":      `x["llm:a"]`,
		"a[0]":       `x["a[0]"]`,
		`say "hi"`:   `x["say \"hi\""]`,
		`"`:          `x["\""]`,
		`\`:          `x["\\"]`,
		"a\nb":       `x["a\nb"]`,
		"\x1b[31m":   `x["\x1b[31m"]`,
		"\u202e":     `x["\u202e"]`, // turns the direction of writing
		"\u00a0":     `x["\u00a0"]`,
		"\xff":       `x["\xff"]`,
		"\ufffd":     `x["�"]`,
		"\u200b.txt": `x["\u200b.txt"]`,
	} {
		assert.Equal(t, want, string(names.AppendStep([]byte("x"), name)), "%q", name)
	}
}

func TestShortenPath(t *testing.T) {
	whole := strings.Repeat("x", 200)
	assert.Equal(t, whole, names.ShortenPath(whole))
	assert.Equal(t, whole+"…", names.ShortenPath(whole+"y"))
	assert.Equal(t, whole[:199]+"…", names.ShortenPath(whole[:199]+"é"), "no half character")
	assert.Equal(t, "…", names.ShortenPath(strings.Repeat("\x80", 201)))
}

func FuzzAppendStep(f *testing.F) {
	for _, name := range []string{"max", "a.b", "\x00", "\u202e", "é"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		step := string(names.AppendStep(nil, name))
		require.True(t, utf8.ValidString(step))
		require.NotContains(t, step, "\n")
		if names.IsBare(name) {
			require.Equal(t, "."+name, step)
		}
	})
}
