package hub_test

import (
	"io/fs"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
)

func TestIsolatedSourcesThatCannotBeRead(t *testing.T) {
	for name, test := range map[string]struct{ tenant, want string }{
		"no YAML": {"llm:a: {", "tenant.yaml:2:1: "},
		"a list":  {"- 1", "tenant.yaml:1:1: "},
	} {
		t.Run(name, func(t *testing.T) {
			h := open(t, layered(t, "llm:main: {type: echo, text: main, later: a}\n", test.tenant))
			assert.Equal(t, "main", answer(t, h, "main"))
			assert.Contains(t, h.Validate(t.Context()).Error(), test.want)
		})
	}
	t.Chdir(t.TempDir())
	h := open(t, hub.From(hub.Isolate(yaml("missing.yaml")), memory.New("main", hush.Values{"llm:main": hush.Values{"type": "echo", "text": "main", "needs": "a"}})))
	require.ErrorIs(t, h.Validate(t.Context()), fs.ErrNotExist)
	_, err := h.Get(t.Context(), "llm:a")
	require.ErrorIs(t, err, fs.ErrNotExist, "the reason why it may not be there")
	var missing *hush.NotFoundError
	require.ErrorAs(t, err, &missing)
	_, err = h.Get(t.Context(), "llm:main")
	require.ErrorAs(t, err, &missing, "references to what may be in the source are no mistakes")
}

// Where a source can tell only a part, that part counts until it tells more.
func TestIsolatedSourceThatTellsAPart(t *testing.T) {
	h := open(t, layered(t, "llm:main: {type: echo, text: main, needs: b}\n", "llm: {a: {type: echo, text: a}}\nllm: {b: {type: echo}}\n"))
	assert.Equal(t, "a", answer(t, h, "a"))
	const twice = "tenant.yaml:2:1: llm: the key is there already, at tenant.yaml:1:1"
	assert.EqualError(t, h.Validate(t.Context()), twice)
	assert.Equal(t, `llm: no resource "b"; did you mean a?; not everything could be read; `+twice, getError(t, h, "llm:b"))
	write(t, "tenant.yaml", "llm: {b: {type: echo, text: b}}\n")
	require.NoError(t, h.Reload(t.Context()))
	assert.False(t, h.Has("llm:a"))
	assert.Equal(t, "main", answer(t, h, "main"))
	write(t, "tenant.yaml", "llm: {a: {type: echo, text: a}}\nllm: {b: {type: echo}}\n")
	require.NoError(t, h.Reload(t.Context()))
	assert.False(t, h.Has("llm:a"), "the last whole one stays")
	assert.Equal(t, "b", answer(t, h, "b"))
}

func TestIsolatedSourceKeepsItsLastSnapshot(t *testing.T) {
	h := open(t, layered(t, "llm:main: {type: echo, text: main}\n", "llm:a: {type: echo, text: one}\nllm:b: {type: echo, oops: 1}\n"))
	before, err := h.Get(t.Context(), "llm:a")
	require.NoError(t, err)
	broken := getError(t, h, "llm:b")
	for _, text := range []string{"llm:a: {", ""} {
		if text == "" {
			require.NoError(t, os.Remove("tenant.yaml"))
		} else {
			write(t, "tenant.yaml", text)
		}
		write(t, "main.yaml", "llm:main: {type: echo, text: changed}\n")
		require.NoError(t, h.Reload(t.Context()))
		assert.Equal(t, "changed", answer(t, h, "main"))
		after, err := h.Get(t.Context(), "llm:a")
		require.NoError(t, err)
		assert.Same(t, before, after)
		assert.Equal(t, broken, getError(t, h, "llm:b"))
		require.Error(t, h.Validate(t.Context()))
		assert.Contains(t, getError(t, h, "llm:c"), "not everything could be read")
	}
	write(t, "tenant.yaml", "llm:a: {type: echo, text: two}\n")
	require.NoError(t, h.Reload(t.Context()))
	assert.Equal(t, "two", answer(t, h, "a"))
	assert.False(t, h.Has("llm:b"))
}
