//go:build unix

package main_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/llmgateway/internal/chatapi"
)

// edits is a flag so that the test can be short in every run and long by hand:
//
//	go test ./examples/llmgateway -run TestEditsUnderLoad -v -edits 100
var edits = flag.Int("edits", 12, "how often TestEditsUnderLoad edits the resources")

// A gateway under load, whose resources are edited over and over, a third of
// the times with a mistake, fails no request, mixes no states and leaks nothing.
func TestEditsUnderLoad(t *testing.T) {
	service, path := startService(t), filepath.Join(t.TempDir(), "resources.yaml")
	require.NoError(t, os.WriteFile(path, []byte(resourcesOf(0, service.URL)), 0o600))
	g := startGateway(t, filepath.Dir(path), "SERVICE_KEY="+serviceKey)
	load := newLoad(g.url)
	editAndAwait(t, g, load, path, 1, service.URL) // then all that watches is there
	before, memory := g.openFiles(), g.memory()

	began := time.Now()
	load.start(t)
	for edit := 2; edit <= *edits; edit++ {
		editAndAwait(t, g, load, path, edit, service.URL)
	}
	load.stop()
	took := time.Since(began)

	last := *edits
	for isBroken(last) {
		last--
	}
	load.once(t) // only the last state is good enough now
	load.assertModels(t, fmt.Sprintf("extra-%d", last), "first", "guide", "moving", "steady")
	load.client.CloseIdleConnections()
	var after int
	assert.Eventually(t, func() bool {
		open, _ := service.connections()
		after = g.openFiles() - open
		return after <= before
	}, patience, 10*time.Millisecond, "open files beside the connections to the service: %d before", before)
	memoryAfter := g.memory()
	g.stop(t)
	_, most := service.connections()
	assert.LessOrEqual(t, most, 2*clients, "connections to the service")
	assert.Eventually(t, func() bool { open, _ := service.connections(); return open == 0 }, patience, time.Millisecond)

	reloaded, refused := g.log.count(reloadedLine), g.log.count(refusedLine)
	assert.Len(t, g.log.lines(), reloaded+refused+2, "nothing but that, serving and stopped")
	tookEffect := g.log.count(reloadedLine, "added.count=1")
	assert.Equal(t, last-last/3, tookEffect, "each valid edit once")
	assert.GreaterOrEqual(t, refused, *edits/3)
	t.Logf("%d edits in %s: %d took effect, %d were refused", *edits, took.Round(time.Second), tookEffect, refused)
	load.tell(t, took)
	t.Logf("connections to the service: at most %d, none in the end; other open files: %d before, %d after", most, before, after)
	t.Logf("memory: %s before, %s after", memory, memoryAfter)
}

const (
	reloadedLine = `level=INFO msg="resources reloaded"`
	refusedLine  = `level=ERROR msg="resources not reloaded"`
)

// editAndAwait does an edit and waits until the log tells of it.
func editAndAwait(t *testing.T, g *gateway, load *load, path string, edit int, service string) {
	t.Helper()
	seen := len(g.log.lines())
	if isBroken(edit) {
		_, _, want := mistakeOf(edit)
		require.NoError(t, write(path, edit, service))
		g.log.await(t, seen, refusedLine, want)
		return
	}
	load.written.Store(int64(edit))
	require.NoError(t, write(path, edit, service))
	g.log.await(t, seen, reloadedLine, fmt.Sprintf("added.keys=[llm:extra-%d]", edit))
	load.inEffect.Store(int64(edit))
}

// assertModels compares what the gateway says it has.
func (l *load) assertModels(t *testing.T, want ...string) {
	t.Helper()
	response, err := l.client.Get(l.url + "/v1/models")
	require.NoError(t, err)
	defer response.Body.Close()
	var list chatapi.ModelList
	require.NoError(t, json.NewDecoder(response.Body).Decode(&list))
	var got []string
	for _, model := range list.Data {
		got = append(got, model.ID)
	}
	assert.Equal(t, want, got)
}

// tell logs the numbers.
func (l *load) tell(t *testing.T, took time.Duration) {
	t.Helper()
	t.Logf("%d requests of %d clients, %.0f a second, slowest %s", l.requests, quickClients,
		float64(l.requests)/took.Seconds(), l.slowest.Round(time.Millisecond))
	t.Logf("%d streams of 2 s across edits; %d probes, slowest %s", l.slow, l.ready, l.slowestOfReady.Round(time.Millisecond))
}
