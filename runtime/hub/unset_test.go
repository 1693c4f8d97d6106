package hub_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
)

// Whoever passes over unset variables passes over problems with their error:
// nothing else may be left that only they brought about.
func TestNothingFollowsFromUnsetVariables(t *testing.T) {
	for name, text := range map[string]string{
		"type":               "llm:a: {type: '${X}', oops: 1}",
		"class":              "llm:a: {_class: '${X}', oops: 1}",
		"type of a category": "metric: {type: '${X}'}",
		"reference":          "llm:a: {type: echo, needs: '${X}'}",
		"lazy reference":     "llm:a: {type: echo, later: 'llm:${X}'}",
		"list":               "llm:a: {type: echo, those: ['${X}', b]}\nllm:b: {type: echo}",
		"circle":             "llm:a: {type: echo, needs: b}\nllm:b: {type: echo, needs: '${X}'}",
		"text":               "llm:a: {type: echo, text: '${X}'}",
		"twice":              "llm:a: {type: echo, text: &x '${X}'}\nllm:b: {type: echo, text: *x}",
	} {
		t.Run(name, func(t *testing.T) {
			err := openError(t, hub.Env(nil), file(t, text+"\n"))
			config, ok := errors.AsType[*hush.ConfigError](err)
			require.True(t, ok)
			for _, problem := range config.Problems {
				unset, ok := errors.AsType[*hush.UnsetVariableError](problem)
				require.True(t, ok, problem)
				assert.Equal(t, "X", unset.Name)
			}
		})
	}
}

// In a tree without positions the path alone tells what follows.
func TestNothingFollowsWithoutPositions(t *testing.T) {
	source := memory.New("test", hush.Values{"llm:a": hush.Values{
		"type": "echo", "those": hush.Values{"x": 1}, "needs": []any{"${X}"}, "text": "${X}",
	}})
	assert.EqualError(t, openError(t, hub.Env(nil), hub.From(source)),
		`test: llm:a.needs: expected the name of a resource in category llm, found a list
test: llm:a.needs[0]: variable X is not set; ${X:-…} gives a default
test: llm:a.text: variable X is not set; ${X:-…} gives a default
test: llm:a.those: expected a list, found a mapping`)
}

func TestVariablesOfBlockScalars(t *testing.T) {
	h := open(t, hub.Env(map[string]string{"A": "alpha", "B": "beta\n"}), file(t, `
store:
  literal:
    url: |
      ${A}
       $${A} ${B}
  folded:
    url: >-
      ${A}
      ${UNSET:-default}
`))
	literal, _ := h.Node("store:literal")
	assert.Equal(t, "alpha\n ${A} beta\n\n", literal.Get("url").Text())
	folded, _ := h.Node("store:folded")
	assert.Equal(t, "alpha default", folded.Get("url").Text())
	assert.Equal(t, hush.KindPlain, folded.Get("url").Kind())
}

func TestMessagesOfVariablesStayShort(t *testing.T) {
	long := "X" + string(make([]byte, 0, 1000))
	for len(long) < 1000 {
		long += "X"
	}
	err := openError(t, hub.Env(nil), hub.From(memory.New("test", hush.Values{
		"store:a": hush.Values{"url": "${" + long + "}"},
		"store:b": hush.Values{"url": "${file:a\nb\u202e}"},
	})))
	config, _ := errors.AsType[*hush.ConfigError](err)
	require.Len(t, config.Problems, 2)
	assert.Less(t, len(config.Problems[0].Message), 500)
	unset, _ := errors.AsType[*hush.UnsetVariableError](config.Problems[0])
	assert.Equal(t, long, unset.Name)
	assert.Equal(t, `test: store:b.url: can't read the file "a\nb\u202e": no such file or directory`, config.Problems[1].Error())
}
