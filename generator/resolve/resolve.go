package resolve

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
)

// HushPath is the import path of the runtime package.
const HushPath = "github.com/hushgen/hushgen/runtime/hush"

// Unit is a type-checked package and its annotations.
type Unit struct {
	Path, Name, Dir string
	// Module is the path of the unit's module, ModuleDir its folder; both are
	// empty outside modules.
	Module, ModuleDir string
	Types             *types.Package
	Info              *types.Info
	Files             []*ast.File
	Annotations       []annotations.Annotation
	// Broken tells that a file of the unit has syntax errors.
	Broken bool
	// TypeErrors are what the checker found wrong in the unit.
	TypeErrors []types.Error
}

// Input is what is to be resolved.
type Input struct {
	Fset *token.FileSet
	// Output is the output package, Directive its //hush:registry.
	Output    *Unit
	Directive *annotations.Annotation
	// Searched are the packages whose plugins count, sorted by path. The
	// output package may be among them.
	Searched []*Unit
	// Contracts are further packages whose categories and fields count.
	Contracts []*Unit
	// Imports returns the direct imports of a package by path.
	Imports func(path string) []string
}

type resolver struct {
	Input
	problems   []problem.Problem
	categories map[string]*category
	configs    map[*types.TypeName]*config
	factories  []*factory
	selected   bool // some factories were found, but not selected
	fieldNotes map[token.Pos]*annotations.Annotation
	structs    typeutil.Map // of *model.Struct
	nesting    int          // structs around the one that is resolved
	embedded   int          // structs embedded in it so far
	hosts      map[string]*host
	registry   *model.Registry
}

// Resolve returns the model, and every problem that stands in its way. With a
// problem of severity Error the model is incomplete.
func Resolve(in Input) (*model.Registry, []problem.Problem) {
	r := &resolver{
		Input:      in,
		categories: map[string]*category{},
		configs:    map[*types.TypeName]*config{},
		fieldNotes: map[token.Pos]*annotations.Annotation{},
		hosts:      map[string]*host{},
		registry: &model.Registry{
			Package: model.Package{Path: in.Output.Path, Name: in.Output.Name, Dir: in.Output.Dir},
			Prefix:  in.Directive.Text("prefix"),
		},
	}
	r.collectFieldNotes()
	r.collectCategories()
	r.collectConfigs()
	r.collectFactories()
	r.identify()
	r.countFactories()
	r.selectEntries()
	r.override()
	r.inferContracts()
	r.checkContracts()
	r.checkNames()
	r.checkPreferred()
	r.resolveConfigs()
	r.resolveHosts()
	r.nameCategories()
	r.checkPrefix()
	r.checkCycles()
	r.finish()
	return r.registry, problem.Sort(r.problems)
}

// all returns every unit, searched ones first.
func (r *resolver) all() []*Unit {
	units := append([]*Unit(nil), r.Searched...)
	return append(units, r.Contracts...)
}

// position returns where something really stands: //line directives, which
// speak of the file that the code was made from, don't count.
func (r *resolver) position(pos token.Pos) token.Position { return r.Fset.PositionFor(pos, false) }

// add records a problem and returns it for details to be added. The pointer
// is good until the next add.
func (r *resolver) add(code string, pos token.Pos, message string) *problem.Problem {
	r.problems = append(r.problems, problem.Problem{Code: code, Position: r.position(pos), Message: message})
	return &r.problems[len(r.problems)-1]
}

// note is add for what stops nothing.
func (r *resolver) note(code string, pos token.Pos, message string) {
	r.add(code, pos, message).Severity = problem.Note
}

func (r *resolver) related(pos token.Pos, message string) problem.Related {
	return problem.Related{Position: r.position(pos), Message: message}
}

// collectFieldNotes finds the //hush:field of a field by the position of the
// field's name, which go/types keeps.
func (r *resolver) collectFieldNotes() {
	for _, unit := range r.all() {
		for i := range unit.Annotations {
			note := &unit.Annotations[i]
			field, ok := note.Node.(*ast.Field)
			if note.Verb != "field" || !ok {
				continue
			}
			for _, name := range field.Names {
				r.fieldNotes[name.Pos()] = note
			}
			if len(field.Names) == 0 {
				r.fieldNotes[embeddedName(field.Type).Pos()] = note
			}
		}
	}
}

// embeddedName returns the node whose position go/types gives an embedded
// field.
func embeddedName(expr ast.Expr) ast.Node {
	switch e := expr.(type) {
	case *ast.StarExpr:
		return embeddedName(e.X)
	case *ast.SelectorExpr:
		return e.Sel
	case *ast.IndexExpr:
		return embeddedName(e.X)
	case *ast.IndexListExpr:
		return embeddedName(e.X)
	case *ast.ParenExpr:
		return embeddedName(e.X)
	}
	return expr
}
