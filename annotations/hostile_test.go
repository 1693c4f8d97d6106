package annotations_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/annotations"
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
	F int //hush:field maks=2
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
		`HG004 11:21-11:25 [maks] //hush:field has no option "maks": did you mean "max"? => max`,
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

// The longest of these is read in a fraction of the time allowed; quadratic
// work on a million bytes would take minutes.
func TestHugeInputs(t *testing.T) {
	const n = 100_000
	words := func(word string) string { return strings.Repeat(word+" ", n) }
	var distinct strings.Builder
	for i := range n {
		fmt.Fprintf(&distinct, "meta.k%d=%d ", i, i)
	}
	mega := strings.Repeat("x", 1<<20)
	for name, text := range map[string]string{
		"distinct options": "name=a category=b " + distinct.String(),
		"the same option":  words("name=a"),
		"unknown options":  words("nam=a"),
		"flags as values":  words("lenient=1"),
		"wrong keys":       words("Name"),
		"stray quotes":     words(`"a"`),
		"glued quotes":     words(`title="a"b`),
		"open quotes":      words(`title="`),
		"single quotes":    words(`title='`),
		"bad escapes":      words(`title="\q"`),
		"spaced equals":    words(`title = `),
		"empty values":     words(`title=`),
		"spaced commas":    "tags=" + words(`a,`),
		"commas":           "tags=" + strings.Repeat(",", 1<<20),
		"equals":           strings.Repeat("=", 1<<20),
		"elements":         "tags=" + strings.Repeat(`"a",b,`, n) + "c",
		"a long key":       mega,
		"a long value":     "title=" + mega,
		"a long quoted":    `title="` + mega + `"`,
		"a long open one":  `title="` + mega,
		"backslashes":      `title="` + strings.Repeat(`\`, 1<<20),
		"spaces":           "title=" + strings.Repeat(" ", 1<<20) + "x",
	} {
		t.Run(name, func(t *testing.T) {
			source := onDeclaration("config", text)
			began := time.Now()
			c := collect(t, source)
			assert.Less(t, time.Since(began), 10*time.Second)
			require.Len(t, c.annotations, 1)
			for _, p := range c.problems {
				require.Less(t, len(p.Message), 1000)
			}
		})
	}
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
		c := collect(t, onDeclaration("config", "name=a category=b tags="+strings.Repeat(`"a",b,`, n)+"c"))
		assert.Len(t, c.annotations[0].List("tags"), 2*n+1)
	})
}
