package annotations_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/annotations"
)

// collected is a file with what Collect says of it.
type collected struct {
	source      string
	fset        *token.FileSet
	annotations []annotations.Annotation
	problems    []annotations.Problem
}

func collect(t testing.TB, source string) collected {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "p.go", source, parser.ParseComments|parser.SkipObjectResolution)
	require.NoError(t, err)
	return collectFile(source, fset, file)
}

func collectFile(source string, fset *token.FileSet, file *ast.File) collected {
	found, problems := annotations.Collect(file)
	return collected{source, fset, found, problems}
}

// at shows a range as "line:column-line:column [the text there]".
func (c collected) at(pos, end token.Pos) string {
	from, to := c.fset.Position(pos), c.fset.Position(end)
	return fmt.Sprintf("%d:%d-%d:%d [%s]", from.Line, from.Column, to.Line, to.Column, c.source[from.Offset:to.Offset])
}

// problem shows all that a problem says.
func (c collected) problem(p annotations.Problem) string {
	text := p.Code + " " + c.at(p.Pos, p.End) + " " + p.Message
	for _, d := range p.Details {
		text += " | " + d
	}
	for _, r := range p.Related {
		position := c.fset.Position(r.Pos)
		text += fmt.Sprintf(" @ %d:%d %s", position.Line, position.Column, r.Message)
	}
	if p.Fix != "" {
		text += " => " + p.Fix
	}
	return text
}

func (c collected) allProblems() []string {
	var all []string
	for _, p := range c.problems {
		all = append(all, c.problem(p))
	}
	return all
}

// annotation shows an annotation's verb, node and options.
func (c collected) annotation(a annotations.Annotation) string {
	var words []string
	for _, o := range a.Options {
		words = append(words, o.String())
	}
	position := c.fset.Position(a.Pos)
	return strings.TrimSpace(fmt.Sprintf("%d:%d %s %s: %s", position.Line, position.Column, a.Verb, nodeName(a.Node), strings.Join(words, " ")))
}

func (c collected) allAnnotations() []string {
	var all []string
	for _, a := range c.annotations {
		all = append(all, c.annotation(a))
	}
	return all
}

func nodeName(node ast.Node) string {
	switch n := node.(type) {
	case *ast.File:
		return "package " + n.Name.Name
	case *ast.TypeSpec:
		return "type " + n.Name.Name
	case *ast.FuncDecl:
		return "func " + n.Name.Name
	case *ast.Field:
		var names []string
		for _, name := range n.Names {
			names = append(names, name.Name)
		}
		return "field " + strings.Join(names, ",")
	}
	return fmt.Sprintf("%T", node)
}

// scenario is a source with all that must be said of it.
type scenario struct {
	name        string
	source      string
	annotations []string
	problems    []string
}

func run(t *testing.T, scenarios []scenario) {
	for _, s := range scenarios {
		t.Run(s.name, func(t *testing.T) {
			c := collect(t, s.source)
			assert.Equal(t, s.annotations, c.allAnnotations())
			assert.Equal(t, s.problems, c.allProblems())
			for _, p := range c.problems {
				assert.False(t, p.Warning)
			}
		})
	}
}

// optionCase is what follows "//hush:VERB " on line 3.
type optionCase struct {
	verb     string
	text     string
	options  string // canonical, what is left
	problems []string
}

func runOptions(t *testing.T, cases []optionCase) {
	for _, o := range cases {
		t.Run(o.verb+" "+o.text, func(t *testing.T) {
			c := collect(t, onDeclaration(o.verb, o.text))
			assert.Equal(t, o.problems, c.allProblems())
			require.Len(t, c.annotations, 1)
			_, options, _ := strings.Cut(c.annotation(c.annotations[0]), ": ")
			assert.Equal(t, o.options, options)
		})
	}
}

// onDeclaration puts a directive on a declaration that its verb describes, at
// 3:1, that of a package at 1:1, that of a field at 4:1.
func onDeclaration(verb, options string) string {
	directive := "//hush:" + verb + " " + options + "\n"
	switch verb {
	case "registry":
		return directive + "package p\n"
	case "category", "config":
		return "package p\n\n" + directive + "type T struct{}\n"
	case "factory":
		return "package p\n\n" + directive + "func New() {}\n"
	default:
		return "package p\n\ntype T struct {\n" + directive + "F int\n}\n"
	}
}
