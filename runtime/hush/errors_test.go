package hush_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
)

func TestNotFoundError(t *testing.T) {
	twelve := []string{"l", "k", "j", "i", "h", "g", "f", "e", "d", "c", "b", "a"}
	tests := []struct {
		category, name string
		known          []string
		want           string
	}{
		{"", "x1y", nil, `no thing "x1y"; there is none`},
		{"llm", "x1y", []string{"openai"}, `llm: no thing "x1y"; there is openai`},
		{"llm", "x1y", []string{"openai", "echo"}, `llm: no thing "x1y"; there are echo, openai`},
		{"llm", "x1y9", twelve, `llm: no thing "x1y9"; there are a, b, c, d, e, f, g, h, i, j and 2 more`},
		{"llm", "opnai", []string{"openai", "echo"}, `llm: no thing "opnai"; did you mean openai?`},
		{"llm", "alpha", []string{"alpha2", "alpha1"}, `llm: no thing "alpha"; did you mean alpha1 or alpha2?`},
		{"llm", "alpha", []string{"alpha4", "alpha3", "alpha2", "alpha1"},
			`llm: no thing "alpha"; did you mean alpha1, alpha2 or alpha3?`},
	}
	for _, test := range tests {
		err := hush.NewNotFoundError("thing", test.category, test.name, test.known)
		assert.EqualError(t, err, test.want)
	}
	err := hush.NewNotFoundError("thing", "", "x1y9", twelve)
	assert.Equal(t, []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"}, err.Known)
	assert.Equal(t, 2, err.More)
	assert.Equal(t, "l", twelve[0], "the given names keep their order")
}

func TestConfigError(t *testing.T) {
	require.NoError(t, hush.NewConfigError(nil))
	cause := errors.New("cause")
	at := func(source string, line, column int) hush.Position {
		return hush.Position{Source: source, Line: line, Column: column}
	}
	problems := []hush.Problem{
		{Position: at("b.yaml", 1, 1), Message: "last"},
		{Position: at("a.yaml", 10, 1), Path: "llm:x.b", Message: "line 10"},
		{Position: at("a.yaml", 9, 2), Path: "llm:x.b", Message: "second"},
		{Position: at("a.yaml", 9, 2), Path: "llm:x.a", Message: "z", Err: cause},
		{Position: at("a.yaml", 9, 2), Path: "llm:x.a", Message: "a"},
		{Position: at("a.yaml", 9, 1), Path: "llm:x.z", Message: "first"},
		{Position: at("a.yaml", 9, 1), Path: "llm:x.z", Message: "first"},
		{Message: "no place"},
	}
	err := hush.NewConfigError(problems)
	require.EqualError(t, err, `no place
a.yaml:9:1: llm:x.z: first
a.yaml:9:2: llm:x.a: a
a.yaml:9:2: llm:x.a: z
a.yaml:9:2: llm:x.b: second
a.yaml:10:1: llm:x.b: line 10
b.yaml:1:1: last`)
	require.ErrorIs(t, err, cause)
	var one hush.Problem
	require.ErrorAs(t, err, &one)
	assert.Equal(t, "no place", one.Message)
	assert.Equal(t, "last", problems[0].Message, "the given problems keep their order")
}

func TestErrorTexts(t *testing.T) {
	key := func(name string) hush.Key { return hush.Key{Category: "llm", Name: name} }
	cause := errors.New("no route")
	create := &hush.CreateError{Key: key("gpt-4"), Factory: "openai.New", Err: cause}
	tests := map[string]error{
		"llm:gpt-4: openai.New: no route":                    create,
		"llm:a: taken":                                       &hush.ConflictError{Key: key("a"), Reason: "taken"},
		"resources need each other: llm:a -> llm:b -> llm:a": &hush.CycleError{Keys: []hush.Key{key("a"), key("b")}},
		"resources need each other: llm:a -> llm:a":          &hush.CycleError{Keys: []hush.Key{key("a")}},
		"llm:a: the reference is not bound to a hub":         &hush.UnboundRefError{Key: key("a")},
		"the reference is empty: it names no resource":       &hush.UnboundRefError{},
		"the value is not the config of any plugin":          &hush.ConfigTypeError{},
		"the config is a nil *llm.Config":                    &hush.ConfigTypeError{Type: "*llm.Config", Nil: true},
		"llm: the value is not the config of any plugin":     &hush.ConfigTypeError{Category: "llm"},
	}
	for want, err := range tests {
		assert.EqualError(t, err, want)
	}
	assert.ErrorIs(t, create, cause)
}

func TestAs(t *testing.T) {
	key := hush.Key{Category: "speaker", Name: "a"}
	got, err := hush.As[speaker](key, &echo{"hi"})
	require.NoError(t, err)
	assert.Equal(t, "hi", got.Say())
	for _, wrong := range []any{nil, 3, echo{}} {
		got, err = hush.As[speaker](key, wrong)
		assert.Nil(t, got)
		require.EqualError(t, err, "speaker:a: the instance doesn't have the type of its category")
	}
}

func TestProblemQuotesSourcesWithControlCharacters(t *testing.T) {
	p := hush.Problem{Position: hush.Position{Source: "a\n\x1b.yaml", Line: 1, Column: 2}, Message: "wrong"}
	assert.Equal(t, `"a\n\x1b.yaml":1:2: wrong`, p.Error())
}

// What others wrote is one line of a message.
func TestMessagesAreOneLine(t *testing.T) {
	const bad, tame = "a\n\x1b\xffb", "a  \uFFFDb"
	at := func(constraint func(*hush.Decoder)) error {
		d := hush.NewDecoder(input(document(plain("x", 1, 1))))
		_ = d.Root()
		d.Check([]hush.FieldInfo{{Name: "f"}})
		constraint(d.At(0))
		d.End()
		return d.Finish()
	}
	for want, constraint := range map[string]func(*hush.Decoder){
		`"x" does not match ` + tame:           func(d *hush.Decoder) { d.Mismatch("x", " does not match ", bad) },
		`"x" is not allowed; there is ` + tame: func(d *hush.Decoder) { hush.OneOf(d, "x", bad) },
	} {
		assert.EqualError(t, at(constraint), "r.yaml:1:1: llm:gpt-4.f: "+want)
	}
	d := hush.NewDecoder(input(document(mapping(1, 1))))
	d.Invalid(errors.New(bad))
	assert.EqualError(t, d.Finish(), "r.yaml:1:1: llm:gpt-4: "+tame)
}
