package hub_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
)

// reloads opens a hub and returns a function that reloads it and returns which
// resources changed.
func reloads(t *testing.T, options ...hub.Option) (*hub.Hub, func() []hush.Key) {
	t.Helper()
	var last hub.Event
	h := open(t, append(options, hub.Observe(func(e hub.Event) {
		if e.Kind == hub.EventReloaded {
			last = e
		}
	}))...)
	return h, func() []hush.Key {
		t.Helper()
		require.NoError(t, h.Reload(t.Context()))
		return last.Changed
	}
}

// An instance is made of what was checked, whatever happens in between.
func TestInstancesAreMadeOfWhatWasChecked(t *testing.T) {
	options := file(t, "llm:a: {type: echo}\nllm:b: {type: echo}\n")
	write(t, "secret", "checked\n")
	t.Setenv("TEXT_FILE", "secret")
	h, reload := reloads(t, options)
	write(t, "secret", "changed\n")
	assert.Equal(t, "checked", answer(t, h, "a"))
	require.NoError(t, os.Remove("secret"))
	t.Setenv("TEXT_FILE", "")
	t.Setenv("TEXT", "changed")
	assert.Equal(t, "checked", answer(t, h, "b"))

	assert.Equal(t, []hush.Key{{Category: "llm", Name: "a"}, {Category: "llm", Name: "b"}}, reload())
	assert.Equal(t, "changed", answer(t, h, "a"))
	require.NoError(t, os.Unsetenv("TEXT"))
	assert.Len(t, reload(), 2, "set and unset differ")
	t.Setenv("TEXT", "late")
	assert.Empty(t, answer(t, h, "a"), "it was not set when that was checked")
}

func TestWhatCountsAsAChange(t *testing.T) {
	const first = `
llm:a: {type: echo, text: "${WORD}", those: []}
llm:empty: {type: echo}
store: {default: }
`
	for name, test := range map[string]struct {
		text string
		want []string
	}{
		"nothing":           {first, nil},
		"another place":     {"# comment\nstore:\n  default: # null\nllm:\n  empty: {type: echo}\n  a:\n    type: echo\n    text: ${WORD}\n    those: []\n", nil},
		"another order":     {"llm:a: {those: [], text: \"${WORD}\", type: echo}\nllm:empty: {type: echo}\nstore: {default: {}}\n", nil},
		"another way":       {"llm:a: {type: echo, text: word, those: []}\nllm:empty: {type: echo}\nstore: {default: }\n", nil},
		"by its default":    {"llm:a: {type: echo, text: \"${NOTHING:-word}\", those: []}\nllm:empty: {type: echo}\nstore: {default: }\n", nil},
		"another value":     {"llm:a: {type: echo, text: sword, those: []}\nllm:empty: {type: echo}\nstore: {default: }\n", []string{"a"}},
		"an explicit empty": {"llm:a: {type: echo, text: \"${WORD}\"}\nllm:empty: {type: echo}\nstore: {default: }\n", []string{"a"}},
		"another plugin":    {"llm:a: {type: echo, text: word, those: []}\nllm:empty: {type: anthropic}\nstore: {default: }\n", []string{"empty"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, reload := reloads(t, file(t, first), hub.Env(map[string]string{"WORD": "word", "TEXT": ""}))
			write(t, "resources.yaml", test.text)
			var changed []string
			for _, key := range reload() {
				changed = append(changed, key.Name)
			}
			assert.Equal(t, test.want, changed)
		})
	}
}

// A changed file changes only those who read it.
func TestChangesOfFiles(t *testing.T) {
	options := file(t, `
llm:a: {type: echo, text: "${file:one}"}
llm:b: {type: echo, text: b}
llm:c: {type: anthropic}
llm:d: {type: anthropic, text: d}
`)
	write(t, "one", "1")
	write(t, "two", "2")
	h, reload := reloads(t, options, hub.Env(map[string]string{"TEXT_FILE": "two"}))
	assert.Equal(t, "1", answer(t, h, "a"))
	assert.Equal(t, "2", answer(t, h, "c"))
	write(t, "one", "one\n")
	assert.Equal(t, []hush.Key{{Category: "llm", Name: "a"}}, reload())
	assert.Equal(t, "one", answer(t, h, "a"))
	write(t, "two", "two\n")
	assert.Equal(t, []hush.Key{{Category: "llm", Name: "c"}}, reload())
	assert.Equal(t, "two", answer(t, h, "c"))
	assert.Empty(t, reload())
}
