//go:build unix

package main_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// patience is how long something may take on a busy machine.
const patience = 30 * time.Second

// gateway is a running llmgateway serve.
type gateway struct {
	url string
	log *logbook

	command *exec.Cmd
}

// startGateway starts the program in a folder, with further variables.
func startGateway(t *testing.T, dir string, variables ...string) *gateway {
	t.Helper()
	command := exec.CommandContext(t.Context(), program, "serve", "-addr", "127.0.0.1:0")
	command.Dir = dir
	command.Env = append(append(os.Environ(), "LLMGATEWAY_CONFIG="), variables...)
	g := &gateway{log: new(logbook), command: command}
	command.Stderr = g.log
	require.NoError(t, command.Start())
	t.Cleanup(func() {
		if command.ProcessState == nil { // the test has failed before stop
			_ = command.Process.Kill()
			_ = command.Wait()
		}
	})
	serving := g.log.await(t, 0, "msg=serving")
	g.url = strings.TrimSuffix(address.FindStringSubmatch(serving)[1], "/v1")
	g.log.await(t, 0, `msg="resources reloaded"`) // now all is watched
	return g
}

var address = regexp.MustCompile(`msg=serving url=(\S+)`)

// stop ends the program as a supervisor does.
func (g *gateway) stop(t *testing.T) {
	t.Helper()
	require.NoError(t, g.command.Process.Signal(syscall.SIGTERM))
	assert.NoError(t, g.command.Wait(), "a signal is a proper way to end")
	lines := g.log.lines()
	assert.Contains(t, lines[len(lines)-1], "msg=stopped")
}

// openFiles counts the files that the program has open, connections included;
// 0 where the system doesn't tell.
func (g *gateway) openFiles() int {
	files, _ := os.ReadDir(fmt.Sprintf("/proc/%d/fd", g.command.Process.Pid))
	return len(files)
}

// memory tells how much of it the program has.
func (g *gateway) memory() string {
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", g.command.Process.Pid))
	if found := residentMemory.FindSubmatch(status); found != nil {
		return string(found[1])
	}
	return "unknown"
}

var residentMemory = regexp.MustCompile(`VmRSS:\s*(.*)`)

// logbook is what a program has logged. Write may be called meanwhile.
type logbook struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *logbook) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

// lines returns all whole lines.
func (l *logbook) lines() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	lines := strings.Split(l.text.String(), "\n")
	return lines[:len(lines)-1]
}

// count returns how many lines hold all the texts.
func (l *logbook) count(texts ...string) int {
	count := 0
	for _, line := range l.lines() {
		if holds(line, texts) {
			count++
		}
	}
	return count
}

// await returns the first line after so many that holds all the texts. It
// waits for it.
func (l *logbook) await(t *testing.T, after int, texts ...string) (found string) {
	t.Helper()
	if !assert.Eventually(t, func() bool {
		for _, line := range l.lines()[after:] {
			if holds(line, texts) {
				found = line
				return true
			}
		}
		return false
	}, patience, 2*time.Millisecond) {
		t.Fatalf("no line holds %q; found:\n%s", texts, strings.Join(l.lines()[after:], "\n"))
	}
	return found
}

func holds(line string, texts []string) bool {
	for _, text := range texts {
		if !strings.Contains(line, text) {
			return false
		}
	}
	return true
}
