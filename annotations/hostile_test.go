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
	"github.com/hushgen/hushgen/internal/growth"
)

func TestCarriageReturns(t *testing.T) {
	source := strings.ReplaceAll(`// Package p is.
//
//hush:registry prefix=A
package p

// T is.
//
//hush:config name=a category=b title="x y
type T struct {
	//hush:field min=1
	F int //hush:field maxx=2
	// hush:field
}

/* T is
 * hush:category
 */
type U int
`, "\n", "\r\n")
	c := collect(t, source)
	assert.Equal(t, []string{"3:1 registry package p: prefix=A", "8:1 config type T: name=a category=b", "10:2 field field F: min=1"}, c.allAnnotations())
	assert.Equal(t, []string{
		`HG003 8:39-8:43 ["x y] the quote " is not closed`,
		`HG004 11:21-11:25 [maxx] //hush:field has no option "maxx": did you mean "max"? => max`,
		`HG001 12:2-12:15 [// hush:field] not read as a directive: write "//hush:field" without the space => //hush:field`,
	}, c.allProblems()[:3])
	require.Len(t, c.problems, 4)
	block := c.fset.Position(c.problems[3].Pos)
	assert.Equal(t, []int{15, 1}, []int{block.Line, block.Column})
	assert.Equal(t, "Package p is.", c.annotations[0].Doc)
}

// Bytes that Go files may not hold still leave a tree to look at.
func TestForbiddenBytes(t *testing.T) {
	for _, source := range []string{
		"package p\n\n//hush:config name=a\x00b category=\xff\xfe title=\"\xff\x00\"\ntype T struct{}\n",
		"package p\n\n//hush:config na\x00me=a cat\xffegory=b\ntype T struct{}\n",
		"package p\n\n//hush:con\xfffig\ntype T struct{}\n",
		"package p\n\n//hush:\x00\n// hush:a\xff\n/*hush:\xff*/\n",
		"package p\n\n//hush:config name=a\r category=\rb\ntype T struct{}\n",
		"package p\n//hush:config\ntype T struct {\n//hush:field\nF",
		"package p\n//hush:factory\nfunc (",
		"package p\n/*hush:config",
		"//hush:registry\n",
		"",
	} {
		fset := token.NewFileSet()
		file, _ := parser.ParseFile(fset, "p.go", source, parser.ParseComments|parser.SkipObjectResolution)
		inside(t, collectFile(source, fset, file), fset.File(file.FileStart))
	}
	escape := collect(t, onDeclaration("category", "name=a \"\x1b[31m\""))
	assert.Equal(t, []string{"HG003 3:24-3:31 [\"\x1b[31m\"] \"\ufffd[31m\" stands alone where KEY or KEY=VALUE is expected"}, escape.allProblems())
	c := collect(t, "package p\n\n//hush:category name=\"\\xff\" title=\"a\\u0000\"\ntype T int\n")
	assert.Equal(t, "\xff", c.annotations[0].Text("name"))
	assert.Equal(t, "a\x00", c.annotations[0].Text("title"))
}

func TestNothingToCollect(t *testing.T) {
	found, problems := annotations.Collect(nil)
	assert.Empty(t, found)
	assert.Empty(t, problems)
	found, problems = annotations.Collect(&ast.File{Name: ast.NewIdent("p")})
	assert.Empty(t, found)
	assert.Empty(t, problems)
}

// A tree that no parser made may lack what the grammar demands.
func TestIncompleteTree(t *testing.T) {
	comment := func(pos token.Pos) *ast.CommentGroup {
		return &ast.CommentGroup{List: []*ast.Comment{{Slash: pos, Text: "//hush:config name=a category=b"}}}
	}
	groups := []*ast.CommentGroup{comment(1), comment(100), comment(200)}
	found, problems := annotations.Collect(&ast.File{
		Name: ast.NewIdent("p"),
		Decls: []ast.Decl{
			&ast.GenDecl{Tok: token.VAR, Specs: []ast.Spec{&ast.ValueSpec{Doc: groups[0]}}},
			&ast.GenDecl{Tok: token.TYPE, Doc: groups[1]},
			&ast.GenDecl{Tok: token.TYPE, Specs: []ast.Spec{&ast.TypeSpec{Name: ast.NewIdent("S"), Type: ast.NewIdent("T"), Doc: groups[2]}}},
			&ast.BadDecl{},
		},
		Comments: groups,
	})
	require.Len(t, found, 1)
	assert.Equal(t, token.Pos(200), found[0].Pos)
	require.Len(t, problems, 2)
	assert.Equal(t, "//hush:config belongs in the doc comment of a struct type, not on a var", problems[0].Message)
}

