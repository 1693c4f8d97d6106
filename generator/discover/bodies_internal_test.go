package discover

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// notes is a memory that counts.
type notes struct {
	facts            map[string][]byte
	recalled, missed int
}

func (n *notes) Recall(key string) ([]byte, bool) {
	fact, known := n.facts[key]
	if known {
		n.recalled++
	} else {
		n.missed++
	}
	return fact, known
}

func (n *notes) Record(key string, fact []byte) { n.facts[key] = fact }

func parseOne(t *testing.T, memory Memory, source string) (*File, *token.FileSet) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.go")
	require.NoError(t, os.WriteFile(path, []byte(source), 0o600))
	fset := token.NewFileSet()
	files, err := NewParser(fset, memory).Parse(t.Context(), path)
	require.NoError(t, err)
	return files[0], fset
}

func statements(file *File) int {
	count := 0
	for _, decl := range file.AST.Decls {
		if function, ok := decl.(*ast.FuncDecl); ok && function.Body != nil {
			count += len(function.Body.List)
		}
	}
	return count
}

// filler makes a source large enough to be remembered.
var filler = "// " + strings.Repeat("x", worthwhile) + "\n"

func TestBodiesAreReadOnce(t *testing.T) {
	source := "package p\n\nfunc F() { x := `\n}`; _ = x }\n\nvar V = func() int { return 1 }\n" + filler
	memory := &notes{facts: map[string][]byte{}}
	first, _ := parseOne(t, memory, source)
	assert.Equal(t, 2, statements(first))
	second, fset := parseOne(t, memory, source)
	assert.Zero(t, statements(second))
	assert.Equal(t, 1, memory.recalled)
	assert.Equal(t, token.Position{Filename: second.Path, Offset: 46, Line: 6, Column: 5},
		fset.Position(second.AST.Decls[1].(*ast.GenDecl).Specs[0].Pos()))
	third, _ := parseOne(t, memory, source+"\n")
	assert.Equal(t, 2, statements(third), "another source")
}

// What is wrong in a body is told however often the file is read.
func TestBrokenBodiesAreNotRemembered(t *testing.T) {
	memory := &notes{facts: map[string][]byte{}}
	for range 2 {
		file, _ := parseOne(t, memory, "package p\n\nfunc F() { x = = 1 }\n"+filler)
		require.NotEmpty(t, file.Errors)
		assert.Equal(t, "expected operand, found '='", file.Errors[0].Msg)
		assert.Equal(t, 16, file.Errors[0].Pos.Column)
	}
	assert.Empty(t, memory.facts)
}

func TestAnnotatedFilesHaveBodies(t *testing.T) {
	memory := &notes{facts: map[string][]byte{}}
	for range 2 {
		file, _ := parseOne(t, memory, "package p\n\nfunc F() {\n\t// Hush:config\n\treturn\n}\n"+filler)
		assert.Equal(t, 1, statements(file))
	}
	assert.Zero(t, memory.missed)
}

// A memory that is wrong, whatever it says, costs time only.
func TestWrongPlaces(t *testing.T) {
	source := "package p\n\nfunc F() { G() }\n\nfunc G() { F() }\n" + filler
	for name, places := range map[string][]byte{
		"not of a body":   {3, 4},
		"in a body":       {22, 4},
		"behind the end":  {21, 0xff, 0xff, 0x7f},
		"far behind":      {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 1},
		"cut":             {21},
		"cut in a number": {21, 0x80},
		"one too large":   {21, 24},
		"nothing":         {},
	} {
		t.Run(name, func(t *testing.T) {
			memory := &notes{facts: map[string][]byte{bodiesKey([]byte(source)): places}}
			file, _ := parseOne(t, memory, source)
			require.Empty(t, file.Errors)
			require.Len(t, file.AST.Decls, 2)
		})
	}
}

// FuzzBodies parses sources whole and with blank bodies: everything outside of
// them is the same and at the same place.
func FuzzBodies(f *testing.F) {
	for _, seed := range []string{
		"package p\nfunc F() { s := `}\n{`; _ = '}'; _ = \"\\\"}\" /* } */ } // end\n// G\nfunc G()\n",
		"\ufeffpackage p\r\n\r\nfunc (t T) F() {\r\n\t// }\r\n\tfunc() { return }()\r\n}\r\n\r\nvar x = func() {}\r\n",
		"package p; func F() {}; type T struct{ F func() }; func init() { for {} }",
		"package p\nfunc F() {\nl:\n\tgoto l }\nfunc F[T any](x T) (y T) { return x }\n",
		"package p\nfunc F() {\n//line x.go:7\n}\nfunc G() { /*line y.go:3:4*/ }\n",
		"package p\nfunc F() { x = = 1 }\n",
	} {
		f.Add([]byte(seed))
	}
	for _, path := range []string{"bodies.go", "walk.go"} {
		if source, err := os.ReadFile(path); assert.NoError(f, err) {
			f.Add(source)
		}
	}
	const mode = parser.ParseComments | parser.SkipObjectResolution | parser.AllErrors
	f.Fuzz(func(t *testing.T, source []byte) {
		fset := token.NewFileSet()
		whole, err := parser.ParseFile(fset, "x.go", source, mode)
		if err != nil {
			return // never remembered
		}
		places := findBodies(fset.File(whole.FileStart), whole, source)
		blanked, ok := blank(source, places)
		require.True(t, ok)
		other := token.NewFileSet()
		empty, err := parser.ParseFile(other, "x.go", blanked, mode)
		require.NoError(t, err)
		if len(places) == 0 {
			require.Equal(t, source, blanked)
			return
		}
		require.Equal(t, outside(fset, whole), outside(other, empty))
		require.Equal(t, fset.File(whole.FileStart).Lines(), other.File(empty.FileStart).Lines())
	})
}

// outside lists what is outside of the bodies of functions: each node by its type and
// place, names and literals with what they say, and the comments.
func outside(fset *token.FileSet, file *ast.File) []string {
	var found []string
	var bodies []*ast.BlockStmt
	ast.Inspect(file, func(node ast.Node) bool {
		switch node := node.(type) {
		case nil, *ast.CommentGroup, *ast.Comment:
			return false
		case *ast.FuncDecl:
			if node.Body != nil {
				bodies = append(bodies, node.Body)
			}
		case *ast.BlockStmt:
			found = append(found, described(fset, node, ""))
			return len(bodies) == 0 || bodies[len(bodies)-1] != node
		case *ast.Ident:
			found = append(found, described(fset, node, node.Name))
		case *ast.BasicLit:
			found = append(found, described(fset, node, node.Value))
		default:
			found = append(found, described(fset, node, ""))
		}
		return true
	})
	for _, group := range file.Comments {
		inside := false
		for _, body := range bodies {
			inside = inside || body.Lbrace < group.Pos() && group.Pos() < body.Rbrace
		}
		if !inside {
			found = append(found, described(fset, group, group.Text()))
		}
	}
	return found
}

func described(fset *token.FileSet, node ast.Node, text string) string {
	return fmt.Sprintf("%T %s-%s %s", node, fset.Position(node.Pos()), fset.Position(node.End()), text)
}
