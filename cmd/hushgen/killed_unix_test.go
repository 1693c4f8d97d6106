//go:build unix

package main

import (
	"flag"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// rounds is low for the sake of everyday runs; package output has hundreds of
// rounds of the writing itself. Before a release:
//
//	go test ./cmd/hushgen -run 'TestKilled|TestAtOnce' -rounds 200
var rounds = flag.Int("rounds", 8, "how often TestKilled kills a process, and TestAtOnce starts two")

// busyModule is a module whose generated file changes in every round.
type busyModule struct {
	dir, hushgen string
	environment  []string
	versions     [2]string // of the generated file
	took         time.Duration
}

func newBusyModule(t *testing.T) *busyModule {
	root, err := filepath.Abs("../..")
	require.NoError(t, err)
	hushgen, err := exec.LookPath("hushgen")
	require.NoError(t, err)
	m := &busyModule{dir: t.TempDir(), hushgen: hushgen, environment: append(os.Environ(), goEnvironment(t)...)}
	require.NoError(t, writeModule(m.dir, "example.com/app", root))
	for i := range m.versions {
		m.write(t, i)
		began := time.Now()
		require.NoError(t, m.start(t).Wait())
		m.took = time.Since(began)
		m.versions[i] = m.generated(t)
	}
	require.NotEqual(t, m.versions[0], m.versions[1])
	return m
}

// write writes one of two sources.
func (m *busyModule) write(t *testing.T, version int) {
	name := []string{"first", strings.Repeat("second", 10)}[version]
	source := "//hush:registry\npackage main\n\n//hush:factory name=" + name + " category=number\nfunc New() int { return 1 }\n\nfunc main() {}\n"
	require.NoError(t, os.WriteFile(filepath.Join(m.dir, "main.go"), []byte(source), 0o600))
}

// start starts hushgen generate in a process group of its own.
func (m *busyModule) start(t *testing.T) *exec.Cmd {
	command := exec.CommandContext(t.Context(), m.hushgen, "generate")
	command.Dir, command.Env = m.dir, m.environment
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	require.NoError(t, command.Start())
	return command
}

func (m *busyModule) generated(t *testing.T) string {
	content, err := os.ReadFile(filepath.Join(m.dir, "hush_gen.go"))
	require.NoError(t, err)
	return string(content)
}

// temporary returns the files that should not stay.
func (m *busyModule) temporary(t *testing.T) []string {
	found, err := filepath.Glob(filepath.Join(m.dir, ".hush*"))
	require.NoError(t, err)
	return found
}

// TestKilled kills hushgen, and the go commands that it started, at any moment
// of the half of its time in which it writes.
func TestKilled(t *testing.T) {
	m := newBusyModule(t)
	now, written := 1, 0
	for range *rounds {
		m.write(t, 1-now)
		command := m.start(t)
		time.Sleep(m.took/2 + rand.N(m.took))                   // before that nothing is written
		_ = syscall.Kill(-command.Process.Pid, syscall.SIGKILL) // it may have ended
		_ = command.Wait()
		switch m.generated(t) {
		case m.versions[1-now]:
			now, written = 1-now, written+1
		case m.versions[now]:
		default:
			require.Fail(t, "neither the old file nor the new one", m.generated(t))
		}
	}
	t.Logf("%d of %d were killed after they had written", written, *rounds)
	m.write(t, 1-now)
	require.NoError(t, m.start(t).Wait(), "what a killed one left over is in nobody's way")
	assert.Equal(t, m.versions[1-now], m.generated(t))
}

// TestAtOnce starts two processes on one package, as editors and people do.
func TestAtOnce(t *testing.T) {
	m := newBusyModule(t)
	for round := range *rounds {
		m.write(t, round%2)
		first, second := m.start(t), m.start(t)
		require.NoError(t, first.Wait())
		require.NoError(t, second.Wait())
		require.Equal(t, m.versions[round%2], m.generated(t))
		require.Empty(t, m.temporary(t))
	}
}
