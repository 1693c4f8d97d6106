package redis_test

import (
	"bufio"
	"context"
	"io"
	"net"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/systems/confighub/redis"
)

func serve(t *testing.T) string {
	ctx, cancel := context.WithCancel(context.Background())
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	served := make(chan error, 1)
	go func() { served <- new(redis.Server).Serve(ctx, listener) }()
	t.Cleanup(func() {
		cancel()
		assert.NoError(t, <-served)
	})
	return listener.Addr().String()
}

func TestClientAndServer(t *testing.T) {
	addr, ctx := serve(t), t.Context()
	first, second := redis.NewClient(addr, 0), redis.NewClient(addr, 15)

	_, found, err := first.Get(ctx, "greeting")
	require.NoError(t, err)
	assert.False(t, found)

	require.NoError(t, first.Set(ctx, "greeting", "hello\r\nworld"))
	value, found, err := first.Get(ctx, "greeting")
	require.NoError(t, err)
	assert.True(t, found)
	assert.Equal(t, "hello\r\nworld", value)

	_, found, err = second.Get(ctx, "greeting")
	require.NoError(t, err)
	assert.False(t, found, "each database has keys of its own")
	require.NoError(t, first.Close())
	require.NoError(t, second.Close())
}

func TestClientConnectsAnewAfterACancelledCommand(t *testing.T) {
	client := redis.NewClient(serve(t), 0)
	require.NoError(t, client.Set(t.Context(), "a", "1"))
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	require.ErrorIs(t, client.Set(cancelled, "a", "2"), context.Canceled)
	require.NoError(t, client.Set(t.Context(), "a", "3"))
	require.NoError(t, client.Close())
}

func TestClientSaysWhichDatabaseIsMissing(t *testing.T) {
	addr := serve(t)
	err := redis.NewClient(addr, 16).Set(t.Context(), "a", "1")
	assert.EqualError(t, err, "redis at "+addr+": SET: ERR DB index is out of range")
}

func TestServerAnswersMistakes(t *testing.T) {
	tests := map[string]string{
		"*1\r\n$4\r\nPING\r\n":               "+PONG",
		"*1\r\n$8\r\nFLUSHALL\r\n":           "-ERR unknown command 'FLUSHALL'",
		"*1\r\n$4\r\na\r\nb\r\n":             "-ERR unknown command 'a??b'",
		"*1\r\n$3\r\nget\r\n":                "-ERR wrong number of arguments for 'get' command",
		"*0\r\n":                             "-ERR empty command",
		"*2\r\n$6\r\nSELECT\r\n$1\r\nx\r\n":  "-ERR DB index is out of range",
		"hello\r\n":                          `-ERR Protocol error: expected '*' and a length, found "hello"`,
		"*99999\r\n":                         `-ERR Protocol error: length "99999" is not between 0 and 64`,
		"*1\r\n$-1\r\n":                      `-ERR Protocol error: length "-1" is not between 0 and 1048576`,
		"*1\r\n$1\r\nabc\r\n":                "-ERR Protocol error: a string doesn't end where its length says",
		"\r\n":                               "-ERR Protocol error: unexpected empty line",
		string(make([]byte, 5000)) + "\r\n":  "-ERR Protocol error: bufio: buffer full",
		"*2\r\n$3\r\nGET\r\n$5\r\nnever\r\n": "$-1",
	}
	addr := serve(t)
	for request, want := range tests {
		conn, err := net.Dial("tcp", addr)
		require.NoError(t, err)
		_, err = io.WriteString(conn, request)
		require.NoError(t, err)
		got, err := bufio.NewReader(conn).ReadString('\n')
		require.NoError(t, err)
		assert.Equal(t, want+"\r\n", got, "%q", request)
		require.NoError(t, conn.Close())
	}
}

func TestConfigBringsItsOwnServer(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	client, err := redis.Config{DB: 3}.Create(ctx)
	require.NoError(t, err)
	require.NoError(t, client.Set(ctx, "a", "1"))
	cancel()
	require.Eventually(t, func() bool { return client.Set(t.Context(), "a", "2") != nil }, 5*time.Second, time.Millisecond,
		"the server ends with the instance's context")
	require.NoError(t, client.Close())
}
