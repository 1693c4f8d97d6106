package annotations_test

import (
	"go/token"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/annotations"
)

// one collects the single annotation of a directive, problems or not.
func one(t *testing.T, verb, options string) (collected, annotations.Annotation) {
	t.Helper()
	c := collect(t, onDeclaration(verb, options))
	require.Len(t, c.annotations, 1)
	return c, c.annotations[0]
}

func TestAccessors(t *testing.T) {
	c, a := one(t, "config", `name=n category=c tags=x,"y z" preferred title="A \"B\"" meta.b=2 meta.a=1 stability=odd`)
	require.Len(t, c.problems, 1)

	assert.Equal(t, "3:1-3:14 [//hush:config]", c.at(a.Pos, a.End))
	assert.True(t, a.Has("preferred"))
	assert.False(t, a.Has("lenient"))
	assert.Equal(t, `A "B"`, a.Text("title"))
	assert.Equal(t, `x,"y z"`, a.Text("tags"))
	assert.Empty(t, a.Text("preferred"))
	assert.Empty(t, a.Text("version"))
	assert.Len(t, a.List("tags"), 2)
	assert.Len(t, a.List("name"), 1)
	assert.Nil(t, a.List("preferred"))
	assert.Nil(t, a.List("aliases"))

	o, ok := a.Option("category")
	assert.True(t, ok)
	assert.Equal(t, "c", o.Value.Text)
	_, ok = a.Option("override")
	assert.False(t, ok)

	assert.True(t, a.Faulty("stability"))
	assert.False(t, a.Has("stability"))
	assert.False(t, a.Faulty("name"))
	assert.False(t, a.Faulty("version"))

	var meta []string
	for _, o := range a.Meta() {
		meta = append(meta, o.Key+"="+o.Value.Text)
	}
	assert.Equal(t, []string{"meta.a=1", "meta.b=2"}, meta)
}

// The zero Annotation has nothing.
func TestNoAnnotation(t *testing.T) {
	var a annotations.Annotation
	assert.False(t, a.Has("name"))
	assert.False(t, a.Faulty("name"))
	assert.Empty(t, a.Meta())
	assert.Equal(t, "nothing", a.Target.String())
	assert.Equal(t, "nothing", annotations.Target(99).String())
	assert.Equal(t, "field", annotations.TargetField.String())
}

// shown is everything that an option says of its value.
type shown struct {
	key, whole string
	text       string
	quoted     bool
	values     []string
}

func show(c collected, o annotations.Option) shown {
	s := shown{key: c.at(o.KeyPos, o.KeyEnd), text: o.Value.Text, quoted: o.Value.Quoted}
	if o.HasValue {
		s.whole = c.at(o.ValuePos, o.ValueEnd)
	}
	for _, v := range o.Values {
		text := c.at(v.Pos, v.End) + " " + v.Text
		if v.Quoted {
			text += " quoted"
		}
		s.values = append(s.values, text)
	}
	return s
}

// Options of a field begin at 4:14, their values here at 4:22.
func TestDefaultIsReadBothWays(t *testing.T) {
	for text, want := range map[string]shown{
		`a`:         {whole: "4:22-4:23 [a]", text: "a", values: []string{"4:22-4:23 [a] a"}},
		`"a,b"`:     {whole: `4:22-4:27 ["a,b"]`, text: "a,b", quoted: true, values: []string{`4:22-4:27 ["a,b"] a,b quoted`}},
		`a,b`:       {whole: "4:22-4:25 [a,b]", text: "a,b", values: []string{"4:22-4:23 [a] a", "4:24-4:25 [b] b"}},
		`a,"b c"`:   {whole: `4:22-4:29 [a,"b c"]`, text: `a,"b c"`, values: []string{"4:22-4:23 [a] a", `4:24-4:29 ["b c"] b c quoted`}},
		"`\"`,\"\"": {whole: "4:22-4:28 [`\"`,\"\"]", text: "`\"`,\"\"", values: []string{"4:22-4:25 [`\"`] \" quoted", `4:26-4:28 [""]  quoted`}},
		`a,`:        {whole: "4:22-4:24 [a,]", text: "a,", values: []string{"4:22-4:23 [a] a", "4:24-4:24 [] "}},
		`,`:         {whole: "4:22-4:23 [,]", text: ",", values: []string{"4:22-4:22 [] ", "4:23-4:23 [] "}},
		`""`:        {whole: `4:22-4:24 [""]`, text: "", quoted: true, values: []string{`4:22-4:24 [""]  quoted`}},
		`é,2`:       {whole: "4:22-4:26 [é,2]", text: "é,2", values: []string{"4:22-4:24 [é] é", "4:25-4:26 [2] 2"}},
	} {
		t.Run(text, func(t *testing.T) {
			c, a := one(t, "field", "default="+text+" required")
			require.Empty(t, c.allProblems())
			require.Len(t, a.Options, 2)
			want.key = "4:14-4:21 [default]"
			assert.Equal(t, want, show(c, a.Options[0]))
			assert.Equal(t, shown{key: c.at(a.Options[1].KeyPos, a.Options[1].KeyEnd)}, show(c, a.Options[1]))
			assert.Equal(t, token.NoPos, a.Options[1].ValuePos)
		})
	}
}

func TestSingleValueDoesNotSplit(t *testing.T) {
	c, a := one(t, "config", `name=n category=c title=a,b version="1,2"`)
	require.Empty(t, c.allProblems())
	assert.Equal(t, shown{key: "3:33-3:38 [title]", whole: "3:39-3:42 [a,b]", text: "a,b",
		values: []string{"3:39-3:42 [a,b] a,b"}}, show(c, a.Options[2]))
	assert.Equal(t, shown{key: "3:43-3:50 [version]", whole: `3:51-3:56 ["1,2"]`, text: "1,2", quoted: true,
		values: []string{`3:51-3:56 ["1,2"] 1,2 quoted`}}, show(c, a.Options[3]))
}
