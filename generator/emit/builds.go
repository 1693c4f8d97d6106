package emit

import (
	"slices"
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/hushgen/hushgen/generator/builds"
	"github.com/hushgen/hushgen/generator/model"
)

// What only some builds have goes to files of their own. Each declaration has
// a home: the constraint of the builds that have it. hush_gen.go is the home of
// what all builds have; its tables name plugins of other homes too, and where
// the constraint is off, a stand-in bears that name. So every table is static
// data in every build, and no line of hush_gen.go differs between builds.

// in writes declarations to the file of a home.
func (e *emitter) in(home builds.Constraint, write func()) {
	file, commented := e.file, e.commented
	e.file, e.commented = e.fileOf(home), false
	write()
	e.file, e.commented = file, commented
}

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

func (e *emitter) fileOf(home builds.Constraint) *jen.File {
	if file := e.files[home]; file != nil {
		return file
	}
	file := jen.NewFilePathName(e.registry.Package.Path, e.registry.Package.Name)
	file.HeaderComment(Header)
	if constraint := builds.And(e.registry.Constraint, home); constraint != "" {
		file.HeaderComment(constraint.Line())
	}
	e.files[home] = file
	return file
}

// fileNames names the files: numbers follow the sorted constraints, and else
// is the file of the builds that lack one.
func (e *emitter) fileNames() map[builds.Constraint]string {
	names := map[builds.Constraint]string{"": FileName}
	var homes []builds.Constraint
	for home := range e.files {
		if base, isElse := e.opposite[home]; home != "" && (!isElse || e.files[base] == nil) {
			homes = append(homes, home)
		}
	}
	slices.Sort(homes)
	for i, home := range homes {
		names[home] = "hush_gen_c" + strconv.Itoa(i+1) + "_if.go"
	}
	for home := range e.files {
		if base := e.opposite[home]; names[home] == "" {
			names[home] = strings.Replace(names[base], "_if.go", "_else.go", 1)
		}
	}
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
