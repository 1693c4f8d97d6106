package builds

import (
	"go/build/constraint"
	"slices"
	"strings"
)

// Build is one way to build a program.
type Build struct {
	OS, Arch string
	Cgo      bool
	// Tags are the tags given by hand, sorted.
	Tags []string
}

// String describes the build: linux/amd64 with tags cuda and fast.
func (b Build) String() string {
	text := b.OS + "/" + b.Arch
	if !b.Cgo {
		text += " without cgo"
	}
	if len(b.Tags) > 0 {
		text += " with " + plural(len(b.Tags), "tag ", "tags ") + list(b.Tags, "and")
	}
	return text
}

// Space is what the go command at hand can build for.
type Space struct {
	// Preferred decides what the constraints leave open. Its tags that no
	// constraint speaks of are part of every build.
	Preferred Build
	// Fixed are the words that this toolchain decides, and how: go1.26, gc.
	// nil stands for no toolchain in particular, which decides nothing.
	Fixed func(tag string) (met, fixed bool)
}

// everything is the space of all builds by any toolchain.
var everything = Space{Preferred: Build{OS: "linux", Arch: "amd64", Cgo: true}}

// Neutral returns the space with a preferred platform that doesn't depend on
// the machine, if any of the constraints speaks of platforms. Cgo is on.
func (s Space) Neutral(constraints []Constraint) Space {
	s.Preferred.Cgo = true
	for _, c := range constraints {
		walkTags(c.exprOrTrue(), func(tag string) {
			if isPlatform(tag) {
				s.Preferred.OS, s.Preferred.Arch = everything.Preferred.OS, everything.Preferred.Arch
			}
		})
	}
	return s
}

// Meets reports whether a build meets a constraint.
func (s Space) Meets(b Build, c Constraint) bool {
	return c == "" || c.expr().Eval(func(tag string) bool {
		if tag == "cgo" {
			return b.Cgo
		}
		if met, fixed := s.fixed(tag); fixed {
			return met
		}
		return meetsPlatform(b.OS, b.Arch, tag) || slices.Contains(b.Tags, tag)
	})
}

func (s Space) fixed(tag string) (met, fixed bool) {
	if s.Fixed == nil || isPlatform(tag) {
		return false, false
	}
	return s.Fixed(tag)
}

// Find returns a build that meets a constraint, as near to the preferred one
// as platform, then cgo, then tags allow.
func (s Space) Find(c Constraint) (Build, bool) {
	search := &search{space: s, expr: c.exprOrTrue(), tags: handTags(s, c), steps: maxSteps}
	others := slices.DeleteFunc(slices.Clone(s.Preferred.Tags), func(tag string) bool { return slices.Contains(search.tags, tag) })
	for _, platform := range append([]string{s.Preferred.OS + "/" + s.Preferred.Arch}, platforms...) {
		for _, cgo := range []bool{s.Preferred.Cgo, !s.Preferred.Cgo} {
			search.system, search.architecture, _ = strings.Cut(platform, "/")
			search.cgo, search.chosen = cgo, map[string]bool{}
			if !search.choose(0) {
				continue
			}
			b := Build{OS: search.system, Arch: search.architecture, Cgo: cgo, Tags: slices.Clone(others)}
			for _, tag := range search.tags {
				if search.chosen[tag] {
					b.Tags = append(b.Tags, tag)
				}
			}
			slices.Sort(b.Tags)
			return b, true
		}
	}
	return Build{}, false
}

func (s Space) possible(c Constraint) bool {
	_, ok := s.Find(c)
	return ok
}

// handTags returns the words of a constraint that are tags given by hand.
func handTags(s Space, c Constraint) []string {
	var tags []string
	walkTags(c.exprOrTrue(), func(tag string) {
		if _, fixed := s.fixed(tag); !fixed && !isPlatform(tag) && tag != "cgo" {
			tags = append(tags, tag)
		}
	})
	slices.Sort(tags)
	return slices.Compact(tags)
}

// exprOrTrue is nil for the empty constraint.
func (c Constraint) exprOrTrue() constraint.Expr {
	if c == "" {
		return nil
	}
	return c.expr()
}

func walkTags(expr constraint.Expr, visit func(tag string)) {
	switch expr := expr.(type) {
	case *constraint.AndExpr:
		walkTags(expr.X, visit)
		walkTags(expr.Y, visit)
	case *constraint.OrExpr:
		walkTags(expr.X, visit)
		walkTags(expr.Y, visit)
	case *constraint.NotExpr:
		walkTags(expr.X, visit)
	case *constraint.TagExpr:
		visit(expr.Tag)
	}
}
