package main

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestInterruptedRun(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, command := range []string{"generate --no-cache", "check --no-cache", "list"} {
		var out, failed bytes.Buffer
		arguments := append(strings.Fields(command), "../../examples/quickstart")
		code := Main(ctx, arguments, streams{in: strings.NewReader(""), out: &out, err: &failed})
		assert.Equal(t, exitUsage, code, command)
		assert.Empty(t, out.String(), command)
		assert.Equal(t, "hushgen: interrupted\n", failed.String(), command)
	}
}
