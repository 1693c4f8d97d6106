package resolve

import (
	"go/token"
	"go/types"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/model"
)

func TestCamel(t *testing.T) {
	for name, want := range map[string]string{
		"llm": "LLM", "ai-provider": "AIProvider", "git-platform": "GitPlatform", "redis": "Redis", "v1.models": "V1Models",
		"http-api": "HTTPAPI", "sqlite": "Sqlite", "sql": "SQL", "user-id": "UserID", "x": "X", "4u": "4u", "": "",
	} {
		assert.Equal(t, want, camel(name), name)
	}
}

func TestTitle(t *testing.T) {
	for name, want := range map[string]string{
		"llm": "Llm", "ai-provider": "Ai Provider", "gpt-4.1": "Gpt 4.1", "whisper-tiny": "Whisper Tiny", "": "",
	} {
		assert.Equal(t, want, title(name), name)
	}
}

func TestGoName(t *testing.T) {
	for _, c := range []struct{ name, contract, option, want string }{
		{"llm", "LLM", "", "LLM"},
		{"datastore", "DataStore", "", "DataStore"},
		{"data-store", "Datastore", "", "Datastore"},
		{"redis", "Client", "", "Redis"},
		{"llm", "llm", "", "LLM"}, // not exported
		{"llm", "", "", "LLM"},    // not declared
		{"llm", "LLM", "Models", "Models"},
	} {
		assert.Equal(t, c.want, declared(c.name, c.contract, c.option).goName(), c)
	}
}

func declared(name, contract, option string) *category {
	c := &category{name: name}
	if contract != "" {
		c.object = types.NewTypeName(token.NoPos, nil, contract, types.Typ[types.Int])
		c.note = &annotations.Annotation{}
	}
	if option != "" {
		c.note.Options = []annotations.Option{{Key: "go", HasValue: true, Value: annotations.Value{Text: option}}}
	}
	return c
}

func TestLiteral(t *testing.T) {
	for _, c := range []struct {
		kind          model.Kind
		bits          int
		text          string
		goText, shown string
		expected      string
	}{
		{kind: model.Bool, text: "true", goText: "true", shown: "true"},
		{kind: model.Bool, text: "yes", expected: "true or false"},
		{kind: model.Int, text: "-0x10", goText: "-16", shown: "-16"},
		{kind: model.Int, text: "1_000", goText: "1000", shown: "1000"},
		{kind: model.Int, bits: 8, text: "128", expected: "an integer from -128 to 127"},
		{kind: model.Int, bits: 8, text: "1.5", expected: "an integer"},
		{kind: model.Int, text: "-9223372036854775808", goText: "-9223372036854775808", shown: "-9223372036854775808"},
		{kind: model.Uint, bits: 16, text: "65536", expected: "an integer from 0 to 65535"},
		{kind: model.Uint, text: "-1", expected: "an integer from 0 to 18446744073709551615"},
		{kind: model.Uint, text: "x", expected: "an integer"},
		{kind: model.Uint, text: "18446744073709551615", goText: "18446744073709551615", shown: "18446744073709551615"},
		{kind: model.Float, bits: 64, text: "1e3", goText: "1000", shown: "1000"},
		{kind: model.Float, bits: 32, text: "0.1", goText: "0.1", shown: "0.1"},
		{kind: model.Float, bits: 32, text: "1e39", expected: "a number"},
		{kind: model.Float, bits: 64, text: "inf", expected: "a number"},
		{kind: model.Duration, text: "90s", goText: "90000000000", shown: "1m30s"},
		{kind: model.Duration, text: "5", expected: "a duration such as 30s or 1h30m"},
		{kind: model.String, text: "a\"b\n", goText: `"a\"b\n"`, shown: "a\"b\n"},
	} {
		l, expected := literal(&model.FieldType{Kind: c.kind, Bits: c.bits}, c.text)
		assert.Equal(t, c.expected, expected, c)
		assert.Equal(t, model.Literal{Go: c.goText, Text: c.shown}, l, c)
	}
}

func TestCompare(t *testing.T) {
	order := func(kind model.Kind, a, b string) int {
		return compare(&model.FieldType{Kind: kind}, model.Literal{Go: a}, model.Literal{Go: b})
	}
	assert.Equal(t, -1, order(model.Int, "-10", "9"))
	assert.Equal(t, 1, order(model.Uint, "18446744073709551615", "9223372036854775808"))
	assert.Equal(t, -1, order(model.Float, "0.5", "1e+100"))
	assert.Equal(t, 0, order(model.Duration, "1000", "1000"))
}

func TestMatchesPackage(t *testing.T) {
	r := &resolver{Input: Input{Output: &Unit{Path: "a.com/app/plugins"}}}
	for _, c := range []struct {
		pattern, unit string
		want          bool
	}{
		{".", "a.com/app/plugins", true},
		{"./echo", "a.com/app/plugins/echo", true},
		{"./...", "a.com/app/plugins/echo", true},
		{"./...", "a.com/app/pluginsmore", false},
		{"../llm/...", "a.com/app/llm", true},
		{"../llm", "a.com/app/llm/deep", false},
		{"a.com/...", "a.com/app", true},
		{"a.com/app/e...", "a.com/app/echo/deep", true},
		{"a.com/.../deep", "a.com/app/echo/deep", true},
		{"a.com/app...app", "a.com/app", false},
	} {
		assert.Equal(t, c.want, r.matchesPackage(c.pattern, c.unit), c)
	}
}
