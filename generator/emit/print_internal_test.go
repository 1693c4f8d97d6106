package emit

import (
	"testing"

	"github.com/dave/jennifer/jen"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/model"
)

// printing is an emitter that knows two packages.
func printing() *emitter {
	e := &emitter{registry: &model.Registry{Package: model.Package{Path: "a.com/app", Name: "app"}}}
	e.imported = map[string]string{hushPath: "hush", "a.com/two/echo": "echo"}
	e.aliases = map[string]string{hushPath: "hush", "a.com/two/echo": "twoecho"}
	e.printers = startPrinters(e)
	e.interrupted = func() bool { return false }
	return e
}

func TestPieces(t *testing.T) {
	e := printing()
	e.declare().Var().Id("a").Op("=").Qual("a.com/app", "Local")
	e.at(place{"llm", "b"}, func() {
		e.comment("b says hush.Nothing of it.")
		e.declare().Var().Id("b").Op("=").Qual("a.com/two/echo", "New").Call(jen.Lit("hush.Plugin")).Dot("hush").Dot("X")
		e.in("linux", func() { e.declare().Const().Id("c").Op("=").Add(hush("Given")) })
		e.declare().Var().Id("d").Int()
	})
	e.declare().Var().Id("e").Int()
	e.begin(section{})
	require.NoError(t, e.printers.wait(e.pieces))
	want := []piece{
		{text: []byte("var a = Local")},
		{section: section{"", place{"llm", "b"}}, text: []byte("// b says hush.Nothing of it.\nvar b = twoecho.New(\"hush.Plugin\").hush.X"), imports: []string{"a.com/two/echo"}},
		{section: section{"linux", place{"llm", "b"}}, text: []byte("const c = hush.Given"), imports: []string{hushPath}},
		{section: section{"", place{"llm", "b"}}, text: []byte("var d int")},
		{text: []byte("var e int")},
	}
	require.Len(t, e.pieces, len(want))
	for i, p := range e.pieces {
		assert.Equal(t, want[i], *p)
	}
}

// A mistake of ours names the declaration, and keeps its source for the report.
func TestSourceError(t *testing.T) {
	e := printing()
	e.declare().Var().Id("fine").Int()
	e.at(place{"llm", "b"}, func() {
		e.declare().Var().Id("hushB").Int()
		e.declare().Func().Params(jen.Op("*").Id("hushMakerB")).Id("Make").Params().Block(jen.Op("]").Add(hush("Given")))
	})
	e.begin(section{})
	err := e.printers.wait(e.pieces)
	var broken *SourceError
	require.ErrorAs(t, err, &broken)
	assert.Equal(t, "func (*hushMakerB) Make", broken.Declaration)
	assert.Equal(t, "package p\n\n\nvar hushB int\n\n\nfunc (* hushMakerB) Make () {\n] hush.Given\n}", string(broken.Source))
	assert.EqualError(t, err, "the generated source of func (*hushMakerB) Make is not valid Go: 8:1: expected statement, found ']'")
}
