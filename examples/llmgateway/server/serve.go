package server

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

// Serve serves connections until ctx ends. Then it takes no new ones, gives
// requests that are running the time of grace to finish, and cuts off the
// rest, which is an error. It closes the listener.
func Serve(ctx context.Context, listener net.Listener, handler http.Handler, grace time.Duration) error {
	// Requests outlive ctx by the time of grace.
	requests, cutOff := context.WithCancelCause(context.WithoutCancel(ctx))
	defer cutOff(nil)
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       2 * time.Minute,
		BaseContext:       func(net.Listener) context.Context { return requests },
	}
	stopped := make(chan error, 1)
	go func() { stopped <- server.Serve(listener) }()
	select {
	case err := <-stopped:
		return err
	case <-ctx.Done():
	}
	err := shutDown(server, grace)
	if err != nil {
		cutOff(errShuttingDown)
		err = errors.Join(err, server.Close())
	}
	<-stopped
	return err
}

var errShuttingDown = errors.New("the gateway is shutting down")

func shutDown(server *http.Server, grace time.Duration) error {
	ctx, cancel := context.WithTimeout(context.Background(), grace)
	defer cancel()
	err := server.Shutdown(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("requests that still ran %s after the end were cut off", grace)
	}
	return err
}