func times(word string) func(int) string {
	return func(n int) string { return strings.Repeat(word, n) }
}

func around(before string, middle func(int) string, after string) func(int) string {
	return func(n int) string { return before + middle(n) + after }
}

func distinctOptions(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "meta.k%d=%d ", i, i)
	}
	return b.String()
}

const many = 20_000

// Eight times the text takes eight times as long, not sixty-four times.
func TestHugeDirectives(t *testing.T) {
	long := times("xxxxxxxxxx")
	for name, text := range map[string]func(int) string{
		"distinct options": around("name=a category=b ", distinctOptions, ""),
		"the same option":  times("name=a "),
		"unknown options":  times("nam=a "),
		"flags as values":  times("lenient=1 "),
		"wrong keys":       times("Name "),
		"stray quotes":     times(`"a" `),
		"glued quotes":     times(`title="a"b `),
		"open quotes":      times(`title=" `),
		"single quotes":    times(`title=' `),
		"bad escapes":      times(`title="\q" `),
		"spaced equals":    times(`title = `),
		"empty values":     times(`title= `),
		"spaced commas":    around("tags=", times(`a, `), ""),
		"commas":           around("tags=", times(",,,,,,,,,,"), ""),
		"equals":           times("=========="),
		"elements":         around("tags=", times(`"a",b,`), "c"),
		"a long key":       long,
		"a long value":     around("title=", long, ""),
		"a long quoted":    around(`title="`, long, `"`),
		"a long open one":  around(`title="`, long, ""),
		"backslashes":      around(`title="`, times(`\\\\\\\\\\`), ""),
		"spaces":           around("title=", times("          "), "x"),
	} {
		t.Run(name, func(t *testing.T) {
			growth.Linear(t, func(size int) { collectHuge(t, text(size*many/8)) })
		})
	}
}

func collectHuge(t *testing.T, options string) {
	source := onDeclaration("config", options)
	c := collect(t, source)
	require.Len(t, c.annotations, 1)
	longest := 0
	for _, p := range c.problems {
		longest = max(longest, len(p.Message))
	}
	assert.Less(t, longest, 300)
}

func TestHugeFiles(t *testing.T) {
	const n = many / 10
	mega := strings.Repeat("x", 1<<20)
	t.Run("a hundred thousand options", func(t *testing.T) {
		c := collect(t, onDeclaration("category", "name=a "+distinctOptions(100_000)))
		assert.Empty(t, c.problems)
		assert.Len(t, c.annotations[0].Meta(), 100_000)
	})
	t.Run("a megabyte", func(t *testing.T) {
		c := collect(t, onDeclaration("category", `name=a title="`+mega+`"`))
		assert.Empty(t, c.problems)
		assert.Equal(t, mega, c.annotations[0].Text("title"))
	})
	t.Run("a long verb", func(t *testing.T) {
		assert.Len(t, collect(t, "package p\n//hush:"+mega+"\n// hush:"+mega+"\n").problems, 2)
	})
	t.Run("many directives", func(t *testing.T) {
		c := collect(t, "package p\n\n"+strings.Repeat("//hush:factory name=a\n// hush:x\n", n)+"func F() {}\n")
		assert.Len(t, c.annotations, 1)
		assert.Len(t, c.problems, 2*n-1)
	})
	t.Run("many bodies", func(t *testing.T) {
		c := collect(t, "package p\n\n"+strings.Repeat("func F() {\n//hush:factory\n}\n", n))
		assert.Len(t, c.problems, n)
	})
	t.Run("many elements", func(t *testing.T) {
		c := collect(t, onDeclaration("config", "name=a category=b tags="+strings.Repeat(`"a",b,`, many)+"c"))
		assert.Len(t, c.annotations[0].List("tags"), 2*many+1)
	})
}
