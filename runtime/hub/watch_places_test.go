package hub_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

// A Kubernetes mount that changes as a whole is one reload.
func TestWatchMount(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	w := &watched{t: t, dir: dir}
	version := func(name, text string) {
		w.write(name+"/resources", strings.Replace(watchedYAML, "one", text, 1))
		w.write(name+"/secrets/key", text)
		w.write(name+"/secrets/text", text)
		require.NoError(t, os.Symlink(name, w.path("..tmp")))
		w.rename("..tmp", "..data")
	}
	version("..1", "one")
	require.NoError(t, os.Symlink("..data/resources", w.path("resources")))
	require.NoError(t, os.Symlink("..data/secrets", w.path("secrets")))
	w = watch(t, dir, hub.From(yamlfile.New(w.path("resources"))), hub.Env(map[string]string{"TEXT_FILE": w.path("secrets/text")}))
	version("..2", "two")
	w.expect("changed llm:from-file; changed llm:from-variable; changed llm:plain; kept 0")
	require.NoError(t, os.RemoveAll(w.path("..1")))
	version("..3", "three")
	w.expect("changed llm:from-file; changed llm:from-variable; changed llm:plain; kept 0")
	w.calm()
}

// Of files that are searched for, one that comes before is found.
func TestWatchSearch(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	second := filepath.Join(dir, "second")
	write(t, second, "llm:a: {type: open-ai, text: one}\n")
	third := filepath.Join(dir, "third")
	write(t, third, "llm:a: {type: open-ai, text: three}\n")
	w := watch(t, dir, hub.From(yamlfile.Search("", filepath.Join(dir, "first"), second, third)))
	w.write("third", "llm:a: {type: open-ai, text: four}\n") // doesn't count
	w.write("first", "llm:a: {type: open-ai, text: two}\n")
	w.expect("changed llm:a; kept 0")
	w.answers("a", "two")
	require.NoError(t, os.Remove(w.path("first")))
	w.expect("changed llm:a; kept 0")
	w.answers("a", "one")
	require.NoError(t, os.Remove(w.path("second")))
	w.expect("changed llm:a; kept 0")
	w.answers("a", "four")
}

// What has changed since Open comes in at the start.
func TestWatchReloadsAtTheStart(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "resources")
	write(t, path, watchedYAML)
	write(t, filepath.Join(dir, "secrets", "key"), "k1")
	w := &watched{t: t, dir: dir, events: make(chan string, 100)}
	w.Hub = open(t, hub.From(yamlfile.New(path)), hub.Observe(w.observe))
	w.write("secrets/key", "k2")
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- w.Watch(ctx) }()
	w.expect("changed llm:from-file; kept 2")
	cancel()
	require.NoError(t, <-ended)
}

// Where no source can watch files, the hub does it itself, also files that
// another reload than that of Watch has brought in.
func TestWatchOfOtherSources(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	w := &watched{t: t, dir: dir}
	w.write("key", "k1")
	w.write("more", "m1")
	source := memory.NewStore(filepath.Join(dir, "store"), hush.Values{"llm:a": hush.Values{"type": "open-ai", "text": "${file:key}"}})
	w = watch(t, dir, hub.From(source))
	w.write("key", "k2")
	w.expect("changed llm:a; kept 0")
	require.NoError(t, w.Put(t.Context(), "llm:b", hush.Values{"type": "open-ai", "text": "${file:more}"}))
	w.expect("added llm:b; kept 1")
	w.settle() // the source tells of what was put, and the file is young
	w.write("more", "m2")
	w.expect("changed llm:b; kept 1")
}
