//go:build unix

package main_test

import (
	"io"
	"net"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestServeUntilASignal(t *testing.T) {
	g := startGateway(t, ".")
	response, err := http.Post(g.url+"/v1/chat/completions", "application/json",
		strings.NewReader(`{"model":"handbook","stream":true,"messages":[{"role":"user","content":"How do I report a lost badge?"}]}`))
	require.NoError(t, err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	assert.Contains(t, string(body), "A lost badge is reported at the front desk.")
	assert.True(t, strings.HasSuffix(string(body), "data: [DONE]\n\n"))
	g.stop(t)
}

func TestServeOnATakenAddress(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer listener.Close()
	taken := listener.Addr().String()
	got := run(t, nil, "serve", "-addr", taken)
	assert.Equal(t, result{stderr: "llmgateway: listen tcp " + taken + ": bind: address already in use\n", code: 1}, got)
}
