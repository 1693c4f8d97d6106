package hub_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
)

// settling says of some resources that their values fit, whatever they are.
type settling struct {
	hub.Source
	settled []hub.Settled
}

func (s settling) Settled() []hub.Settled { return s.settled }

// settled returns a source of wrong values, all said to fit a plugin.
func settled(t *testing.T, text string, keys ...string) settling {
	t.Helper()
	t.Chdir(t.TempDir())
	write(t, "r.yaml", text)
	plugin, ok := llm.Entry("open-ai")
	require.True(t, ok)
	s := settling{Source: yaml("r.yaml")}
	for _, text := range keys {
		key, _ := hush.ParseKey(text)
		s.settled = append(s.settled, hub.Settled{Key: key, Plugin: plugin, Variables: true})
	}
	return s
}

const wrong = "llm:a: {type: gpt, txt: x}\nllm:b: {type: gpt, txt: x}\n"

// What is settled isn't checked by Open or Reload, but by Validate, and by
// whoever makes an instance.
func TestSettled(t *testing.T) {
	source := settled(t, wrong, "llm:a", "llm:b")
	for name, source := range map[string]hub.Source{"plain": source, "isolated": hub.Isolate(source)} {
		t.Run(name, func(t *testing.T) {
			h := open(t, hub.From(source))
			require.NoError(t, h.Reload(t.Context()))
			assert.EqualError(t, h.Validate(t.Context()),
				"r.yaml:1:20: llm:a.txt: unknown field; did you mean text?\nr.yaml:2:20: llm:b.txt: unknown field; did you mean text?")
			_, err := h.Get(t.Context(), "llm:b")
			assert.EqualError(t, err, "r.yaml:2:20: llm:b.txt: unknown field; did you mean text?")
		})
	}
}

// What Open finds without looking at the values, it still finds.
func TestSettledIsLaidOut(t *testing.T) {
	source := settled(t, wrong+"llm:a: {}\nllm:c: {type: echo}\nllm:d: {type: nope}\nllm:e: 1\n", "llm:a", "llm:b", "llm:c", "llm:d", "llm:e")
	assert.EqualError(t, openError(t, hub.From(source)),
		"r.yaml:3:1: llm:a: the key is there already, at r.yaml:1:1\n"+
			`r.yaml:5:15: llm:d.type: no plugin "nope"; there are anthropic, echo, open-ai`+"\n"+
			"r.yaml:6:8: llm:e: want a mapping of settings, found a scalar")
	h := open(t, hub.From(settled(t, "llm:a: {type: gpt, text: x}\nllm:echo:\n", "llm:a", "llm:echo")))
	var notes []string
	for note := range h.Notes() {
		notes = append(notes, note.Error())
	}
	assert.Equal(t, []string{"r.yaml:2:1: llm:echo: plugin echo is deprecated: use openai"}, notes)
}

// A resource is settled for one plugin of one registry, as it stands in this
// source, and as long as its place in the list is right.
func TestSettledForOthers(t *testing.T) {
	const a, b = "r.yaml:1:20: llm:a.txt: unknown field; did you mean text?", "r.yaml:2:20: llm:b.txt: unknown field; did you mean text?"
	both := settled(t, wrong, "llm:a", "llm:b")
	t.Run("overridden plugin", func(t *testing.T) {
		checked := standIn(hush.Info{Category: "llm", Name: "open-ai"})
		h := open(t, hub.From(both), hub.Override(checked))
		assert.Equal(t, "stand-in", answer(t, h, "a"))
	})
	t.Run("another plugin", func(t *testing.T) {
		other := settled(t, "llm:a: {type: anthropic, txt: x}\n", "llm:a")
		assert.EqualError(t, openError(t, hub.From(other)), "r.yaml:1:26: llm:a.txt: unknown field; did you mean text?")
	})
	t.Run("a later source", func(t *testing.T) {
		later := memory.New("later", hush.Values{"llm:a": hush.Values{"type": "gpt", "txt": "x"}})
		assert.EqualError(t, openError(t, hub.From(both, later)), "later: llm:a.txt: unknown field; did you mean text?")
	})
	t.Run("another order", func(t *testing.T) {
		assert.EqualError(t, openError(t, hub.From(settled(t, wrong, "llm:b", "llm:a"))), a)
	})
	t.Run("a key that is not there", func(t *testing.T) {
		assert.EqualError(t, openError(t, hub.From(settled(t, wrong, "llm:x", "llm:a", "llm:b"))), a+"\n"+b)
	})
	t.Run("provided", func(t *testing.T) {
		err := openError(t, hub.From(settled(t, wrong, "llm:a", "llm:b")), hub.Provide("llm:a", Model(&model{})))
		assert.EqualError(t, err, "r.yaml:1:1: llm:a: the program provides this resource itself (hub.Provide)")
	})
}

// Variables are replaced as ever. A text that one leaves empty, and what can't
// be replaced, has the values checked.
func TestSettledVariables(t *testing.T) {
	source := settled(t, "llm:a: {type: gpt, text: \"${A}\", txt: x}\nllm:b: {type: gpt, text: \"-${B:-b}-${A}\"}\n", "llm:a", "llm:b")
	const unknown = "r.yaml:1:34: llm:a.txt: unknown field; did you mean text?"
	h := open(t, hub.From(source), hub.Env(map[string]string{"A": "x"}))
	assert.Equal(t, "-b-x", answer(t, h, "b"))
	assert.EqualError(t, openError(t, hub.From(source), hub.Env(map[string]string{"A": ""})), unknown)
	assert.EqualError(t, openError(t, hub.From(source), hub.Env(nil)),
		"r.yaml:1:26: llm:a.text: variable A is not set; ${A:-…} gives a default\n"+unknown+"\n"+
			"r.yaml:2:26: llm:b.text: variable A is not set; ${A:-…} gives a default")
	node, _ := h.Node("llm:b")
	assert.True(t, node.Get("text").Replaced())
}
