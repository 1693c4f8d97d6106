//go:build unix

package main_test

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// editable is a folder with the resources where the README has them.
type editable struct{ dir, path string }

func newEditable(t *testing.T) editable {
	t.Helper()
	dir := t.TempDir()
	e := editable{dir, filepath.Join(dir, "examples", "llmgateway", "resources.yaml")}
	require.NoError(t, os.MkdirAll(filepath.Dir(e.path), 0o700))
	original, err := os.ReadFile("resources.yaml")
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(e.path, original, 0o600))
	return e
}

func (e editable) replace(t *testing.T, old, new string) {
	t.Helper()
	text, err := os.ReadFile(e.path)
	require.NoError(t, err)
	require.Contains(t, string(text), old)
	require.NoError(t, os.WriteFile(e.path, []byte(strings.Replace(string(text), old, new, 1)), 0o600))
}

// changing is what differs from one run to the next.
var changing = regexp.MustCompile(`(time|duration)=\S+`)

func TestServeFollowsItsResources(t *testing.T) {
	e := newEditable(t)
	g := startGateway(t, e.dir)
	first := g.say(t, "story")
	assert.Contains(t, first, "waved his hat, and the keeper waved back.")
	seen := len(g.log.lines())

	e.replace(t, "seed: 4", "seed: 6")
	g.log.await(t, seen, "llm:story")
	changed := g.say(t, "story")
	assert.NotEqual(t, first, changed)

	e.replace(t, "seed: 6", "sede: 6")
	g.log.await(t, seen, "sede")
	assert.Equal(t, changed, g.say(t, "story"), "a mistake changes nothing")
	assert.Contains(t, g.get(t, "/ready"), `"ok": true`)

	e.replace(t, "sede: 6", "seed: 6")
	g.log.await(t, seen, "changed.count=0")
	assert.Equal(t, changed, g.say(t, "story"))
	told := strings.Join(g.log.lines()[seen:], "\n")
	g.stop(t)

	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	assert.Contains(t, changing.ReplaceAllString(string(readme), ""), changing.ReplaceAllString(told, ""))
}

func TestServeReloadsOnHangup(t *testing.T) {
	e := newEditable(t)
	g := startGateway(t, e.dir)
	// By the time of a second reload there is no doubt that the signal is
	// listened to.
	e.replace(t, "seed: 4", "seed: 6")
	g.log.await(t, 0, "llm:story")
	seen := len(g.log.lines())
	require.NoError(t, g.command.Process.Signal(syscall.SIGHUP))
	g.log.await(t, seen, `msg="resources reloaded"`, "changed.count=0")
	g.stop(t)
}

// A service that can't be reached concerns those who ask for its model.
func TestReadyWithoutServices(t *testing.T) {
	g := startGateway(t, ".", "OPENAI_BASE_URL=http://127.0.0.1:1")
	assert.Contains(t, g.get(t, "/ready"), `"key": "llm:gpt"`)
	g.stop(t)
}

// say asks a model and returns the answer's text, among other things.
func (g *gateway) say(t *testing.T, model string) string {
	t.Helper()
	response, err := http.Post(g.url+"/v1/chat/completions", "application/json",
		strings.NewReader(`{"model":"`+model+`","messages":[{"role":"user","content":"The captain"}]}`))
	_, message, _ := strings.Cut(body(t, response, err), `"message"`)
	return message
}

func (g *gateway) get(t *testing.T, path string) string {
	t.Helper()
	response, err := http.Get(g.url + path)
	return body(t, response, err)
}

// body returns the body of an answer that is a success.
func body(t *testing.T, response *http.Response, err error) string {
	t.Helper()
	require.NoError(t, err)
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	require.Equal(t, http.StatusOK, response.StatusCode, string(text))
	return string(text)
}
