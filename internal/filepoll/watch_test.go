package filepoll_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/internal/filepoll"
	"github.com/hushgen/hushgen/internal/sourcefile"
)

// In a bubble of synctest the files are real, and waiting takes no time.

// watched is a folder with a file that is watched.
type watched struct {
	t         *testing.T
	dir, file string
	again     chan struct{}
	stop      context.CancelFunc

	mu    sync.Mutex // guards what follows
	files []string
	// calls are the contents of the file at each call of changed.
	calls []string
	// times are when the calls were.
	times []time.Time
}

// watch watches config in a folder of its own, or other files in it. It
// returns when the first call has been made.
func watch(t *testing.T, files ...string) *watched {
	t.Helper()
	dir := t.TempDir()
	w := &watched{t: t, dir: dir, file: filepath.Join(dir, "config"), again: make(chan struct{})}
	if len(files) == 0 {
		files = []string{"config"}
	}
	w.set(files...)
	w.write("config", "first")
	w.start()
	return w
}

func (w *watched) start() {
	ctx, cancel := context.WithCancel(w.t.Context())
	ended := make(chan error)
	go func() {
		ended <- filepoll.Watch(ctx, w.asked, w.again, w.changed)
	}()
	synctest.Wait()
	w.stop = func() {
		cancel()
		assert.NoError(w.t, <-ended)
	}
}

// set says which files count from now on.
func (w *watched) set(files ...string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.files = nil
	for _, file := range files {
		w.files = append(w.files, w.path(file))
	}
}

func (w *watched) asked() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.files
}

func (w *watched) changed() {
	w.mu.Lock()
	defer w.mu.Unlock()
	content, err := os.ReadFile(w.file)
	if err != nil {
		content = []byte("nothing")
	}
	w.calls = append(w.calls, string(content))
	w.times = append(w.times, time.Now())
}

func (w *watched) path(name string) string { return filepath.Join(w.dir, name) }

func (w *watched) write(name, text string) {
	w.t.Helper()
	require.NoError(w.t, os.MkdirAll(filepath.Dir(w.path(name)), 0o700))
	require.NoError(w.t, os.WriteFile(w.path(name), []byte(text), 0o600))
}

func (w *watched) remove(name string) {
	w.t.Helper()
	require.NoError(w.t, os.RemoveAll(w.path(name)))
}

func (w *watched) rename(from, to string) {
	w.t.Helper()
	require.NoError(w.t, os.Rename(w.path(from), w.path(to)))
}

// old waits until all that was written is old.
func (w *watched) old() {
	info, err := os.Stat(w.file)
	require.NoError(w.t, err)
	time.Sleep(time.Until(info.ModTime()) + time.Hour)
}

// expect waits and compares the calls after the first.
func (w *watched) expect(calls ...string) {
	w.t.Helper()
	time.Sleep(5 * time.Second)
	synctest.Wait()
	w.mu.Lock()
	defer w.mu.Unlock()
	assert.Equal(w.t, append([]string{"first"}, calls...), w.calls)
}

// after returns the time from then to the last call.
func (w *watched) after(then time.Time) time.Duration {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.times[len(w.times)-1].Sub(then)
}

