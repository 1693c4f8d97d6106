package typed_test

import (
	"context"
	"go/ast"
	"go/token"
	"go/types"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/discover"
	"github.com/hushgen/hushgen/generator/typed"
)

func TestSource(t *testing.T) {
	dir := tree(t, `
-- z.go --
package plugins

import (
	"context"

	"example.com/m/llm"
)

//hush:factory
func New(ctx context.Context) (*llm.Echo, error) { return undefined }
-- a.go --
package plugins

// T is documented.
type T struct{ Name string }
-- llm/llm.go --
package llm

import "io"

type Echo struct{ Reader io.Reader }

func (*Echo) Say() io.Writer
`)
	loader := loader(t, offline(dir))
	pkg := load(t, loader, "")
	assert.Equal(t, "example.com/m", pkg.Path)
	assert.Equal(t, "plugins", pkg.Name)
	assert.Equal(t, dir, pkg.Dir)
	assert.Equal(t, "plugins", pkg.Listed.Name)
	assert.Empty(t, problems(dir, pkg), "bodies aren't looked at")
	require.Len(t, pkg.Files, 2)
	assert.Equal(t, filepath.Join(dir, "a.go"), loader.FileSet().Position(pkg.Files[0].Package).Filename)
	assert.Equal(t, "T is documented.\n", pkg.Files[0].Decls[0].(*ast.GenDecl).Doc.Text())

	function := pkg.Types.Scope().Lookup("New").(*types.Func)
	assert.Equal(t, "func(ctx context.Context) (*example.com/m/llm.Echo, error)", function.Signature().String())
	declared := pkg.Files[1].Decls[1].(*ast.FuncDecl)
	assert.Same(t, function, pkg.Info.Defs[declared.Name])
	assert.NotEmpty(t, declared.Body.List, "annotated packages keep their bodies")

	other := load(t, loader, "llm")
	assert.Same(t, other.Types.Scope().Lookup("Echo").Type(),
		function.Signature().Results().At(0).Type().(*types.Pointer).Elem(), "one identity")
	assert.Same(t, pkg, load(t, loader, ""))
}

func TestLoadReportsEachProblemAtItsPlace(t *testing.T) {
	for name, test := range map[string]struct {
		archive, folder string
		want            []string
	}{
		"missing import": {"-- a.go --\npackage a\n\nimport \"fmtt\"\n\nvar X fmtt.Stringer\n", "",
			[]string{"a.go:3:8: could not import fmtt (package fmtt is not in std (" + filepath.Join(goroot(t), "src", "fmtt") + "))"}},
		"missing import that nothing uses": {"-- a.go --\npackage a\n\nimport _ \"example.com/m/none\"\n", "",
			[]string{"a.go:3:10: could not import example.com/m/none (cannot find module providing package example.com/m/none: module lookup disabled by GOPROXY=off)"}},
		"import cycle": {"-- a/a.go --\npackage a\n\nimport \"example.com/m/b\"\n\ntype T struct{ B *b.T }\n-- b/b.go --\npackage b\n\nimport \"example.com/m/a\"\n\ntype T struct{ A *a.T }\n", "b",
			[]string{"b/b.go:3:8: could not import example.com/m/a (import cycle: example.com/m/a imports example.com/m/b imports example.com/m/a)"}},
		"import of itself": {"-- a/a.go --\npackage a\n\nimport \"example.com/m/a\"\n\ntype T struct{ B *a.T }\n", "a",
			[]string{"a/a.go:3:8: could not import example.com/m/a (import cycle: example.com/m/a imports example.com/m/a)"}},
		"type errors": {"-- a.go --\npackage a\n\ntype B struct{ F missing }\n\nvar X int = \"x\"\n", "",
			[]string{"a.go:3:18: undefined: missing", "a.go:5:13: cannot use \"x\" (untyped string constant) as int value in variable declaration"}},
		"two package names": {"-- a.go --\npackage a\n-- b.go --\npackage b\n", "", []string{"b.go:1:1: package b; expected package a"}},
		"unused import":     {"-- a.go --\npackage a\n\nimport \"net/http\"\n", "", []string{}},
		"cgo":               {"-- a.go --\npackage a\n\n// struct s { int x; };\nimport \"C\"\n\ntype T struct{ S *C.struct_s }\n\nfunc F(C.int) *T { return nil }\n", "", []string{}},
		"empty file":        {"-- a.go --\npackage a\n\ntype T int\n-- b.go --\n\n", "", []string{"b.go:1:1: the file is empty, expected a package clause"}},
		"byte order mark":   {"-- a.go --\n\ufeffpackage a\r\n\r\nvar X missing\r\n", "", []string{"a.go:3:7: undefined: missing"}},
		"generics":          {"-- a.go --\npackage a\n\ntype L[T any] []T\n\nvar X L[int]\n\nfunc F[T any](L[T]) {}\n", "", []string{}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := tree(t, test.archive)
			loader := loader(t, offline(dir, "CGO_ENABLED=1"))
			assert.Equal(t, test.want, problems(dir, load(t, loader, test.folder)))
		})
	}
}

