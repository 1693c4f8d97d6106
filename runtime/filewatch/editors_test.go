//go:build linux

package filewatch_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestEditors makes the changes as editors and tools make them.
func TestEditors(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		do   func(w *watched)
		want []string
	}{
		"echo >":            {func(w *watched) { w.write("config", "second") }, []string{"second"}},
		"echo > by a shell": {func(w *watched) { w.run("sh", "-c", "echo second > config") }, []string{"second\n"}},
		"cp":                {func(w *watched) { w.write("other", "second"); w.run("cp", "other", "config") }, []string{"second"}},
		"cp -p of the same size": {func(w *watched) {
			info, err := os.Stat(w.file)
			require.NoError(w.t, err)
			w.write("other", "other")
			require.NoError(w.t, os.Chtimes(w.path("other"), info.ModTime(), info.ModTime()))
			w.run("cp", "-p", "other", "config")
		}, []string{"other"}},
		"sed -i": {func(w *watched) { w.run("sed", "-i", "s/first/second/", "config") }, []string{"second"}},
		"atomic": {func(w *watched) { w.write(".config.123", "second"); w.rename(".config.123", "config") }, []string{"second"}},
		"vim with a backup": {func(w *watched) {
			w.write("4913", "")
			w.remove("4913")
			w.rename("config", "config~")
			w.write("config", "")
			w.write("config", "second")
			w.remove("config~")
		}, []string{"second"}},
		"emacs": {func(w *watched) {
			w.link("user@host.123:456", ".#config")
			w.run("cp", "-p", "config", "config~")
			w.write("config", "second")
			w.remove(".#config")
		}, []string{"second"}},
		"saved without a change":   {func(w *watched) { w.write("new", "first"); w.rename("new", "config") }, nil},
		"touch":                    {func(w *watched) { w.run("touch", "config") }, nil},
		"chmod":                    {func(w *watched) { w.run("chmod", "600", "config") }, nil},
		"other files":              {func(w *watched) { w.write("log", "x"); w.rename("log", "log.1"); w.mkdir("config.d") }, nil},
		"a link to another file":   {func(w *watched) { w.write("other", "second"); w.run("ln", "-sfn", "other", "config") }, []string{"second"}},
		"removed":                  {func(w *watched) { w.remove("config") }, []string{"nothing"}},
		"removed, back as it was":  {func(w *watched) { w.remove("config"); time.Sleep(300 * time.Millisecond); w.write("config", "first") }, nil},
		"removed, back as another": {func(w *watched) { w.remove("config"); time.Sleep(300 * time.Millisecond); w.write("config", "second") }, []string{"second"}},
		"removed, back much later": {func(w *watched) { w.remove("config"); w.last("nothing"); w.write("config", "first") }, []string{"nothing", "first"}},
		"emptied, then written": {func(w *watched) {
			w.write("config", "")
			time.Sleep(300 * time.Millisecond)
			w.write("config", "second")
		}, []string{"second"}},
		"one change after another":  {func(w *watched) { w.write("config", "second"); w.last("second"); w.write("config", "third") }, []string{"second", "third"}},
		"moved away and back again": {func(w *watched) { w.rename("config", "away"); w.rename("away", "config") }, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWatched(t)
			w.start()
			test.do(w)
			w.expect([]string{"first"}, test.want)
		})
	}
}

// A file written in twenty pieces is never reported in between.
func TestPieces(t *testing.T) {
	t.Parallel()
	for _, pause := range []time.Duration{20 * time.Millisecond, 50 * time.Millisecond, 100 * time.Millisecond} {
		t.Run(pause.String(), func(t *testing.T) {
			t.Parallel()
			for {
				w := newWatched(t)
				w.start()
				if !w.pieces(pause) {
					continue // the machine was too busy to write in time
				}
				w.expect([]string{"first"}, []string{strings.Repeat("piece\n", 20)})
				return
			}
		})
	}
}

// pieces writes the file in pieces. It reports whether no pause was so long
// that the file had to be taken for complete.
func (w *watched) pieces(pause time.Duration) (intime bool) {
	file, err := os.Create(w.file)
	require.NoError(w.t, err)
	intime = true
	for last := time.Now(); ; {
		_, err := file.WriteString("piece\n")
		require.NoError(w.t, err)
		intime = intime && time.Since(last) < 140*time.Millisecond
		last = time.Now()
		if info, err := file.Stat(); err == nil && info.Size() == 20*6 {
			break
		}
		time.Sleep(pause)
	}
	require.NoError(w.t, file.Close())
	return intime
}

// A log that is written to all the time neither delays a change nor makes
// one.
func TestNoisyNeighbour(t *testing.T) {
	t.Parallel()
	w := newWatched(t)
	w.start()
	stop, stopped := make(chan struct{}), make(chan struct{})
	log, err := os.Create(w.path("log"))
	require.NoError(t, err)
	go func() {
		defer close(stopped)
		for {
			select {
			case <-stop:
				return
			case <-time.After(2 * time.Millisecond):
				_, _ = log.WriteString("line\n")
			}
		}
	}()
	time.Sleep(quiet)
	w.write("config", "second")
	w.expect([]string{"first"}, []string{"second"})
	close(stop)
	<-stopped
	require.NoError(t, log.Close())
}
