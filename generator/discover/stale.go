package discover

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/packages"
)

// addErrors sorts the go command's complaints into Missing and Errors, leaving
// out those that only a generated file is the cause of.
func (p *Package) addErrors(dir string, complaints []packages.Error) {
	found := len(p.Files) > 0 || p.Path == "unsafe"
	for _, complaint := range complaints {
		converted := Error{Position: parsePosition(dir, complaint.Pos), Message: strings.TrimSpace(complaint.Msg)}
		if !found && p.Missing == "" {
			p.Missing = converted.Message
		}
		if !IsGeneratedName(converted.Position.Filename) && !isStaleName(converted.Message) {
			p.Errors = append(p.Errors, converted)
		}
	}
	if !found && p.Missing == "" {
		p.Missing = fmt.Sprintf("no Go files in package %s", p.Path)
	}
}

// isStaleName reports whether the complaint is that the package clauses differ,
// and a generated file's is one of the two named: the package was renamed since.
func isStaleName(message string) bool {
	return strings.HasPrefix(message, "found packages ") &&
		(strings.Contains(message, "(hush_gen.go)") || strings.Contains(message, "(hush_gen_"))
}

// fixName takes the package's name from a file that people wrote when a
// generated one may have lent it: after the package was renamed, the go
// command reports the name in the first file, which may be the generated one.
func (p *Package) fixName() {
	if len(p.Files) < 2 || !IsGeneratedName(p.Files[0]) {
		return
	}
	for _, file := range p.Files {
		if IsGeneratedName(file) {
			continue
		}
		if tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.PackageClauseOnly); err == nil {
			p.Name = tree.Name.Name
			return
		}
	}
}

// dropStaleCycles removes complaints about import cycles that go through an
// import which only a generated file has: the run may well write it without.
func (l *Listing) dropStaleCycles() {
	for _, pkg := range l.ByPath {
		pkg.Errors = slices.DeleteFunc(pkg.Errors, func(err Error) bool {
			return slices.ContainsFunc(cycleEdges(err.Message), l.isStaleImport)
		})
	}
}

// cycleEdges returns the importing and imported paths that the complaint names.
func cycleEdges(message string) [][2]string {
	stack, ok := strings.CutPrefix(message, "import cycle not allowed: import stack: [")
	if !ok {
		return nil
	}
	paths := strings.Fields(strings.TrimSuffix(stack, "]"))
	var edges [][2]string
	for i := range len(paths) - 1 {
		edges = append(edges, [2]string{paths[i], paths[i+1]})
	}
	return edges
}

func (l *Listing) isStaleImport(edge [2]string) bool {
	from := l.ByPath[edge[0]]
	if from == nil || !slices.ContainsFunc(from.Files, IsGeneratedName) {
		return false
	}
	return !slices.ContainsFunc(from.Files, func(file string) bool {
		return !IsGeneratedName(file) && imports(file, edge[1])
	})
}

// imports reports whether the file imports the package with this path.
func imports(file, path string) bool {
	tree, _ := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly|parser.SkipObjectResolution)
	return tree != nil && slices.ContainsFunc(tree.Imports, func(spec *ast.ImportSpec) bool {
		written, err := strconv.Unquote(spec.Path.Value)
		return err == nil && written == path
	})
}
