package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/hushgen/hushgen/generator/builds"
	"github.com/hushgen/hushgen/generator/model"
)

// A registry may have tens of thousands of plugins, so no tree of all that is
// generated is ever made: declarations are printed section by section, and
// what is kept is their text. The pieces of a file stand in the order in which
// they were begun.

// section tells where declarations belong.
type section struct {
	home builds.Constraint
	place
}

// place is a category or one of its plugins; with neither, the registry as a
// whole. It says which file has a declaration where one file would be too
// large. Of schemas, see emitSchemas, plugin is what the names of definitions
// begin with.
type place struct{ category, plugin string }

// piece is a part of a file: declarations of one section, one after the other.
type piece struct {
	section
	// text is formatted, without blank lines around it.
	text    []byte
	imports []string // the paths of the packages that it mentions
	err     error
}

// size is what the piece adds to a file.
func (p *piece) size() int { return len(p.text) + len("\n\n") }

// in writes the declarations of a home.
func (e *emitter) in(home builds.Constraint, write func()) {
	e.within(section{home, e.section.place}, write)
}

// at writes the declarations of a place.
func (e *emitter) at(p place, write func()) {
	e.within(section{e.section.home, p}, write)
}

// inCategory writes declarations of a category as a whole.
func (e *emitter) inCategory(c *model.Category, write func()) {
	e.within(section{c.Constraint, place{category: c.Name}}, write)
}

// within writes the declarations of a section, of which each plugin and each struct has
// one: none is begun when nobody waits for it any more.
func (e *emitter) within(inner section, write func()) {
	if e.interrupted() {
		return
	}
	outer := e.section
	e.begin(inner)
	write()
	e.begin(outer)
}

// begin ends a section, has it printed, and begins the next one.
func (e *emitter) begin(next section) {
	if e.group != nil {
		p := &piece{section: e.section}
		e.pieces = append(e.pieces, p)
		e.printers.print(p, e.group)
	}
	e.section, e.group, e.commented = next, nil, false
}

// declarations returns those of the section that are not printed yet. They
// begin with a package clause, so that they are a whole file to gofmt.
func (e *emitter) declarations() *jen.Group {
	if e.group == nil {
		e.group = jen.NewFile("").Group
		e.group.Op(packageClause)
	}
	return e.group
}

const packageClause = "package p"
