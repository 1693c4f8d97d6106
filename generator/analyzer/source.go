package analyzer

import (
	"context"
	"go/ast"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/discover"
	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/generator/resolve"
)

// source is the package of a pass.
type source struct {
	pass *analysis.Pass
	// unit has the files that count, language what is wrong in their
	// directives themselves.
	unit     *resolve.Unit
	language []annotations.Problem
	files    map[string]*token.File
}

func newSource(pass *analysis.Pass) *source {
	s := &source{pass: pass, files: map[string]*token.File{}, unit: &resolve.Unit{
		Path: pass.Pkg.Path(), Name: pass.Pkg.Name(), Types: pass.Pkg, Info: pass.TypesInfo,
		TypeErrors: slices.Clone(pass.TypeErrors), Main: pass.Module == nil || pass.Module.Version == "",
	}}
	if pass.Module != nil {
		s.unit.Module = pass.Module.Path
	}
	for _, file := range pass.Files {
		if position := pass.Fset.File(file.Pos()); position != nil && counts(position.Name()) {
			s.files[position.Name()] = position
			s.unit.Dir = filepath.Dir(position.Name())
			s.add(file)
		}
	}
	slices.SortStableFunc(s.unit.TypeErrors, func(a, b types.Error) int { return int(a.Pos) - int(b.Pos) })
	return s
}

// counts reports whether directives in a file of that name count.
func counts(name string) bool {
	return !strings.HasSuffix(name, "_test.go") && !discover.IsGeneratedName(name)
}

func (s *source) add(file *ast.File) {
	s.unit.Files = append(s.unit.Files, file)
	if !mentions(file) {
		return
	}
	torn := slices.ContainsFunc(file.Decls, func(decl ast.Decl) bool { _, bad := decl.(*ast.BadDecl); return bad })
	notes, problems := annotations.Collect(file)
	if torn { // the directives of what was torn apart only seem misplaced
		s.unit.Broken = true
		problems = slices.DeleteFunc(problems, func(p annotations.Problem) bool { return p.Code == annotations.CodeMisplaced })
	}
	s.unit.Annotations = append(s.unit.Annotations, notes...)
	s.unit.Unread = append(s.unit.Unread, resolve.Unread(problems)...)
	s.language = append(s.language, problems...)
}

// mentions reports whether a comment holds "hush:": most files are those of
// packages that have nothing to do with hushgen.
func mentions(file *ast.File) bool {
	for _, group := range file.Comments {
		for _, comment := range group.List {
			if annotations.Containing([]byte(comment.Text)) {
				return true
			}
		}
	}
	return false
}

// check returns the problems that stand in the files of the package.
func (s *source) check() []problem.Problem {
	problems := resolve.Language(s.pass.Fset, s.language)
	if len(s.unit.Annotations) == 0 {
		return problems
	}
	registry, twice := s.registry()
	problems = append(problems, twice...)
	if s.unit.Name == "main" && registry == nil {
		return problems // no registry can import its plugins
	}
	_, found, _ := resolve.Resolve(context.Background(), s.input(registry)) // the driver interrupts the whole process
	return append(problems, slices.DeleteFunc(found, func(p problem.Problem) bool {
		return s.files[p.Position.Filename] == nil
	})...)
}

// registry returns the package's //hush:registry, or nil.
func (s *source) registry() (first *annotations.Annotation, twice []problem.Problem) {
	for i := range s.unit.Annotations {
		switch note := &s.unit.Annotations[i]; {
		case note.Verb != "registry":
		case first == nil:
			first = note
		default:
			twice = append(twice, resolve.RegistryTwice(s.pass.Fset, first.Pos, note.Pos))
		}
	}
	return first, twice
}

// input lets the package be searched by its own registry or by one that may
// stand in another package of the module.
func (s *source) input(registry *annotations.Annotation) resolve.Input {
	in := resolve.Input{
		Fset: s.pass.Fset, Output: s.unit, Directive: registry,
		Searched: []*resolve.Unit{s.unit}, Contracts: s.imported(), Partial: true,
	}
	if registry == nil {
		// From below the package everything can be imported that it can.
		path := s.unit.Path + "/plugins"
		in.Output = &resolve.Unit{Path: path, Name: "plugins", Types: types.NewPackage(path, "plugins")}
		in.Directive = &annotations.Annotation{Verb: "registry"}
	}
	return in
}
