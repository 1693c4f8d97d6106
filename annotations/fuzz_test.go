package annotations_test

import (
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/annotations"
)

// FuzzCollect reads any bytes as a whole file and as the options of each
// verb. Nothing panics, every position lies inside the file, and what was
// read is read again from its canonical form.
func FuzzCollect(f *testing.F) {
	for _, seed := range []string{
		"package p\n\n//hush:config name=a category=b\ntype T struct {\n\tF int //hush:field default=a,\"b c\"\n}\n",
		"//hush:registry packages=./...\npackage p\n\nfunc F() {\n\t// hush:factory\n}\n",
		"package p\n\ntype (\n\t/* hush:Config */\n\tT interface{ M() } //hush:category\n)\n",
		`name=a title="b\"c" tags=x,"y z",` + "`w`" + ` preferred`,
		`default=,a,"" enum min=1 max = 2 maxlen= 3 secret=x 'a b' "c`,
		"name=\xff\x00 title=\"\xff\" meta.a=\u00a0 Name=x name:y // z",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		fuzzFile(t, text)
		line, _, _ := strings.Cut(text, "\n")
		for _, verb := range annotations.Verbs() {
			fuzzOptions(t, verb.Name, line)
		}
	})
}

// fuzzFile reports whether the source is a Go file.
func fuzzFile(t *testing.T, source string) (collected, bool) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "p.go", source, parser.ParseComments|parser.SkipObjectResolution)
	c := collectFile(source, fset, file)
	inside(t, c, fset.File(file.FileStart))
	return c, err == nil
}

func fuzzOptions(t *testing.T, verb, options string) {
	c, ok := fuzzFile(t, onDeclaration(verb, options))
	if !ok {
		return // bytes that no Go file holds
	}
	require.Len(t, c.annotations, 1)
	first := c.annotations[0]
	if len(first.Options) == 0 {
		return
	}
	var words []string
	for _, o := range first.Options {
		words = append(words, o.String())
	}
	again := collect(t, onDeclaration(verb, strings.Join(words, " ")))
	require.Len(t, again.annotations, 1)
	require.Len(t, again.annotations[0].Options, len(first.Options))
	for i, o := range again.annotations[0].Options {
		sameOption(t, first.Options[i], o)
	}
}

// sameOption compares all but positions.
func sameOption(t *testing.T, a, b annotations.Option) {
	assert.Equal(t, a.Key, b.Key)
	assert.Equal(t, a.HasValue, b.HasValue)
	require.Len(t, b.Values, len(a.Values))
	for i, v := range a.Values {
		assert.Equal(t, v.Text, b.Values[i].Text)
		assert.Equal(t, v.Quoted, b.Values[i].Quoted)
	}
	if len(a.Values) == 1 {
		assert.Equal(t, a.Value, a.Values[0])
	}
}

// inside checks that every position lies in the file and no range is reversed.
func inside(t *testing.T, c collected, file *token.File) {
	t.Helper()
	check := func(positions ...token.Pos) {
		before := token.Pos(file.Base())
		for _, pos := range positions {
			require.GreaterOrEqual(t, pos, before)
			before = pos
		}
		require.LessOrEqual(t, before, token.Pos(file.Base()+file.Size()))
	}
	for _, p := range c.problems {
		check(p.Pos, p.End)
		assert.Less(t, p.Pos, p.End)
		assert.NotEmpty(t, p.Code)
		assert.NotEmpty(t, p.Message)
		assert.NotContains(t, p.Message, "\n")
		for _, r := range p.Related {
			check(r.Pos)
		}
	}
	for _, a := range c.annotations {
		check(a.Pos, a.End)
		assert.NotNil(t, a.Node)
		for _, o := range a.Options {
			check(a.Pos, o.KeyPos, o.KeyEnd)
			if !o.HasValue {
				continue
			}
			check(o.KeyEnd, o.ValuePos, o.ValueEnd)
			for _, v := range o.Values {
				check(o.ValuePos, v.Pos, v.End, o.ValueEnd)
			}
		}
	}
}
