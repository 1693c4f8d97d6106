package hub_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
)

// A short file can't ask for gigabytes: 100 times one MiB in longer texts.
func TestValuesAreBounded(t *testing.T) {
	t.Chdir(t.TempDir())
	long := strings.Repeat("x", 1<<20)
	write(t, "resources.yaml", "llm:a:\n  type: echo\n  text: \"-"+strings.Repeat("${LONG}", 100)+"\"\n")
	err := openError(t, hub.From(yaml("resources.yaml")), hub.Env(map[string]string{"LONG": long}))
	assert.EqualError(t, err, "resources.yaml:3:9: llm:a.text: the values of ${…} add up to more than 64 MiB")

	write(t, "resources.yaml", "llm:a:\n  type: echo\n  text: \"-"+strings.Repeat("${LONG}", 60)+"\"\n")
	h, err := hub.Open(t.Context(), registry, nil, hub.From(yaml("resources.yaml")), hub.Env(map[string]string{"LONG": long}))
	require.NoError(t, err)
	assert.NoError(t, h.Close(t.Context()))
}
