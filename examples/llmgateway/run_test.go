package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

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

// served is what a server tells on the way.
type served struct {
	*bufio.Scanner
	all strings.Builder
}

// await reads on to a line that holds a text, and returns it.
func (s *served) await(t *testing.T, text string) string {
	t.Helper()
	for s.Scan() {
		s.all.WriteString(s.Text() + "\n")
		if strings.Contains(s.Text(), text) {
			return s.Text()
		}
	}
	t.Fatalf("no line holds %q; found:\n%s", text, s.all.String())
	return ""
}

func TestServeLeavesNothingRunning(t *testing.T) {
	defer goleak.VerifyNone(t, goleak.IgnoreCurrent())
	path := filepath.Join(t.TempDir(), "resources.yaml")
	require.NoError(t, os.WriteFile(path, []byte("llm:story: {seed: 4}\n"), 0o600))
	t.Setenv("LLMGATEWAY_CONFIG", path)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	reader, stderr := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		ended <- run(ctx, []string{"serve", "-addr", "127.0.0.1:0"}, io.Discard, stderr)
		stderr.Close()
	}()

	log := &served{Scanner: bufio.NewScanner(reader)}
	_, url, _ := strings.Cut(log.await(t, "msg=serving"), "url=")
	log.await(t, "resources reloaded")
	client := &http.Client{Transport: &http.Transport{}}
	response, err := client.Post(url+"/chat/completions", "application/json",
		strings.NewReader(`{"model":"story","messages":[{"role":"user","content":"The captain"}]}`))
	require.NoError(t, err)
	assert.NoError(t, response.Body.Close())
	client.CloseIdleConnections()
	require.NoError(t, os.WriteFile(path, []byte("llm:story: {seed: 5}\n"), 0o600))
	log.await(t, "changed.count=1")

	cancel()
	log.await(t, "msg=stopped")
	for log.Scan() { // until run has ended
		t.Errorf("unexpected: %s", log.Text())
	}
	assert.NoError(t, <-ended)
}
