package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"github.com/hushgen/hushgen/generator/steps"
	"github.com/hushgen/hushgen/internal/terminal"
)

// window is a terminal of 40 columns, and a clock.
type window struct {
	bytes.Buffer
	*progress
	ticks chan time.Time
}

func newWindow() *window {
	w := &window{ticks: make(chan time.Time)}
	begun := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	w.progress = newProgress(terminal.NewLine(&w.Buffer, func() (int, bool) { return 40, true }), begun)
	go w.run(w.ticks)
	return w
}

// tick returns what was written at a time after the begin. The second tick is
// taken when the first is done with; it changes nothing.
func (w *window) tick(after time.Duration) string {
	before := w.Len()
	w.ticks <- w.begun.Add(after)
	w.ticks <- w.begun
	return strings.TrimRight(w.String()[before:], " \r")
}

func (w *window) observed(ctx context.Context) context.Context {
	return steps.With(ctx, &observation{progress: w.progress})
}

func TestProgressLine(t *testing.T) {
	defer goleak.VerifyNone(t)
	w := newWindow()
	ctx := w.observed(t.Context())
	read := steps.Begin(ctx, steps.ReadSources)
	assert.Empty(t, w.tick(999*time.Millisecond), "it may be over soon")
	assert.Equal(t, "\rreading sources (1 s)", w.tick(time.Second))
	assert.Empty(t, w.tick(1900*time.Millisecond), "nothing new")
	read.Expect(1204)
	read.Advance(12)
	assert.Equal(t, "\rreading sources 12/1,204 (2 s)", w.tick(2*time.Second))
	asks := steps.Begin(ctx, steps.AskExports)
	assert.Equal(t, "\rasking the build cache for types (2 s)", w.tick(2*time.Second))
	asks.End()
	assert.Equal(t, "\rreading sources 12/1,204 (2 s)", w.tick(2*time.Second))
	read.End()
	assert.NotContains(t, w.tick(3*time.Second), "reading", "nothing is done that has a name")
	types := steps.Begin(steps.Of(ctx, "internal/registries/of/providers"), steps.CheckTypes)
	defer types.End()
	assert.Equal(t, "\rinternal/registries/of/providers: che…", w.tick(63*time.Second))
	w.stop()
	assert.True(t, strings.HasSuffix(w.String(), "\r"+strings.Repeat(" ", 39)+"\r"), "nothing is left")
}

// What is printed while the line is there takes its place.
func TestPrintedBeside(t *testing.T) {
	defer goleak.VerifyNone(t)
	w := newWindow()
	step := steps.Begin(w.observed(t.Context()), steps.Compare)
	defer step.End()
	w.tick(time.Second)
	_, err := w.line.Beside(&w.Buffer).Write([]byte("--- a/hush_gen.go\n"))
	require.NoError(t, err)
	assert.True(t, strings.HasSuffix(w.String(), "\r"+strings.Repeat(" ", len("comparing files (1 s)"))+"\r--- a/hush_gen.go\n"))
	assert.Equal(t, "\rcomparing files (1 s)", w.tick(time.Second))
	w.stop()
}

func TestWantsProgress(t *testing.T) {
	for _, c := range []struct {
		ci, term string
		want     bool
	}{{"", "xterm", true}, {"", "", true}, {"false", "xterm", true}, {"true", "xterm", false}, {"1", "xterm", false}, {"", "dumb", false}} {
		t.Setenv("CI", c.ci)
		t.Setenv("TERM", c.term)
		assert.Equal(t, c.want, wantsProgress(), c)
	}
}

// failing is a command that does what it is told.
type failing func(ctx context.Context, std streams) error

func (f failing) Run(ctx context.Context, std streams) error { return f(ctx, std) }

// Whatever becomes of a command, its files are complete and nothing runs on.
func TestHoweverItEnds(t *testing.T) {
	defer goleak.VerifyNone(t)
	for name, run := range map[string]failing{
		"fine":     func(context.Context, streams) error { return nil },
		"problems": func(context.Context, streams) error { return &exitError{code: exitProblems} },
		"error":    func(context.Context, streams) error { return errors.New("failed") },
		"panic":    func(context.Context, streams) error { panic("out of ideas") },
		"handed over": func(_ context.Context, std streams) error {
			_, wrapped := std.handOver().err.(*os.File)
			assert.True(t, wrapped, "programs get the terminal itself")
			return nil
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			errors, err := os.Create("errors")
			require.NoError(t, err)
			defer errors.Close()
			flags := &observing{Verbose: true, CPUProfile: "cpu", MemProfile: "memory", Trace: "trace"}
			func() {
				defer func() { _ = recover() }() //nolint:errcheck // of the panic above
				(&command{run, flags, name}).run(t.Context(), streams{out: errors, err: errors})
			}()
			for _, name := range []string{"cpu", "memory", "trace"} {
				content, err := os.ReadFile(name)
				require.NoError(t, err)
				assert.NotEmpty(t, content)
			}
			text, err := os.ReadFile("errors")
			require.NoError(t, err)
			assert.Equal(t, 1, strings.Count("\n"+string(text), "\ntotal "), "%s", text)
		})
	}
}
