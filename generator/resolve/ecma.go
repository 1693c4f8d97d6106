package resolve

import (
	"strings"
	"unicode/utf8"
)

// differsInECMA says what in a regular expression of Go ECMA-262 (with the
// flag u, as JSON Schema asks) doesn't have or reads otherwise, and what to
// write instead; "" when it reads all alike. The expression is known to be
// one of Go's. What . and \s match besides ASCII is left aside: a schema can
// spell that out.
func differsInECMA(expression string) string {
	s := ecmaScanner{rest: expression}
	for s.rest != "" {
		if reason := s.next(); reason != "" {
			return reason
		}
	}
	return ""
}

// ecmaScanner walks over a regular expression outside of its classes.
type ecmaScanner struct {
	rest string
	// assertion is the ^, $ or \b just read, which ECMA-262 doesn't repeat.
	assertion string
}

func (s *ecmaScanner) next() string {
	assertion := s.assertion
	s.assertion = ""
	switch s.rest[0] {
	case '\\':
		return s.escape(false)
	case '[':
		return s.class()
	case '(':
		return s.group()
	case '^', '$':
		s.assertion = s.take(1)
		return ""
	case '*', '+', '?', '{':
		if s.rest[0] == '{' && !isRepetition(s.rest) {
			return lone("{")
		}
		if assertion != "" {
			return "repeats " + assertion + ", which ECMA-262 doesn't; leave the repetition out"
		}
		s.take(repetitionLength(s.rest))
		return ""
	case '}', ']':
		return lone(s.rest[:1])
	}
	_, size := utf8.DecodeRuneInString(s.rest)
	s.take(size)
	return ""
}

func (s *ecmaScanner) take(n int) string {
	taken := s.rest[:n]
	s.rest = s.rest[n:]
	return taken
}

func lone(bracket string) string {
	return "has a " + bracket + " that opens or closes nothing; write \\" + bracket
}

// isRepetition tells {2}, {2,} and {2,3} from a brace that means itself.
func isRepetition(text string) bool {
	counts, _, closed := strings.Cut(text[1:], "}")
	least, most, _ := strings.Cut(counts, ",")
	return closed && least != "" && isCount(least) && isCount(most)
}

// isCount tells the counts of a repetition: Go has none with a leading zero.
func isCount(text string) bool {
	return strings.Trim(text, "0123456789") == "" && (len(text) < 2 || text[0] != '0')
}

func repetitionLength(text string) int {
	if text[0] == '{' {
		return strings.IndexByte(text, '}') + 1
	}
	return 1
}

// group reads the beginning of a group.
func (s *ecmaScanner) group() string {
	switch {
	case strings.HasPrefix(s.rest, "(?:"):
		s.take(len("(?:"))
		return ""
	case strings.HasPrefix(s.rest, "(?P<"):
		return "has (?P<…>), which ECMA-262 writes (?<…>)"
	case strings.HasPrefix(s.rest, "(?<"):
		name := s.take(strings.IndexByte(s.rest, '>') + 1)[len("(?<"):]
		if name[0] >= '0' && name[0] <= '9' {
			return "has a group (?<" + name + "…) whose name begins with a digit, which ECMA-262 doesn't have"
		}
		return ""
	case strings.HasPrefix(s.rest, "(?"):
		flags := s.rest[:strings.IndexAny(s.rest, ":)")+1]
		return "has the flags " + flags + ", which ECMA-262 doesn't have inside an expression; " + insteadOfFlags(flags)
	}
	s.take(1)
	return ""
}

func insteadOfFlags(flags string) string {
	switch {
	case strings.Contains(flags, "i"):
		return "write both cases, [aA]"
	case strings.Contains(flags, "s"):
		return `write [^\n] or (?:.|\n) for what the dot is to match`
	}
	return "leave them out"
}
