//go:build unix

package main_test

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"os/exec"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var address = regexp.MustCompile(`msg=serving url=(\S+)`)

func TestServeUntilASignal(t *testing.T) {
	command := exec.CommandContext(t.Context(), program, "serve", "-addr", "127.0.0.1:0")
	stderr, err := command.StderrPipe()
	require.NoError(t, err)
	require.NoError(t, command.Start())
	log := bufio.NewReader(stderr)
	line, err := log.ReadString('\n')
	require.NoError(t, err)
	found := address.FindStringSubmatch(line)
	require.NotNil(t, found, line)

	response, err := http.Post(found[1]+"/chat/completions", "application/json",
		strings.NewReader(`{"model":"handbook","stream":true,"messages":[{"role":"user","content":"How do I report a lost badge?"}]}`))
	require.NoError(t, err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	assert.Contains(t, string(body), "A lost badge is reported at the front desk.")
	assert.True(t, strings.HasSuffix(string(body), "data: [DONE]\n\n"))

	require.NoError(t, command.Process.Signal(syscall.SIGTERM))
	rest, err := io.ReadAll(log)
	require.NoError(t, err)
	assert.Contains(t, string(rest), "msg=stopped")
	assert.NoError(t, command.Wait(), "a signal is a proper way to end")
}

func TestServeOnATakenAddress(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer listener.Close()
	taken := listener.Addr().String()
	got := run(t, nil, "serve", "-addr", taken)
	assert.Equal(t, result{stderr: "llmgateway: listen tcp " + taken + ": bind: address already in use\n", code: 1}, got)
}