func TestChanges(t *testing.T) {
	for name, test := range map[string]struct {
		do   func(w *watched)
		want []string
	}{
		"nothing":                {func(*watched) {}, nil},
		"in place":               {func(w *watched) { w.write("config", "second") }, []string{"second"}},
		"of the same size":       {func(w *watched) { w.write("config", "other") }, []string{"other"}},
		"the same anew":          {func(w *watched) { w.write("config", "first") }, nil},
		"replaced":               {func(w *watched) { w.write("new", "second"); w.rename("new", "config") }, []string{"second"}},
		"replaced by the same":   {func(w *watched) { w.write("new", "first"); w.rename("new", "config") }, nil},
		"a file beside it":       {func(w *watched) { w.write("log", "second") }, nil},
		"removed":                {func(w *watched) { w.remove("config") }, []string{"nothing"}},
		"emptied":                {func(w *watched) { w.write("config", "") }, []string{""}},
		"back soon":              {func(w *watched) { w.remove("config"); time.Sleep(900 * time.Millisecond); w.write("config", "first") }, nil},
		"back soon with another": {func(w *watched) { w.remove("config"); time.Sleep(900 * time.Millisecond); w.write("config", "second") }, []string{"second"}},
		"back late":              {func(w *watched) { w.remove("config"); time.Sleep(4 * time.Second); w.write("config", "first") }, []string{"nothing", "first"}},
		"empty for a while": {func(w *watched) {
			w.write("config", "")
			time.Sleep(900 * time.Millisecond)
			w.write("config", "second")
		}, []string{"second"}},
		"two changes at once": {func(w *watched) {
			w.write("config", "second")
			time.Sleep(10 * time.Millisecond)
			w.write("config", "third")
		}, []string{"third"}},
		"back before it was seen": {func(w *watched) { w.write("config", "second"); w.write("config", "first") }, nil},
		"a folder in its place":   {func(w *watched) { w.remove("config"); w.write("config/x", "") }, []string{"nothing"}},
		"unreadable in its place": {func(w *watched) {
			w.remove("config")
			w.write("x/y", "")
			require.NoError(t, os.Symlink("config", w.path("config")))
		}, []string{"nothing"}},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w := watch(t)
				defer w.stop()
				test.do(w)
				w.expect(test.want...)
			})
			synctest.Test(t, func(t *testing.T) {
				w := watch(t)
				w.stop()
				w.old()
				w.calls = nil
				w.start()
				defer w.stop()
				test.do(w)
				w.expect(test.want...)
			})
		})
	}
}

// A file written in pieces is never reported in between.
func TestPieces(t *testing.T) {
	for _, pause := range []time.Duration{20 * time.Millisecond, 70 * time.Millisecond, 100 * time.Millisecond, 140 * time.Millisecond} {
		t.Run(pause.String(), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w := watch(t)
				defer w.stop()
				file, err := os.Create(w.file)
				require.NoError(t, err)
				for range 20 {
					_, err := file.WriteString("piece\n")
					require.NoError(t, err)
					time.Sleep(pause)
				}
				require.NoError(t, file.Close())
				w.expect(strings.Repeat("piece\n", 20))
			})
		})
	}
}

// A file that is always being written is reported all the same, every ten
// seconds.
func TestRestless(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := watch(t)
		begin := time.Now()
		for i := range 320 {
			w.write("config", fmt.Sprint("version ", i))
			time.Sleep(100 * time.Millisecond)
		}
		time.Sleep(15 * time.Second)
		w.stop()
		require.Len(t, w.times, 4)
		assert.Equal(t, "version 319", w.calls[3])
		for i, at := range w.times[1:] {
			assert.InDelta(t, float64(i+1)*11, at.Sub(begin).Seconds(), float64(i+1)*1.5)
		}
	})
}

// A change is told of within two seconds and what it takes to see that it has
// come to rest.
func TestTimes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := watch(t)
		defer w.stop()
		time.Sleep(10 * time.Minute)
		changed := time.Now()
		w.write("config", "second")
		w.expect("second")
		assert.LessOrEqual(t, w.after(changed), 2150*time.Millisecond)

		time.Sleep(10 * time.Minute)
		changed = time.Now()
		w.remove("config")
		w.expect("second", "nothing")
		assert.GreaterOrEqual(t, w.after(changed), time.Second)
		assert.LessOrEqual(t, w.after(changed), 3300*time.Millisecond)
	})
}

// The times of a file don't hide that it has changed.
func TestTimesThatLie(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := watch(t)
		w.stop()
		long := time.Now().Add(-time.Hour)
		require.NoError(t, os.Chtimes(w.file, long, long))
		w.old()
		w.start()
		defer w.stop()
		time.Sleep(time.Minute) // what is known is known for sure
		w.write("config", "other")
		require.NoError(t, os.Chtimes(w.file, long, long))
		w.expect("first", "other")
	})
}

