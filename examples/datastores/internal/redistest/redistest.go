// Package redistest gives tests a Redis server of their own: a real one where
// redis-server is installed, else one within the process.
package redistest

import (
	"context"
	"errors"
	"net"
	"os/exec"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/redis/go-redis/v9"
	"github.com/redis/go-redis/v9/logging"
)

// Server is a running Redis server on a free port of the loopback interface.
type Server struct {
	// URL is its address, such as redis://127.0.0.1:40123.
	URL string
	// Stop stops it at once. The end of the test does so by itself.
	Stop func()
}

// Start starts a server and waits until it answers.
func Start(t testing.TB) *Server {
	t.Helper()
	logging.Disable() // tests that stop a server expect errors
	path, err := exec.LookPath("redis-server")
	if err != nil {
		embedded := miniredis.RunT(t)
		return &Server{URL: "redis://" + embedded.Addr(), Stop: embedded.Close}
	}
	// Another process may take the free port first, so there is a second try.
	for range 3 {
		if server, ok := start(t, path); ok {
			return server
		}
	}
	t.Fatal("redis-server didn't start")
	return nil
}

// Client returns a client of a database of the server. It is closed at the
// end of the test.
func (s *Server) Client(t testing.TB, db int) *redis.Client {
	t.Helper()
	options, err := redis.ParseURL(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	options.DB = db
	options.ContextTimeoutEnabled = true
	options.MaxRetries = -1
	options.DialerRetries = 1
	client := redis.NewClient(options)
	t.Cleanup(func() {
		if err := client.Close(); err != nil && !errors.Is(err, redis.ErrClosed) {
			t.Error(err)
		}
	})
	return client
}

func start(t testing.TB, path string) (*Server, bool) {
	host, port := freePort(t)
	command := exec.Command(path, "--bind", host, "--port", port, "--save", "", "--appendonly", "no", "--dir", t.TempDir())
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	exited := make(chan struct{})
	go func() {
		defer close(exited)
		_ = command.Wait() // it is killed: the error is expected
	}()
	stop := func() {
		_ = command.Process.Kill() // an error means that it is gone already
		<-exited
	}
	t.Cleanup(stop)
	address := net.JoinHostPort(host, port)
	return &Server{URL: "redis://" + address, Stop: stop}, answers(t.Context(), address, exited)
}

func freePort(t testing.TB) (host, port string) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	host, port, err = net.SplitHostPort(listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return host, port
}

// answers waits until the server answers, but no longer than it runs.
func answers(ctx context.Context, address string, exited <-chan struct{}) bool {
	client := redis.NewClient(&redis.Options{Addr: address, MaxRetries: -1, DialerRetries: 1})
	defer func() { _ = client.Close() }()
	deadline := time.After(10 * time.Second)
	for {
		if client.Ping(ctx).Err() == nil {
			return true
		}
		select {
		case <-exited:
			return false
		case <-deadline:
			return false
		case <-time.After(10 * time.Millisecond):
		}
	}
}
