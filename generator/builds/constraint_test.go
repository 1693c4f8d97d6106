package builds_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/builds"
)

func parse(t *testing.T, text string) builds.Constraint {
	t.Helper()
	if text == "" {
		return ""
	}
	c, err := builds.Parse(text)
	require.NoError(t, err)
	return c
}

func TestParse(t *testing.T) {
	for text, want := range map[string]string{
		"linux":                  "linux",
		"linux&&cuda":            "cuda && linux",
		"b && a && b":            "a && b",
		"(b || a) && c":          "(a || b) && c",
		"c || (b && a)":          "(a && b) || c",
		"!(!linux)":              "linux",
		"!(b && a)":              "!(a && b)",
		"!(!(b && a)) && c":      "a && b && c",
		"a && (b && c)":          "a && b && c",
		"a || (c || b)":          "a || b || c",
		"!a":                     "!a",
		"!(b||a)":                "!(a || b)",
		"(a && b) || (b && a)":   "a && b",
		"!(a || b) && (d || !c)": "!(a || b) && (!c || d)",
	} {
		assert.Equal(t, builds.Constraint(want), parse(t, text), text)
		assert.Equal(t, builds.Constraint(want), parse(t, want), "canonical already")
	}
	_, err := builds.Parse("a &&")
	assert.Error(t, err)
}

func TestOperations(t *testing.T) {
	assert.Equal(t, builds.Constraint(""), builds.And())
	assert.Equal(t, builds.Constraint("a"), builds.And("", "a", ""))
	assert.Equal(t, builds.Constraint("a && b"), builds.And("b", "a", "a && b"))
	assert.Equal(t, builds.Constraint("(a || b) && c"), builds.And("c", "a || b"))
	assert.Equal(t, builds.Constraint(""), builds.Or("a", ""))
	assert.Equal(t, builds.Constraint("a || (b && c)"), builds.Or("a", "b && c"))
	assert.Equal(t, builds.Constraint(""), builds.Or("linux", "!linux"), "every build")
	assert.Equal(t, builds.Constraint(""), builds.Or("unix", "!linux"), "linux is a unix")
	assert.Equal(t, builds.Constraint("!(a && b)"), builds.Not("a && b"))
	assert.Equal(t, builds.Constraint("a && b"), builds.Not("!(a && b)"))
	assert.Equal(t, builds.Constraint("!a"), builds.Not("a"))
	assert.Equal(t, builds.Constraint("!b && a"), builds.Without("a", "a && b"))
	assert.Equal(t, builds.Constraint("!(b && c) && a"), builds.Without("a", "a && b && c"))
	assert.Equal(t, builds.Constraint("!a"), builds.Without("", "a"))
	assert.Equal(t, "//go:build a && b", builds.And("a", "b").Line())
}

func TestExcludes(t *testing.T) {
	assert.True(t, builds.Excludes("linux", "windows"))
	assert.True(t, builds.Excludes("linux", "!unix"))
	assert.True(t, builds.Excludes("cgo", "!cgo"))
	assert.True(t, builds.Excludes("a && b", "!a"))
	assert.True(t, builds.Excludes("zos", ""), "Go doesn't build for it")
	assert.True(t, builds.Excludes("windows", "s390x"))
	assert.False(t, builds.Excludes("android", "linux"))
	assert.False(t, builds.Excludes("illumos", "solaris"))
	assert.False(t, builds.Excludes("ios", "darwin"))
	assert.False(t, builds.Excludes("a", "b"))
	assert.False(t, builds.Excludes("go1.1", "!go1.2"))
}

func TestNeeds(t *testing.T) {
	for text, want := range map[string]string{
		"":                          "is part of every build",
		"cuda":                      "needs the build tag cuda",
		"cuda && fast":              "needs the build tags cuda and fast",
		"aws || azure":              "needs the build tag aws or azure",
		"cgo":                       "needs cgo (CGO_ENABLED=1)",
		"cgo && cuda":               "needs cgo (CGO_ENABLED=1) and the build tag cuda",
		"linux":                     "is for linux only",
		"linux || darwin":           "is for darwin or linux only",
		"linux && arm64":            "is for arm64 and linux only",
		"cuda && linux":             "needs the build tag cuda and is for linux only",
		"!windows":                  "is not for windows",
		"!windows && !plan9":        "is not for plan9 or windows",
		"!small":                    "is left out by the build tag small",
		"cuda && !small && !darwin": "needs the build tag cuda, is left out by the build tag small and is not for darwin",
		"linux || cuda":             "needs a build that meets cuda || linux",
		"cuda && (linux || darwin)": "needs a build that meets cuda && (darwin || linux)",
		"!(a && b)":                 "needs a build that meets !(a && b)",
	} {
		assert.Equal(t, want, parse(t, text).Needs(), text)
	}
}

// A constraint that is hard to meet takes no more than a moment.
func TestHardConstraint(t *testing.T) {
	var clauses []string
	for i := range 12 { // thirteen pigeons in twelve holes, cut to what a line may hold
		for j := range i {
			clauses = append(clauses, "(!p"+string(rune('a'+i))+" || !p"+string(rune('a'+j))+")")
		}
	}
	text := strings.Join(clauses, " && ")
	c, err := builds.Parse(text + " && (pa || pb || pc) && (pd || pe || pf) && !pl")
	require.NoError(t, err)
	assert.True(t, builds.Excludes(c, ""), "two of those that exclude each other")
}
