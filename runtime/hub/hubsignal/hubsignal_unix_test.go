//go:build unix

package hubsignal_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hub/hubsignal"
)

// child is the variable that makes the test binary a program of its own.
const child = "HUSH_TEST_SIGNAL_CHILD"

func TestMain(m *testing.M) {
	if os.Getenv(child) != "" {
		program()
		return
	}
	goleak.VerifyTestMain(m)
}

// program reloads once, then no longer.
func program() {
	ctx, cancel := context.WithCancel(context.Background())
	before := make(chan os.Signal, 1)
	signal.Notify(before, syscall.SIGHUP) // until Reload listens
	go func() {
		for ctx.Err() == nil {
			_ = syscall.Kill(os.Getpid(), syscall.SIGHUP)
			time.Sleep(10 * time.Millisecond)
		}
	}()
	h := &fakeHub{reload: func() error { cancel(); return nil }}
	fmt.Println(hubsignal.Reload(ctx, h), h.count() > 0)
	signal.Stop(before)
	_ = syscall.Kill(os.Getpid(), syscall.SIGHUP)
	time.Sleep(time.Minute)
	fmt.Println("still here")
}

// fakeHub counts its reloads.
type fakeHub struct {
	mu      sync.Mutex
	reloads int
	reload  func() error
}

func (h *fakeHub) Reload(context.Context) error {
	h.mu.Lock()
	h.reloads++
	h.mu.Unlock()
	return h.reload()
}

func (h *fakeHub) count() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.reloads
}

// guard keeps signals that nobody listens to yet from ending the tests.
func guard(t *testing.T, signals ...os.Signal) {
	t.Helper()
	ignored := make(chan os.Signal, 1)
	signal.Notify(ignored, signals...)
	t.Cleanup(func() { signal.Stop(ignored) })
}

// reload runs Reload until the test ends it.
func reload(t *testing.T, h *fakeHub, signals ...os.Signal) (stop func() error) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- hubsignal.Reload(ctx, h, signals...) }()
	return func() error {
		cancel()
		return <-ended
	}
}

// until sends a signal until something is so.
func until(t *testing.T, s syscall.Signal, is func() bool) {
	t.Helper()
	require.Eventually(t, func() bool {
		require.NoError(t, syscall.Kill(os.Getpid(), s))
		return is()
	}, 30*time.Second, 10*time.Millisecond)
}

func TestReload(t *testing.T) {
	guard(t, syscall.SIGHUP)
	h := &fakeHub{reload: func() error { return errors.New("broken") }}
	stop := reload(t, h)
	until(t, syscall.SIGHUP, func() bool { return h.count() >= 3 })
	require.NoError(t, stop(), "failures don't end it")
}

func TestOtherSignals(t *testing.T) {
	guard(t, syscall.SIGHUP, syscall.SIGUSR1, syscall.SIGUSR2)
	h := &fakeHub{reload: func() error { return nil }}
	stop := reload(t, h, syscall.SIGUSR1, syscall.SIGUSR2)
	until(t, syscall.SIGUSR1, func() bool { return h.count() >= 1 })
	before := h.count()
	until(t, syscall.SIGUSR2, func() bool { return h.count() > before })
	require.NoError(t, stop())
}

// However many signals come during a reload, they lead to one more.
func TestSignalsDuringAReload(t *testing.T) {
	guard(t, syscall.SIGHUP)
	leave := make(chan struct{})
	h := &fakeHub{reload: func() error { <-leave; return nil }}
	stop := reload(t, h)
	until(t, syscall.SIGHUP, func() bool { return h.count() == 1 })
	came := make(chan os.Signal, 1)
	signal.Notify(came, syscall.SIGHUP)
	defer signal.Stop(came)
	for range 20 {
		require.NoError(t, syscall.Kill(os.Getpid(), syscall.SIGHUP))
		<-came
	}
	close(leave)
	require.Eventually(t, func() bool { return h.count() >= 2 }, 30*time.Second, time.Millisecond)
	require.NoError(t, stop())
	assert.LessOrEqual(t, h.count(), 3, "one for a signal that came late")
}

func TestClosedHub(t *testing.T) {
	guard(t, syscall.SIGHUP)
	h := &fakeHub{reload: func() error { return fmt.Errorf("reload: %w", &hub.ClosedError{}) }}
	ended := make(chan error, 1)
	go func() { ended <- hubsignal.Reload(t.Context(), h) }()
	until(t, syscall.SIGHUP, func() bool { return len(ended) == 1 })
	require.NoError(t, <-ended)
	assert.Equal(t, 1, h.count())
}

// Afterwards the signal ends a program, as it would have before.
func TestProgram(t *testing.T) {
	command := exec.CommandContext(t.Context(), os.Args[0])
	command.Env = append(os.Environ(), child+"=1")
	output, err := command.CombinedOutput()
	assert.Equal(t, "<nil> true\n", string(output))
	exit, ok := errors.AsType[*exec.ExitError](err)
	require.True(t, ok, err)
	assert.Equal(t, syscall.SIGHUP, exit.Sys().(syscall.WaitStatus).Signal())
}

// TestDependencies makes sure that the linker can still drop what a program
// doesn't use.
func TestDependencies(t *testing.T) {
	out, err := exec.CommandContext(t.Context(), "go", "list", "-deps", ".").CombinedOutput()
	require.NoError(t, err, string(out))
	dependencies := strings.Fields(string(out))
	for _, name := range []string{"reflect", "fmt", "encoding/json", "log/slog", "runtime/debug"} {
		assert.NotContains(t, dependencies, name)
	}
}
