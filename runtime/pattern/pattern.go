// Package pattern checks texts against regular expressions. It stands apart
// from runtime/hush so that only programs with such a constraint link regexp.
package pattern

import (
	"regexp"
	"sync"

	"github.com/hushgen/hushgen/runtime/hush"
)

// Pattern is a regular expression that is compiled when it is first used. It
// may be a package-level variable without code before main. It is safe for
// concurrent use and must not be copied after its first use.
//
// For generated code.
type Pattern struct {
	// Expression is in the syntax of package regexp and matches anywhere in a
	// text.
	Expression string

	once     sync.Once
	compiled *regexp.Regexp
	err      error
}

// Check records a problem when a text doesn't match. An empty text that
// nobody gave is none.
func (p *Pattern) Check(d *hush.Decoder, text string) {
	p.once.Do(func() { p.compiled, p.err = regexp.Compile(p.Expression) })
	switch {
	case p.err != nil:
		d.Mismatch(text, " can't be checked: ", p.err.Error())
	case !p.compiled.MatchString(text):
		d.Mismatch(text, " does not match the pattern ", p.Expression)
	}
}
