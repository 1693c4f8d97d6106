package hub_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/source/jsonfile"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

const (
	watchedYAML = `
llm:plain: {type: open-ai, text: one}
llm:from-file: {type: open-ai, text: "${file:secrets/key}"}
llm:from-variable: {type: open-ai}
`
	watchedJSON = `{
"llm:plain": {"type": "open-ai", "text": "one"},
"llm:from-file": {"type": "open-ai", "text": "${file:secrets/key}"},
"llm:from-variable": {"type": "open-ai"}
}`
)

// TestWatch goes through the life of files, with each kind of source. Each
// change is one reload, which changes just the resources that read the file.
func TestWatch(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		text   string
		source func(path string) hub.Source
	}{
		"yaml":          {watchedYAML, func(path string) hub.Source { return yamlfile.New(path) }},
		"yaml isolated": {watchedYAML, func(path string) hub.Source { return hub.Isolate(yamlfile.New(path)) }},
		"json":          {watchedJSON, func(path string) hub.Source { return jsonfile.New(path) }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := openFiles(t, test.text, test.source)
			w.steps(test.text)
		})
	}
}

func openFiles(t *testing.T, text string, source func(path string) hub.Source) *watched {
	t.Helper()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "resources"), text)
	write(t, filepath.Join(dir, "secrets", "key"), "k1\n")
	write(t, filepath.Join(dir, "secrets", "text"), "t1\n")
	return watch(t, dir, hub.From(source(filepath.Join(dir, "resources"))),
		hub.Env(map[string]string{"TEXT_FILE": filepath.Join(dir, "secrets", "text")}))
}

func (w *watched) steps(text string) {
	text = strings.Replace(text, "one", "two", 1)
	w.write("resources", text)
	w.expect("changed llm:plain; kept 2")
	w.answers("plain", "two")

	text = strings.Replace(text, "two", "three", 1)
	w.write("new", text)
	w.rename("new", "resources")
	w.expect("changed llm:plain; kept 2")

	w.write("secrets/key", "k2\n")
	w.expect("changed llm:from-file; kept 2")
	w.answers("from-file", "k2")

	w.write("secrets/text", "t2\n")
	w.expect("changed llm:from-variable; kept 2")
	w.answers("from-variable", "t2")

	w.write("resources", text+"\n") // nothing that counts
	w.expect("kept 3")

	w.write("secrets/of no concern", "x")
	w.write("log", "x")
	w.calm()
}

// answers asserts what an instance has been made of.
func (w *watched) answers(name, text string) {
	w.t.Helper()
	instance, err := w.Get(w.t.Context(), "llm:"+name)
	require.NoError(w.t, err)
	assert.Equal(w.t, text, instance.(Model).Answer())
}

// A broken file leaves everything as it is, until it is repaired.
func TestWatchSurvivesMistakes(t *testing.T) {
	t.Parallel()
	w := openFiles(t, watchedYAML, func(path string) hub.Source { return yamlfile.New(path) })
	w.write("resources", "llm:plain: {type: open-ai, text: [a}\n")
	w.expect("failed: /resources:1:36: want , or ] here; the [ at line 1, column 34 is still open")
	w.answers("plain", "one")
	w.write("resources", strings.Replace(watchedYAML, "one", "two", 1))
	w.expect("changed llm:plain; kept 2")
	w.answers("plain", "two")

	require.NoError(t, os.Remove(w.path("secrets/key")))
	w.expect(`failed: /resources:3:38: llm:from-file.text: can't read the file "/secrets/key": no such file or directory`)
	w.answers("from-file", "k1")
	w.write("secrets/key", "k2")
	w.expect("changed llm:from-file; kept 2")

	require.NoError(t, os.Remove(w.path("resources")))
	w.expect("failed: open /resources: no such file or directory")
	w.write("resources", strings.Replace(watchedYAML, "one", "three", 1))
	w.expect("changed llm:plain; kept 2")
	w.calm()
}

// Files that a reload brings in are watched from then on.
func TestWatchFollowsValues(t *testing.T) {
	t.Parallel()
	w := openFiles(t, watchedYAML, func(path string) hub.Source { return yamlfile.New(path) })
	w.write("resources", strings.Replace(watchedYAML, "one", `"${file:none}"`, 1))
	w.expect(`failed: /resources:2:34: llm:plain.text: can't read the file "/none": no such file or directory`)
	w.write("none", "now there is one")
	w.expect("changed llm:plain; kept 2")
	w.write("none", "another")
	w.expect("changed llm:plain; kept 2")
	w.write("resources", watchedYAML)
	w.expect("changed llm:plain; kept 2")
	w.write("none", "nobody reads it")
	w.calm()
}
