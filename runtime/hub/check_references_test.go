package hub_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/runtime/hub"
)

// Resources that name others are well at every depth.
func TestCheckOfReferences(t *testing.T) {
	h := open(t, layered(t, "llm:a: {type: echo, text: a, needs: b}\nllm:c: {type: echo, text: c, those: [a, b]}\n", "llm:b: {type: echo, text: b, later: a}\n"))
	for _, depth := range []hub.Depth{hub.Decode, hub.Construct, hub.Ping} {
		report := h.Check(t.Context(), depth)
		assert.NoError(t, report.Err())
		assert.Len(t, report.Results, 3)
	}
}
