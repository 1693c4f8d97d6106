package redisstore_test

import (
	"fmt"
	"net"
	"testing"
	"time"

	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/datastores/internal/redistest"
	"github.com/hushgen/hushgen/examples/datastores/stores/redisstore"
)

func TestNewSelectsTheDatabase(t *testing.T) {
	server := redistest.Start(t)
	three := 3
	client, err := redisstore.New(t.Context(), redisstore.Config{
		URL: hush.NewSecret(server.URL + "/2"), DB: &three, Timeout: 5 * time.Second,
	})
	require.NoError(t, err)
	require.NoError(t, client.Set(t.Context(), "where", "here", 0).Err())
	require.NoError(t, client.Close())

	for db, want := range map[int]int64{0: 0, 2: 0, 3: 1} {
		size, err := server.Client(t, db).DBSize(t.Context()).Result()
		require.NoError(t, err)
		assert.Equal(t, want, size, "keys in database %d", db)
	}
}

func TestNewUsesTheDatabaseOfTheURL(t *testing.T) {
	server := redistest.Start(t)
	client, err := redisstore.New(t.Context(), redisstore.Config{
		URL: hush.NewSecret(server.URL + "/2"), Timeout: 5 * time.Second,
	})
	require.NoError(t, err)
	defer func() { assert.NoError(t, client.Close()) }()
	assert.Equal(t, 2, client.Options().DB)
}

func TestNewWithoutServer(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	address := listener.Addr().String()
	require.NoError(t, listener.Close())

	client, err := redisstore.New(t.Context(), redisstore.Config{
		URL: hush.NewSecret("redis://:hunter2@" + address), Timeout: 300 * time.Millisecond,
	})
	assert.Nil(t, client)
	require.ErrorContains(t, err, "no Redis server at "+address+": ")
	assert.NotContains(t, err.Error(), "hunter2")
}

// A server that accepts connections and says nothing must not hold up the
// start of the program.
func TestNewWithSilentServer(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer func() { assert.NoError(t, listener.Close()) }()

	begin := time.Now()
	_, err = redisstore.New(t.Context(), redisstore.Config{
		URL: hush.NewSecret("redis://" + listener.Addr().String()), Timeout: 200 * time.Millisecond,
	})
	require.Error(t, err)
	assert.Less(t, time.Since(begin), 5*time.Second)
}

func TestValidate(t *testing.T) {
	for _, good := range []string{"redis://localhost:6379", "rediss://user:pw@host:1/4", "unix:///run/redis.sock"} {
		assert.NoError(t, redisstore.Config{URL: hush.NewSecret(good)}.Validate(), good)
	}
	for _, bad := range []string{"localhost:6379", "http://host", "redis://:hunter2@host:x", "redis://host/hunter2"} {
		err := redisstore.Config{URL: hush.NewSecret(bad)}.Validate()
		assert.EqualError(t, err, "url: expected redis://[user:password@]host:port[/db]", bad)
	}
}

func TestConfigDoesNotShowThePassword(t *testing.T) {
	cfg := redisstore.Config{URL: hush.NewSecret("redis://:hunter2@host:6379")}
	assert.NotContains(t, fmt.Sprintf("%v %+v %#v", cfg, cfg, cfg), "hunter2")
}