func TestLoadKeepsTheRestOfABrokenFile(t *testing.T) {
	dir := tree(t, "-- a.go --\npackage a\n\ntype A struct{ B *B }\n\nfunc {\n}\n\ntype B struct{ A A }\n")
	pkg := load(t, loader(t, offline(dir)), "")
	assert.Equal(t, "a.go:5:6: expected 'IDENT', found '{'", shorten(dir, pkg.SyntaxErrors[0].Error()))
	assert.NotNil(t, pkg.Types.Scope().Lookup("A"))
}

func TestLoadWithoutGeneratedFile(t *testing.T) {
	for name, generated := range map[string]string{
		"missing":         "",
		"broken":          "package p\n\nfunc {{{\n",
		"conflict at top": "<<<<<<< HEAD\npackage p\n=======\npackage p\n>>>>>>> x\n",
		"renamed package": "package old\n\nvar Registry int\n",
		"stale cycle":     "package p\n\nimport \"example.com/m/q\"\n\nvar Registry q.T\n",
	} {
		t.Run(name, func(t *testing.T) {
			dir := tree(t, `
-- p/hush_gen.go --
`+generated+`
-- p/p.go --
package p

type T int

var X = Registry
-- q/q.go --
package q

import "example.com/m/p"

type T = p.T

var Y = p.Registry
`)
			loader := loader(t, offline(dir))
			assert.Equal(t, []string{"p/p.go:5:9: undefined: Registry"}, problems(dir, load(t, loader, "p")))
			assert.Equal(t, []string{"q/q.go:7:11: undefined: p.Registry"}, problems(dir, load(t, loader, "q")))
			assert.Equal(t, "p", load(t, loader, "p").Name)
		})
	}
}

func TestSourceErrors(t *testing.T) {
	dir := tree(t, "-- a.go --\npackage a\n\nimport _ \"fmtt\"\n")
	loader := loader(t, offline(dir))
	_, err := loader.Source("example.com/none")
	assert.EqualError(t, err, "load package example.com/none: it isn't among the listed packages")
	_, err = loader.Source("fmtt")
	assert.EqualError(t, err, "load package fmtt: package fmtt is not in std ("+filepath.Join(goroot(t), "src", "fmtt")+")")
}

func TestOnlyGeneratedFile(t *testing.T) {
	dir := tree(t, "-- p/hush_gen.go --\npackage p\n-- q/q.go --\npackage q\n\nimport \"example.com/m/p\"\n\nvar X p.T\n")
	loader := loader(t, offline(dir))
	pkg := load(t, loader, "p")
	assert.Empty(t, pkg.Files)
	assert.Equal(t, "p", pkg.Types.Name())
	assert.Equal(t, []string{"q/q.go:5:9: undefined: p.T"}, problems(dir, load(t, loader, "q")))
}

func TestImportsOfBodiesAreNotLoaded(t *testing.T) {
	dir := tree(t, `
-- a.go --
package a

import (
	"example.com/m/body"
	"example.com/m/decl"
	renamed "example.com/m/literal"
)

type T struct{ D decl.T }

var F = func() decl.T { return renamed.X }

func (T) M() any { return body.X }
-- body/body.go --
package body

var X missing
-- literal/literal.go --
package odd

var X missing
-- decl/decl.go --
package decl

type T int
`)
	fset := token.NewFileSet()
	parser := discover.NewParser(fset, nil)
	listing, err := discover.List(t.Context(), offline(dir), "./...")
	require.NoError(t, err)
	pkg, err := typed.NewLoader(fset, listing, typed.WithParser(parser)).Source("example.com/m")
	require.NoError(t, err)
	assert.Empty(t, problems(dir, pkg))
	var parsed []string
	for file := range fset.Iterate {
		parsed = append(parsed, shorten(dir, file.Name()))
	}
	assert.Equal(t, []string{"a.go", "decl/decl.go"}, parsed)
}

