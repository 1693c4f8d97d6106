package builds

import (
	"go/build/constraint"
	"strings"
)

// Needs says what brings a thing with this constraint into a build, as the
// predicate of a sentence: "needs the build tag cuda", "is for linux only".
func (c Constraint) Needs() string {
	expr := c.exprOrTrue()
	if expr == nil {
		return "is part of every build"
	}
	if words, ok := alternatives(expr, isPlatform); ok {
		return "is for " + list(words, "or") + " only"
	}
	if words, ok := alternatives(expr, isTag); ok && len(words) > 1 {
		return "needs the build tag " + list(words, "or")
	}
	var s sentence
	for _, operand := range operands(expr, isAnd) {
		if !s.add(Constraint(operand).expr()) {
			return "needs a build that meets " + string(c)
		}
	}
	return s.String()
}

// alternatives returns the words of linux || darwin, when all are of one kind.
func alternatives(expr constraint.Expr, is func(word string) bool) ([]string, bool) {
	parts := operands(expr, isOr)
	for _, part := range parts {
		if !is(part) {
			return nil, false
		}
	}
	return parts, true
}

// isTag tells tags that are given by hand.
func isTag(text string) bool {
	return !isPlatform(text) && text != "cgo" && !strings.ContainsAny(text, "!&|() ")
}

// sentence collects the parts of a condition by what they mean to a person.
type sentence struct{ tags, platforms, withoutTags, notPlatforms []string }

// add takes a word or its opposite, and reports false for anything else.
func (s *sentence) add(expr constraint.Expr) bool {
	switch expr := expr.(type) {
	case *constraint.TagExpr:
		if isPlatform(expr.Tag) {
			s.platforms = append(s.platforms, expr.Tag)
		} else {
			s.tags = append(s.tags, expr.Tag)
		}
		return true
	case *constraint.NotExpr:
		tag, ok := expr.X.(*constraint.TagExpr)
		if !ok {
			return false
		}
		if isPlatform(tag.Tag) {
			s.notPlatforms = append(s.notPlatforms, tag.Tag)
		} else {
			s.withoutTags = append(s.withoutTags, tag.Tag)
		}
		return true
	}
	return false
}

func (s *sentence) String() string {
	var parts []string
	add := func(words []string, text string) {
		if len(words) > 0 {
			parts = append(parts, text)
		}
	}
	add(s.tags, "needs "+need(s.tags))
	add(s.withoutTags, "is left out by "+need(s.withoutTags))
	add(s.platforms, "is for "+list(s.platforms, "and")+" only")
	add(s.notPlatforms, "is not for "+list(s.notPlatforms, "or"))
	return list(parts, "and")
}

// need names tags; cgo is one that nobody gives by hand.
func need(tags []string) string {
	var byHand, parts []string
	for _, tag := range tags {
		if tag == "cgo" {
			parts = append(parts, "cgo (CGO_ENABLED=1)")
		} else {
			byHand = append(byHand, tag)
		}
	}
	if len(byHand) > 0 {
		parts = append(parts, plural(len(byHand), "the build tag ", "the build tags ")+list(byHand, "and"))
	}
	return list(parts, "and")
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// list joins words to "a", "a and b", "a, b and c".
func list(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	n := len(words) - 1
	return strings.Join(words[:n], ", ") + " " + last + " " + words[n]
}
