package hub_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
)

// Of a circle the isolated resources are to blame.
func TestIsolatedCircles(t *testing.T) {
	h := open(t, layered(t, `
llm:main: {type: echo, text: main, needs: a}
llm:sound: {type: echo, text: sound}
`, `
llm:a: {type: echo, text: a, needs: main}
llm:b: {type: echo, text: b, needs: c}
llm:c: {type: echo, text: c, those: [sound, b]}
llm:d: {type: echo, text: d, needs: d}
llm:e: {type: echo, text: e, those: [sound, b]}
llm:f: {type: echo, text: f, later: f}
llm:g: {type: echo, text: g, needs: sound}
`))
	whole := ""
	for _, test := range []struct{ key, want string }{
		{"llm:a", "tenant.yaml:2:37: llm:a.needs: resources need each other: llm:a -> llm:main -> llm:a"},
		{"llm:b", "tenant.yaml:3:37: llm:b.needs: resources need each other: llm:b -> llm:c -> llm:b"},
		{"llm:c", "tenant.yaml:4:45: llm:c.those[1]: resources need each other: llm:c -> llm:b -> llm:c"},
		{"llm:d", "tenant.yaml:5:37: llm:d.needs: resources need each other: llm:d -> llm:d"},
	} {
		assert.Equal(t, test.want, getError(t, h, test.key))
		if test.key != "llm:c" { // Validate has each circle once
			whole += test.want + "\n"
		}
	}
	assert.Equal(t, "llm:main: needs: tenant.yaml:2:37: llm:a.needs: resources need each other: llm:a -> llm:main -> llm:a", getError(t, h, "llm:main"))
	for _, key := range []string{"sound", "f", "g"} {
		assert.Equal(t, key, answer(t, h, key))
	}
	assert.Contains(t, getError(t, h, "llm:e"), "llm:e: those[1]: ")
	assert.EqualError(t, h.Validate(t.Context()), strings.TrimSuffix(whole, "\n"))

	// A circle that doesn't need the isolated ones is a mistake as ever, also
	// where one through them was found first.
	err := openError(t, layered(t, "llm:a: {type: echo, those: [i, z]}\nllm:z: {type: echo, needs: a}\n", "llm:i: {type: echo, needs: z}\n"))
	assert.EqualError(t, err, "main.yaml:1:32: llm:a.those[1]: resources need each other: llm:a -> llm:z -> llm:a")
}

// Of very many circles the rest is told in short.
func TestManyIsolatedCircles(t *testing.T) {
	values := hush.Values{}
	for i := range 102 {
		values[fmt.Sprintf("llm:%03d", i)] = hush.Values{"type": "echo", "needs": fmt.Sprintf("%03d", (i+1)%102)}
	}
	h := open(t, hub.From(hub.Isolate(memory.New("tenant", values))))
	assert.Contains(t, getError(t, h, "llm:099"), "resources need each other: llm:099 -> llm:100 -> ")
	assert.Equal(t, "tenant: llm:101.needs: resources need each other: llm:000 needs this one too", getError(t, h, "llm:101"))
}
