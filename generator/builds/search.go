package builds

import "go/build/constraint"

// maxSteps bounds a search. What a person can read needs a few hundred steps;
// a constraint made to be hard counts as one that no build meets.
const maxSteps = 100_000

// search looks for tags that meet a constraint on one platform.
type search struct {
	space                Space
	expr                 constraint.Expr
	tags                 []string
	system, architecture string
	cgo                  bool
	chosen               map[string]bool
	steps                int
}

// answer is what is known of a constraint while some tags are still open.
type answer uint8

const (
	unknown answer = iota
	met
	unmet
)

func answerOf(yes bool) answer {
	if yes {
		return met
	}
	return unmet
}

// choose decides the tags from the i-th on, leaving out before giving.
func (s *search) choose(i int) bool {
	s.steps--
	switch s.evaluate(s.expr) {
	case met:
		return true
	case unmet:
		return false
	}
	if i == len(s.tags) || s.steps < 0 {
		return false
	}
	for _, given := range []bool{false, true} {
		s.chosen[s.tags[i]] = given
		if s.choose(i + 1) {
			return true
		}
	}
	delete(s.chosen, s.tags[i])
	return false
}

func (s *search) evaluate(expr constraint.Expr) answer {
	switch expr := expr.(type) {
	case *constraint.AndExpr:
		return both(s.evaluate(expr.X), s.evaluate(expr.Y), unmet)
	case *constraint.OrExpr:
		return both(s.evaluate(expr.X), s.evaluate(expr.Y), met)
	case *constraint.NotExpr:
		switch s.evaluate(expr.X) {
		case met:
			return unmet
		case unmet:
			return met
		}
		return unknown
	case *constraint.TagExpr:
		return s.tag(expr.Tag)
	}
	return met // nothing is asked for
}

// both combines two answers, of which one alone may decide.
func both(a, b, deciding answer) answer {
	switch {
	case a == deciding || b == deciding:
		return deciding
	case a == unknown || b == unknown:
		return unknown
	}
	return a
}

func (s *search) tag(tag string) answer {
	if tag == "cgo" {
		return answerOf(s.cgo)
	}
	if isPlatform(tag) {
		return answerOf(meetsPlatform(s.system, s.architecture, tag))
	}
	if yes, fixed := s.space.fixed(tag); fixed {
		return answerOf(yes)
	}
	given, decided := s.chosen[tag]
	if !decided {
		return unknown
	}
	return answerOf(given)
}
