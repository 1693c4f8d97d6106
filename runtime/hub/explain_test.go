package hub_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
)

// why returns the text that explains a resource.
func why(t *testing.T, h *hub.Hub, key string) string {
	t.Helper()
	explanation, err := h.Why(key)
	require.NoError(t, err)
	var text strings.Builder
	require.NoError(t, explanation.WriteText(&text))
	return "\n" + text.String()
}

const explainedFile = `
llm:gpt-4:
  type: gpt
  text: "${WORD:-a default} ${EMPTY:-} ${OLD:x} $${NO} ${file:a/secret}"
  needs: other
  those: ["${NAME}", other]
  later: gpt-4
llm:other: {_class: ClaudeConfig}
llm:parrot:
llm:hidden: {type: "${KIND}"}
store:one: {url: "${OLD}"}
metric:only:
`

// explained opens a hub with much to explain.
func explained(t *testing.T) *hub.Hub {
	options := file(t, explainedFile)
	write(t, "a/secret", "hunter2")
	write(t, "b/text", "hunter2")
	defaults := memory.New("defaults", hush.Values{"llm:gpt-4": hush.Values{"type": "echo"}})
	return open(t, hub.From(defaults), options, hub.Provide("llm:mine", &model{}), hub.Env(map[string]string{
		"EMPTY": "", "OLD": "hunter2", "NAME": "other", "KIND": "parrot", "TEXT_FILE": "b/text",
	}), hub.Extend(which(hush.Info{Category: "llm", Name: "added"})))
}

func TestWhyAsText(t *testing.T) {
	h := explained(t)
	for _, key := range []string{"llm:gpt-4", "llm:other", "llm:parrot", "llm:hidden", "store:one", "metric:only", "llm:mine"} {
		t.Log(why(t, h, key))
	}
	e, err := h.Why("llm:gpt-4")
	require.NoError(t, err)
	var text strings.Builder
	require.NoError(t, e.WriteJSON(&text))
	t.Log(text.String())
	_ = assert.Equal
}
