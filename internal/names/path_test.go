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

func TestAppendStepOfALongName(t *testing.T) {
	assert.Equal(t, "x."+strings.Repeat("y", 200)+"…", string(names.AppendStep([]byte("x"), strings.Repeat("y", 1<<20))))
}

func TestPathText(t *testing.T) {
	for want, path := range map[string]string{
		"llm:a":                          names.PathText("llm:a", nil),
		`llm:a.stop[2]["x.y"].z`:         names.PathText("llm:a", []names.Step{names.KeyStep("stop"), names.IndexStep(2), names.KeyStep("x.y"), names.KeyStep("z")}),
		"[0]":                            names.PathText("", []names.Step{names.IndexStep(0)}),
		strings.Repeat("x", 198) + ".y…": names.PathText(strings.Repeat("x", 198), []names.Step{names.KeyStep("y"), names.IndexStep(1)}),
		strings.Repeat("x", 200) + "…":   names.PathText(strings.Repeat("x", 1<<20), []names.Step{names.KeyStep("y")}),
	} {
		assert.Equal(t, want, path)
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
			require.Equal(t, "."+names.ShortenPath(name), step)
		}
	})
}

// What a terminal would obey, or not show, is in quotes.
func TestVisible(t *testing.T) {
	for text, want := range map[string]string{
		"":                     "",
		"it's \"a\" ü \\d":     "it's \"a\" ü \\d",
		"a\x1b[31mred\a":       `"a\x1b[31mred\a"`,
		"a\nb\tc \"d\"":        `"a\nb\tc \"d\""`,
		"\u202e\x00\u00a0\xff": `"\u202e\x00\u00a0\xff"`,
	} {
		assert.Equal(t, want, names.Visible(text))
	}
}
