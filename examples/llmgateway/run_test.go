package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	// The other tests start the generator as a process. Linked here, its
	// changes make go test run them again instead of taking cached results.
	_ "github.com/hushgen/hushgen/generator"
)

func TestRunInProcess(t *testing.T) {
	t.Setenv("LLMGATEWAY_CONFIG", "")
	var stdout, stderr bytes.Buffer
	require.NoError(t, run(t.Context(), []string{"ask", "-model", "handbook", "What do penguins eat?"}, &stdout, &stderr))
	assert.Equal(t, "The handbook doesn't say.\n", stdout.String())
	assert.Empty(t, stderr.String())
}

func TestRunHonoursItsContext(t *testing.T) {
	t.Setenv("LLMGATEWAY_CONFIG", "")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err := run(ctx, []string{"ask", "The captain"}, io.Discard, io.Discard)
	assert.ErrorIs(t, err, context.Canceled)
}

// full is a writer without room.
type full struct{}

var errFull = errors.New("no room")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestRunReportsThatItCannotPrint(t *testing.T) {
	t.Setenv("LLMGATEWAY_CONFIG", "")
	for _, arguments := range [][]string{nil, {"ask", "The captain"}} {
		assert.ErrorIs(t, run(t.Context(), arguments, full{}, io.Discard), errFull)
	}
}

func TestExitCodes(t *testing.T) {
	assert.Equal(t, 1, exitCode(errFull))
	assert.Equal(t, 2, exitCode(run(t.Context(), []string{"aks"}, io.Discard, io.Discard)))
}
