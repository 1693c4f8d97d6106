package schema

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestECMA(t *testing.T) {
	for expression, want := range map[string]string{
		`^[a-z]+$`:     `^[a-z]+$`,
		`a.b`:          `a[^\n]b`,
		`a\.b`:         `a\.b`,
		`[.]`:          `[.]`,
		`[\].]\s.`:     `[\].][\t\n\f\r ][^\n]`,
		`\s+\S`:        `[\t\n\f\r ]+[^\t\n\f\r ]`,
		`[\s-]`:        `[\t\n\f\r -]`,
		`[^\s\d]`:      `[^\t\n\f\r \d]`,
		`[\S]`:         "[\\x00-\\x08\\x0b\\x0e-\\x1f!-\U0010ffff]",
		`\\s\[.`:       `\\s\[[^\n]`,
		`[[]\s`:        `[[][\t\n\f\r ]`,
		`(?<name>.)ä`:  `(?<name>[^\n])ä`,
		`\p{Lu}\d\w\b`: `\p{Lu}\d\w\b`,
		"":             "",
	} {
		assert.Equal(t, want, ecma(expression), expression)
	}
}

// FuzzECMA holds that for Go the expression stays the same.
func FuzzECMA(f *testing.F) {
	for _, expression := range []string{`a.b`, `[\s-]x`, `[\S\d]+`, `\s\S.`, `[^\S]`, `[a\]\s]`, `\\s`} {
		f.Add(expression, "a b\n\t\v\u00a0x\u2028")
	}
	f.Fuzz(func(t *testing.T, expression, text string) {
		before, err := regexp.Compile(expression)
		if err != nil || regexp.MustCompile(`\(\?|\\[QEpPxC]|\[\[:|\[\^?\]|\\[dDwWsS]-`).MatchString(expression) {
			return // what generating refuses
		}
		after, err := regexp.Compile(ecma(expression))
		require.NoError(t, err, expression)
		require.Equal(t, before.FindStringIndex(text), after.FindStringIndex(text), "%s: %q", expression, text)
	})
}

func TestLiterally(t *testing.T) {
	for _, text := range []string{"plain_name", `a.b`, `$x^`, `[a](b){c}|d\e/f*g+h?`, "ä-b", "a\nb"} {
		assert.Regexp(t, "^"+literally(text)+"$", text)
		assert.NotRegexp(t, exactly(text), text+"x")
	}
	assert.Equal(t, `a\.b\/c-d`, literally("a.b/c-d"))
}