func TestWithParserSharesNodes(t *testing.T) {
	dir := tree(t, "-- a.go --\npackage a\n\n//hush:config\ntype T struct{}\n")
	fset := token.NewFileSet()
	parser := discover.NewParser(fset, nil)
	files, err := parser.Parse(t.Context(), filepath.Join(dir, "a.go"))
	require.NoError(t, err)
	listing, err := discover.List(t.Context(), offline(dir), ".")
	require.NoError(t, err)
	pkg, err := typed.NewLoader(fset, listing, typed.WithParser(parser)).Source("example.com/m")
	require.NoError(t, err)
	name := files[0].AST.Decls[0].(*ast.GenDecl).Specs[0].(*ast.TypeSpec).Name
	assert.Same(t, pkg.Types.Scope().Lookup("T"), pkg.Info.Defs[name])
}

func TestSizesFollowTheArchitecture(t *testing.T) {
	dir := tree(t, "-- a.go --\npackage a\n\nconst Big int = 1 << 40\n")
	assert.Empty(t, problems(dir, load(t, loader(t, offline(dir, "GOARCH=amd64")), "")))
	assert.Equal(t, []string{"a.go:3:17: cannot use 1 << 40 (untyped int constant 1099511627776) as int value in constant declaration (overflows)"},
		problems(dir, load(t, loader(t, offline(dir, "GOARCH=386")), "")))
}

func TestLanguageVersionIsTheModules(t *testing.T) {
	dir := tree(t, "-- go.mod --\nmodule example.com/m\n\ngo 1.17\n-- a.go --\npackage a\n\ntype L[T any] []T\n")
	found := problems(dir, load(t, loader(t, offline(dir)), ""))
	require.NotEmpty(t, found)
	assert.Contains(t, found[0], "requires go1.18 or later")
}

// The standard library has every trick: vendored imports, cgo, dot imports,
// linknames, generics, assembly. Its declarations check without an error.
func TestStandardLibrary(t *testing.T) {
	dir := tree(t, "-- a.go --\npackage a\n\nimport (\n\t_ \"net/http\"\n\t_ \"database/sql\"\n\t_ \"go/types\"\n\t_ \"os/user\"\n\t_ \"log/slog\"\n)\n")
	loader := loader(t, offline(dir))
	paths := []string{"net/http", "database/sql", "go/types", "os/user", "log/slog", "vendor/golang.org/x/net/http/httpguts", "runtime", "unsafe"}
	packages, err := loader.Load(t.Context(), paths...)
	require.NoError(t, err)
	for i, pkg := range packages {
		assert.Equal(t, paths[i], pkg.Path)
		assert.Empty(t, problems(dir, pkg), paths[i])
		assert.True(t, pkg.Types.Complete())
	}
}

func TestLoadTwiceGivesTheSame(t *testing.T) {
	var archive strings.Builder
	for _, letter := range "abcdefgh" {
		archive.WriteString("-- " + string(letter) + ".go --\npackage p\n\ntype " + strings.ToUpper(string(letter)) + " struct{ X " +
			strings.ToUpper(string("bcdefgha"[letter-'a'])) + " }\n\nvar v missing\n")
	}
	dir := tree(t, archive.String())
	listing, err := discover.List(t.Context(), offline(dir), ".")
	require.NoError(t, err)
	run := func() []string {
		return problems(dir, load(t, typed.NewLoader(token.NewFileSet(), listing), ""))
	}
	first := run()
	assert.NotEmpty(t, first)
	for range 20 {
		assert.Equal(t, first, run())
	}
}

func TestLoaderConcurrently(t *testing.T) {
	dir := tree(t, "-- a/a.go --\npackage a\n\nimport \"io\"\n\ntype T struct{ io.Reader }\n-- b/b.go --\npackage b\n\nimport \"example.com/m/a\"\n\ntype T struct{ a.T }\n")
	loader := loader(t, offline(dir))
	before := runtime.NumGoroutine()
	var group sync.WaitGroup
	for i := range 16 {
		group.Go(func() {
			pkg, err := loader.Source("example.com/m/" + string("ab"[i%2]))
			assert.NoError(t, err)
			assert.Empty(t, pkg.Errors)
		})
	}
	group.Wait()
	assert.Eventually(t, func() bool { return runtime.NumGoroutine() <= before+1 }, 5*time.Second, 5*time.Millisecond)
}

func TestLoadCancelled(t *testing.T) {
	dir := tree(t, "-- a.go --\npackage a\n")
	loader := loader(t, offline(dir))
	before := runtime.NumGoroutine()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := loader.Load(ctx, "example.com/m")
	assert.EqualError(t, err, "load packages: context canceled")
	assert.Eventually(t, func() bool { return runtime.NumGoroutine() <= before+1 }, 5*time.Second, 5*time.Millisecond)
	assert.Empty(t, load(t, loader, "").Errors, "a cancelled load leaves nothing half done")
}
