package hub_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
)

// Names that would break a line, or be taken for another path, are quoted. The
// plugin's decoder writes the same path: else its "unknown field" would stand
// beside the problem with the variable, since no line tells that they are one.
func TestPathsOfOddNames(t *testing.T) {
	for name, want := range map[string]string{
		"plain":                  `llm:a.plain`,
		"Größe":                  `llm:a.Größe`,
		"a.b":                    `llm:a["a.b"]`,
		"a b":                    `llm:a["a b"]`,
		"a[0]":                   `llm:a["a[0]"]`,
		"":                       `llm:a[""]`,
		`"quoted"`:               `llm:a["\"quoted\""]`,
		`back\slash`:             `llm:a["back\\slash"]`,
		"x\ny: 1":                `llm:a["x\ny: 1"]`,
		"\x1b[31m":               `llm:a["\x1b[31m"]`,
		"\u202e":                 `llm:a["\u202e"]`,
		strings.Repeat("x", 300): "llm:a." + strings.Repeat("x", 194) + "…",
	} {
		values := hush.Values{"type": "echo", name: "${X}"}
		err := openError(t, hub.Env(nil), hub.From(memory.New("test", hush.Values{"llm:a": values})))
		assert.EqualError(t, err, "test: "+want+": variable X is not set; ${X:-…} gives a default")

		values[name] = 1
		err = openError(t, hub.From(memory.New("test", hush.Values{"llm:a": values})))
		assert.ErrorContains(t, err, "test: "+want+": unknown field; ")

		values[name] = 1i
		err = openError(t, hub.From(memory.New("test", hush.Values{"llm": hush.Values{"a": values}})))
		path := "llm.a" + strings.TrimPrefix(want, "llm:a")
		if len(name) < 100 {
			assert.ErrorContains(t, err, "test: "+path+": a value of type complex128 is not supported")
		}
	}
}