func TestFolder(t *testing.T) {
	for name, test := range map[string]struct {
		do   func(w *watched)
		want int
	}{
		"a new file":          {func(w *watched) { w.write("d/c.json", "{}") }, 1},
		"a change":            {func(w *watched) { w.write("d/a.json", "{ }") }, 1},
		"a removal":           {func(w *watched) { w.remove("d/a.json") }, 1},
		"a new name":          {func(w *watched) { w.rename("d/a.json", "d/c.json") }, 1},
		"contents swapped":    {func(w *watched) { w.write("d/a.json", "b"); w.write("d/b.json", "a") }, 1},
		"all of it":           {func(w *watched) { w.remove("d") }, 1},
		"made anew as it was": {func(w *watched) { w.remove("d"); w.write("d/a.json", "a"); w.write("d/b.json", "b") }, 0},
		"hidden":              {func(w *watched) { w.write("d/.c.json", "{}") }, 0},
		"another extension":   {func(w *watched) { w.write("d/c.json~", "{}"); w.write("d/c.yaml", "{}") }, 0},
		"a folder":            {func(w *watched) { w.write("d/c.json/e.json", "{}") }, 0},
		"a link":              {func(w *watched) { require.NoError(w.t, os.Symlink("../config", w.path("d/c.json"))) }, 1},
		"a link to nothing":   {func(w *watched) { require.NoError(w.t, os.Symlink("none", w.path("d/c.json"))) }, 0},
		"a link for the same": {func(w *watched) {
			w.rename("d/a.json", "x")
			require.NoError(w.t, os.Symlink("../x", w.path("d/a.json")))
		}, 0},
		"twenty files in turn": {func(w *watched) { twenty(w) }, 1},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w := watch(t, "d")
				w.stop()
				w.write("d/a.json", "a")
				w.write("d/b.json", "b")
				w.calls = nil
				w.start()
				defer w.stop()
				test.do(w)
				w.expect(slices.Repeat([]string{"first"}, test.want)...)
			})
		})
	}
}

func twenty(w *watched) {
	for i := range 20 {
		w.write(fmt.Sprintf("d/%d.json", i), "{}")
		time.Sleep(100 * time.Millisecond)
	}
}

// What comes in and is young may be newer than what the caller has read.
func TestFilesThatComeIn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := watch(t)
		w.write("young", "1")
		w.set("config", "young", "none")
		w.again <- struct{}{}
		w.expect("first")
		w.write("young", "2")
		w.expect("first", "first")
		w.write("none", "3")
		w.expect("first", "first", "first")
		w.stop()

		w.old()
		w.calls = nil
		w.set("config")
		w.start()
		defer w.stop()
		w.set("config", "young")
		w.again <- struct{}{}
		w.expect()
		w.write("young", "4")
		w.expect("first")
		w.set("config")
		w.again <- struct{}{}
		w.write("young", "5")
		w.expect("first")
		close(w.again)
		w.write("config", "last")
		w.expect("first", "last")
	})
}

// A change that brings other files brings them in at once.
func TestChangeBringsFiles(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := watch(t)
		defer w.stop()
		w.write("other", "1")
		w.set("other")
		w.write("config", "second")
		w.expect("second", "second") // the second is for the young file
		w.write("config", "third")
		w.expect("second", "second")
		w.write("other", "2")
		w.expect("second", "second", "third")
	})
}

func TestNoFiles(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		calls := 0
		ctx, cancel := context.WithTimeout(t.Context(), time.Hour)
		defer cancel()
		require.NoError(t, filepoll.Watch(ctx, func() []string { return nil }, nil, func() { calls++ }))
		assert.Equal(t, 1, calls)
	})
}

func TestContextThatHasEnded(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	require.NoError(t, filepoll.Watch(ctx, func() []string { return []string{"x"} }, nil, func() { t.Error("called") }))
}

// Beyond the size that any source reads, contents aren't read.
func TestHugeFile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := watch(t, "huge")
		w.write("huge", "")
		w.expect("first")
		require.NoError(t, os.Truncate(w.path("huge"), 8*sourcefile.MaxSize))
		w.expect("first", "first")
		require.NoError(t, os.Truncate(w.path("huge"), 9*sourcefile.MaxSize))
		w.expect("first", "first", "first")
		w.stop()
	})
}
