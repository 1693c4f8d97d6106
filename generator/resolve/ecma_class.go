package resolve

import (
	"strings"
	"unicode/utf8"
)

// class reads a class in brackets: [a-z], [^\d].
func (s *ecmaScanner) class() string {
	s.take(1)
	if strings.HasPrefix(s.rest, "^") {
		s.take(1)
	}
	if s.rest[0] == ']' {
		return `has a class that begins with ], where ECMA-262 ends it; write \]`
	}
	afterClass := false // \d or the like was just read
	for s.rest[0] != ']' {
		if afterClass && s.rest[0] == '-' && s.rest[1] != ']' {
			return `has a - behind a \ class in brackets, which ECMA-262 takes for a range; write \-`
		}
		if strings.HasPrefix(s.rest, "[:") && strings.Contains(s.rest, ":]") {
			name := s.rest[:strings.Index(s.rest, ":]")+2]
			return "has [" + name + "], which ECMA-262 doesn't have; write " + insteadOfPOSIX(name)
		}
		afterClass = len(s.rest) > 1 && s.rest[0] == '\\' && strings.IndexByte("dDwWsSpP", s.rest[1]) >= 0
		if reason := s.classAtom(); reason != "" {
			return reason
		}
	}
	s.take(1)
	return ""
}

func (s *ecmaScanner) classAtom() string {
	if s.rest[0] == '\\' {
		return s.escape(true)
	}
	_, size := utf8.DecodeRuneInString(s.rest)
	s.take(size)
	return ""
}

// posix are the named classes of POSIX in plain terms.
var posix = map[string]string{
	"alnum": "0-9A-Za-z", "alpha": "A-Za-z", "ascii": `\x00-\x7f`, "blank": `\t `, "cntrl": `\x00-\x1f\x7f`,
	"digit": "0-9", "graph": "!-~", "lower": "a-z", "print": " -~", "punct": "!-/:-@\\[-`{-~",
	"space": `\t\n\v\f\r `, "upper": "A-Z", "word": `\w`, "xdigit": "0-9A-Fa-f",
}

func insteadOfPOSIX(class string) string {
	name := strings.Trim(class, "[:]")
	if positive, negated := strings.CutPrefix(name, "^"); negated {
		return "[^" + posix[positive] + "] apart from the others"
	}
	return posix[name] + " in its place"
}

// escape reads a backslash and what belongs to it.
func (s *ecmaScanner) escape(inClass bool) string {
	c := s.rest[1]
	switch {
	case strings.IndexByte("dDwWsSfnrtv^$\\.*+?()[]{}|/", c) >= 0, inClass && c == '-':
		s.take(2)
		return ""
	case c == 'b', c == 'B':
		s.assertion = s.take(2)
		return ""
	case c == 'p', c == 'P':
		return s.unicodeClass()
	case c == 'x' && len(s.rest) > 2 && s.rest[2] != '{':
		s.take(len(`\x00`))
		return ""
	}
	return `has ` + s.escapeText() + `, which ECMA-262 ` + insteadOfEscape(c)
}

func (s *ecmaScanner) escapeText() string {
	_, size := utf8.DecodeRuneInString(s.rest[1:])
	if strings.HasPrefix(s.rest, `\x{`) {
		return `\x{…}`
	}
	return s.rest[:1+size]
}

func insteadOfEscape(c byte) string {
	switch {
	case c == 'A':
		return `doesn't have; write ^`
	case c == 'z':
		return `doesn't have; write $`
	case c == 'Q', c == 'E':
		return `doesn't have; write a backslash before each sign that means something`
	case c == 'a':
		return `doesn't have; write \x07`
	case c == 'x':
		return `doesn't have; write the character itself`
	case c >= '0' && c <= '9':
		return `takes for a reference to a group; write \x and two hexadecimal digits`
	}
	return "doesn't have; write " + string(c) + " without the backslash"
}

// unicodeClass reads \p{L}, a general category by its short name, which is
// all that both know: scripts are \p{Script=Greek} in ECMA-262 alone.
func (s *ecmaScanner) unicodeClass() string {
	p := s.rest[:2]
	name, _, closed := strings.Cut(s.rest[2:], "}")
	short, braced := strings.CutPrefix(name, "{")
	if !braced || !closed {
		_, size := utf8.DecodeRuneInString(s.rest[2:])
		return "has " + s.rest[:2+size] + ", which ECMA-262 writes " + p + "{" + s.rest[2:2+size] + "}"
	}
	if !isGeneralCategory(short) {
		return "has " + p + "{" + short + "}, which ECMA-262 doesn't have; both know the short names of general categories such as " + p + "{Lu}, and ranges of characters"
	}
	s.take(len(p) + len(name) + len("}"))
	return ""
}

// isGeneralCategory tells L and Lu from Greek and ^Lu.
func isGeneralCategory(name string) bool {
	if name == "" || len(name) > 2 || strings.IndexByte("CLMNPSZ", name[0]) < 0 {
		return false
	}
	return len(name) == 1 || name[1] >= 'a' && name[1] <= 'z'
}
