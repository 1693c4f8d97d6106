package filewatch_test

import (
	"context"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"github.com/hushgen/hushgen/runtime/filewatch"
)

// The tests wait most of their time, so that many can run at once.
func TestMain(m *testing.M) {
	flag.Parse()
	if err := flag.Set("test.parallel", "32"); err != nil {
		panic(err)
	}
	goleak.VerifyTestMain(m)
}

// watched is a folder with files that are watched.
type watched struct {
	t     *testing.T
	dir   string
	file  string // whose content each call reads
	with  filewatch.With
	paths []string
	end   func() // ends the watch

	mu    sync.Mutex
	calls []string
}

// newWatched returns a folder with the file config.
func newWatched(t *testing.T) *watched {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	require.NoError(t, err)
	w := &watched{t: t, dir: dir}
	w.file = w.path("config")
	w.paths = []string{w.file}
	w.write("config", "first")
	return w
}

// start watches until the test ends. It returns when all is known that is
// there.
func (w *watched) start() {
	w.t.Helper()
	ctx, cancel := context.WithCancel(w.t.Context())
	ended := make(chan error, 1)
	go func() {
		ended <- w.with.Watch(ctx, func() []string { return w.paths }, nil, w.changed)
	}()
	w.end = sync.OnceFunc(func() {
		cancel()
		assert.NoError(w.t, <-ended)
	})
	w.t.Cleanup(w.end)
	w.wait(func(calls []string) bool { return len(calls) == 1 })
}

func (w *watched) changed() {
	content, err := os.ReadFile(w.file)
	if err != nil {
		content = []byte("nothing")
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.calls = append(w.calls, string(content))
}

// wait waits until the calls are so.
func (w *watched) wait(is func(calls []string) bool) {
	w.t.Helper()
	require.Eventually(w.t, func() bool {
		w.mu.Lock()
		defer w.mu.Unlock()
		return is(w.calls)
	}, 30*time.Second, 5*time.Millisecond)
}

// last waits until the last call has read that.
func (w *watched) last(content string) {
	w.t.Helper()
	w.wait(func(calls []string) bool { return calls[len(calls)-1] == content })
}

// quiet is longer than a change takes until it is told of.
const quiet = 700 * time.Millisecond

// expect makes sure that these calls come after those that came before, and no
// others until a last change.
func (w *watched) expect(before, calls []string) {
	w.t.Helper()
	want := slices.Concat(before, calls)
	w.wait(func(calls []string) bool { return len(calls) >= len(want) })
	time.Sleep(quiet)
	w.write("config", "end")
	w.last("end")
	w.mu.Lock()
	defer w.mu.Unlock()
	assert.Equal(w.t, append(want, "end"), w.calls)
}

func (w *watched) path(name string) string { return filepath.Join(w.dir, name) }

func (w *watched) write(name, text string) {
	w.t.Helper()
	require.NoError(w.t, os.WriteFile(w.path(name), []byte(text), 0o600))
}

func (w *watched) mkdir(name string) {
	w.t.Helper()
	require.NoError(w.t, os.MkdirAll(w.path(name), 0o700))
}

func (w *watched) remove(name string) {
	w.t.Helper()
	require.NoError(w.t, os.RemoveAll(w.path(name)))
}

func (w *watched) rename(from, to string) {
	w.t.Helper()
	require.NoError(w.t, os.Rename(w.path(from), w.path(to)))
}

func (w *watched) link(target, name string) {
	w.t.Helper()
	require.NoError(w.t, os.Symlink(target, w.path(name)))
}

// run runs a command in the folder.
func (w *watched) run(name string, arguments ...string) {
	w.t.Helper()
	command := exec.CommandContext(w.t.Context(), name, arguments...)
	command.Dir = w.dir
	output, err := command.CombinedOutput()
	require.NoError(w.t, err, string(output))
}
