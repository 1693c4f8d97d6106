package resolve

import (
	"go/token"
	"go/types"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/annotations"
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
