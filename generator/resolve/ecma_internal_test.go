package resolve

import (
	"regexp/syntax"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestReadsAlikeInECMA(t *testing.T) {
	for _, expression := range []string{
		`^[a-z]+$`, `a|b|`, `(a)(?:b)(?<name>c)`, `a*?b+?c??d{2}e{2,}?f{0,3}`, `[^\n.]`, `[a-]`, `[-a]`, `[\d-]`, `[\-\]\[\^\\a]`, `[a[b]`, `[[:a]`, `[a:]`,
		`\^\$\\\.\*\+\?\(\)\[\]\{\}\|\/`, `\f\n\r\t\v\x7F`, `\b\B\d\D\w\W\s\S`, `\p{L}\P{Lu}[\p{Nd}-]`, `äß.𝄞`, `(?:^|\b)*`, `^$`, `(|a)`, `-_@#!~"'`, "`",
		`[+--]`, `[a-z-9]`, `(?<_1>a)`, `/`, `[/]`,
	} {
		_, err := syntax.Parse(expression, syntax.Perl)
		assert.NoError(t, err)
		assert.Empty(t, differsInECMA(expression), expression)
	}
}

// FuzzECMA holds that no expression of Go leads the scanner astray.
func FuzzECMA(f *testing.F) {
	for _, expression := range []string{`(?i)a`, `[[:alpha:]]`, `\Qa\E`, `\x{1}`, `\pL`, `[\d-a]`, `(?P<a>b)`, `a{2}{`, `[]]`, `[^]-a]`, `\p{^L}`, `(?:a)`, `(?<a>b)`} {
		f.Add(expression)
	}
	f.Fuzz(func(t *testing.T, expression string) {
		if _, err := syntax.Parse(expression, syntax.Perl); err == nil {
			differsInECMA(expression)
		}
	})
}
