package emit

import (
	"slices"
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/generator/builds"
	"github.com/hushgen/hushgen/generator/model"
)

// What only some builds have goes to files of their own. Each declaration has
// a home: the constraint of the builds that have it. hush_gen.go is the home of
// what all builds have; its tables name plugins of other homes too, and where
// the constraint is off, a stand-in bears that name. So every table is static
// data in every build, and no line of hush_gen.go differs between builds.

// otherwise is in for the builds that lack a home, among those that have its
// surroundings. It writes nothing when there are none.
func (e *emitter) otherwise(home, surroundings builds.Constraint, write func()) {
	if home == surroundings {
		return
	}
	rest := builds.Without(surroundings, home)
	if surroundings == "" {
		e.opposite[rest] = home
	}
	if !builds.Excludes(surroundings, builds.Not(home)) {
		e.in(rest, write)
	}
}

// baseNames names the files of the homes: numbers follow the sorted
// constraints, and else is the file of the builds that lack one.
func (e *emitter) baseNames(homes map[builds.Constraint][]*piece) map[builds.Constraint]string {
	names := map[builds.Constraint]string{}
	var numbered []builds.Constraint
	for home := range homes {
		if base, isElse := e.opposite[home]; home != "" && (!isElse || homes[base] == nil) {
			numbered = append(numbered, home)
		}
	}
	slices.Sort(numbered)
	for i, home := range numbered {
		names[home] = baseName + "_c" + strconv.Itoa(i+1) + "_if"
	}
	for home := range homes {
		if names[home] == "" {
			names[home] = strings.TrimSuffix(names[e.opposite[home]], "_if") + "_else"
		}
	}
	names[""] = baseName
	return names
}

// homeOf is where a plugin is declared: with its category when it has no
// constraint of its own.
func homeOf(c *model.Category, p *model.Plugin) builds.Constraint {
	if p.Constraint == "" {
		return c.Constraint
	}
	return p.Constraint
}

// homeOfAll is where something is declared that all of the plugins need.
func homeOfAll(c *model.Category, plugins []*model.Plugin) builds.Constraint {
	var homes []builds.Constraint
	for _, p := range plugins {
		if homeOf(c, p) == c.Constraint {
			return c.Constraint
		}
		homes = append(homes, homeOf(c, p))
	}
	return builds.Or(homes...)
}
