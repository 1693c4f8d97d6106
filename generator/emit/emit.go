package emit

import (
	"context"
	"fmt"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/hushgen/hushgen/generator/builds"
	"github.com/hushgen/hushgen/generator/model"
)

// The packages that generated files import.
const (
	hushPath    = "github.com/hushgen/hushgen/runtime/hush"
	hubPath     = "github.com/hushgen/hushgen/runtime/hub"
	contextPath = "context"
	patternPath = "github.com/hushgen/hushgen/runtime/pattern"
	timePath    = "time"
	urlPath     = "net/url"
	netipPath   = "net/netip"
	regexpPath  = "regexp"
)

// emitter holds what the declarations share.
type emitter struct {
	registry *model.Registry
	limit    int // of a file, in bytes of declarations
	section  section
	group    *jen.Group // the declarations of the section since it began; nil before the first one
	pieces   []*piece
	printers *printers
	opposite map[builds.Constraint]builds.Constraint // of an else file's constraint, that of the if file
	imported map[string]string                       // import path to the package's name
	aliases  map[string]string                       // import path to the name in the files
	structs  []*model.Struct                         // all that are read, in the order of first use
	homes    map[*model.Struct]builds.Constraint
	places   map[*model.Struct]place
	names    map[*model.Struct]string
	users    map[*model.Struct]int   // how many plugins take a config
	held     map[*model.Struct]bool  // the structs that a field of another one leads to
	patterns map[*model.Field]string // the variables of their patterns
	// commented tells that the next declaration has its comment already.
	commented bool
	// interrupted tells that nobody waits for the files any more.
	interrupted func() bool
}

// Files returns the generated files of a registry: hush_gen.go, then the
// others, sorted by name. A file of more than limit bytes is split, see
// [Limit]. The error is that of ctx, or a mistake of this package.
func Files(ctx context.Context, registry *model.Registry, limit int) ([]Source, error) {
	e := &emitter{registry: registry, limit: limit, opposite: map[builds.Constraint]builds.Constraint{}}
	e.interrupted = func() bool { return ctx.Err() != nil }
	e.collectStructs()
	e.placeStructs()
	e.importPackages()
	e.nameStructs()
	e.namePatterns()
	e.printers = startPrinters(e)
	defer e.printers.end()
	if err := e.emitAll(); err != nil {
		return nil, err
	}
	e.begin(section{})
	if e.interrupted() {
		return nil, context.Cause(ctx)
	}
	e.emitSchemas()
	if err := e.printers.wait(e.pieces); err != nil {
		return nil, err
	}
	return e.files(), nil
}

func (e *emitter) emitAll() error {
	e.emitGeneration()
	e.emitRegistry()
	e.emitHost()
	e.emitHub()
	e.emitStatic()
	for _, category := range e.registry.Categories {
		e.inCategory(category, func() { e.emitCategory(category) })
	}
	for _, s := range e.structs {
		e.at(e.places[s], func() { e.in(e.homes[s], func() { e.emitStruct(s) }) })
	}
	for _, config := range e.registry.Configs {
		e.at(e.places[config], func() { e.in(e.homes[config], func() { e.emitConfig(config) }) })
	}
	return e.emitIndexes()
}

// comment begins a declaration with a comment of one line or more.
func (e *emitter) comment(format string, arguments ...any) {
	group := e.declarations()
	group.Line()
	for line := range strings.SplitSeq(fmt.Sprintf(format, arguments...), "\n") {
		group.Comment(strings.TrimRight("// "+line, " "))
	}
	e.commented = true
}

// declare begins a declaration, a blank line away from the last one unless a
// comment has just begun it.
func (e *emitter) declare() *jen.Group {
	group := e.declarations()
	if !e.commented {
		group.Line()
	}
	e.commented = false
	return group
}

// public returns the name of a declaration that users see.
func (e *emitter) public(name string) *jen.Statement { return jen.Id(e.registry.Prefix + name) }

func hush(name string) *jen.Statement { return jen.Qual(hushPath, name) }

// lines is a literal or a list with one element a line.
func lines(open, closing string, items []jen.Code) *jen.Statement {
	return jen.Custom(jen.Options{Open: open, Close: closing, Separator: ",", Multi: true}, items...)
}

// keyed is one line of a composite literal.
func keyed(key string, value jen.Code) jen.Code { return jen.Id(key).Op(":").Add(value) }

// texts is a []string literal.
func texts(list []string) *jen.Statement {
	return jen.Index().String().ValuesFunc(func(g *jen.Group) {
		for _, text := range list {
			g.Lit(text)
		}
	})
}
