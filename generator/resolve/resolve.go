package resolve

import (
	"context"
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
	// Main tells that the module is one of those worked on: advice about code
	// of others is of no use to anybody.
	Main        bool
	Types       *types.Package
	Info        *types.Info
	Files       []*ast.File
	Annotations []annotations.Annotation
	// Unread are the positions of directives whose verb can't be read.
	Unread []token.Pos
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
	// Partial tells that this is one package with what it imports rather than
	// a whole program. Then nothing is said of what other packages may still
	// add, such as the contract of a category; and every annotated struct is
	// checked, since the factory that takes it may stand elsewhere.
	Partial bool
	// Faulty tells that directives couldn't be read: what seems to be missing
	// may be what they say.
	Faulty bool
}

type resolver struct {
	Input
	// interrupted tells that nobody waits for the model any more.
	interrupted   func() bool
	modules       modules
	problems      []problem.Problem
	categories    map[string]*category
	configs       map[*types.TypeName]*config
	factories     []*factory
	selected      bool // some factories were found, but not selected
	fieldNotes    map[*types.Var]*annotations.Annotation
	fieldsRead    map[*types.Var]bool
	docs          map[token.Pos]*ast.CommentGroup // by where the name stands that they describe
	fieldVars     map[*model.Field]*types.Var
	fieldNames    map[*model.Struct]map[string]token.Pos // names in files and aliases
	structs       typeutil.Map                           // of *model.Struct
	foreignFaults map[*model.Struct]string               // what can't be configured in those of others
	nesting       int                                    // structs around the one that is resolved
	embedded      int                                    // structs embedded in it so far
	hosts         map[string]*host
	registry      *model.Registry
}

// Resolve returns the model, and every problem that stands in its way. With a
// problem of severity Error the model is incomplete. The error is that of ctx.
func Resolve(ctx context.Context, in Input) (*model.Registry, []problem.Problem, error) {
	r := &resolver{
		Input:         in,
		interrupted:   func() bool { return ctx.Err() != nil },
		categories:    map[string]*category{},
		configs:       map[*types.TypeName]*config{},
		fieldNotes:    map[*types.Var]*annotations.Annotation{},
		fieldsRead:    map[*types.Var]bool{},
		fieldVars:     map[*model.Field]*types.Var{},
		foreignFaults: map[*model.Struct]string{},
		fieldNames:    map[*model.Struct]map[string]token.Pos{},
		hosts:         map[string]*host{},
		registry: &model.Registry{
			Package: model.Package{Path: in.Output.Path, Name: in.Output.Name, Dir: in.Output.Dir},
			Prefix:  in.Directive.Text("prefix"),
		},
	}
	r.modules = modulesOf(r.all())
	for _, step := range []func(){
		r.collectFieldNotes, r.collectDocs, r.collectCategories, r.collectConfigs, r.collectFactories,
		r.identify, r.countFactories, r.selectEntries, r.override, r.inferContracts,
		r.checkReach, r.checkContracts, r.checkNames, r.checkPreferred,
		r.resolveConfigs, r.resolveLoose, r.checkNearMethods, r.checkNotCalled, r.warnPlainSecrets, r.resolveHosts,
		r.nameCategories, r.checkPrefix, r.finish,
		r.checkCycles, r.warnNeverMade, r.warnNoConfig,
	} {
		if step(); r.interrupted() {
			return nil, nil, context.Cause(ctx)
		}
	}
	return r.registry, problem.Sort(r.problems), nil
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

// addWhole is add for what another package could set right: one package alone
// can't tell.
func (r *resolver) addWhole(code string, pos token.Pos, message string) *problem.Problem {
	if r.Partial {
		return &problem.Problem{}
	}
	return r.add(code, pos, message)
}

// note is add for what stops nothing.
func (r *resolver) note(code string, pos token.Pos, message string) {
	r.add(code, pos, message).Severity = problem.Note
}

func (r *resolver) related(pos token.Pos, message string) problem.Related {
	return problem.Related{Position: r.position(pos), Message: message}
}

// collectFieldNotes finds the //hush:field of every field.
func (r *resolver) collectFieldNotes() {
	for _, unit := range r.all() {
		for i := range unit.Annotations {
			note := &unit.Annotations[i]
			field, ok := note.Node.(*ast.Field)
			if note.Verb != "field" || !ok {
				continue
			}
			for _, name := range FieldNames(field) {
				if object, ok := unit.Info.Defs[name].(*types.Var); ok {
					r.fieldNotes[object] = note
				}
			}
		}
	}
}

// fieldNote returns the //hush:field of a field, or nil. A field of an
// instance has that of the generic type.
func (r *resolver) fieldNote(field *types.Var) *annotations.Annotation {
	return r.fieldNotes[field.Origin()]
}

// FieldNames returns the names by which go/types knows the fields that a node
// declares: that of its type where it embeds one.
func FieldNames(field *ast.Field) []*ast.Ident {
	if len(field.Names) > 0 {
		return field.Names
	}
	if name := embeddedName(field.Type); name != nil {
		return []*ast.Ident{name}
	}
	return nil
}

func embeddedName(expr ast.Expr) *ast.Ident {
	switch e := expr.(type) {
	case *ast.Ident:
		return e
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
	return nil
}
