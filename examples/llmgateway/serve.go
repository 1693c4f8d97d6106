package main

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/hushgen/hushgen/examples/llmgateway/plugins"
	"github.com/hushgen/hushgen/examples/llmgateway/server"
	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hub/hubhttp"
	"github.com/hushgen/hushgen/runtime/hub/hubsignal"
	"github.com/hushgen/hushgen/runtime/hub/hubslog"
)

// grace is how long running requests get when the gateway is told to stop.
const grace = 10 * time.Second

// serve serves the models over HTTP until ctx ends, and meanwhile goes along
// with every change of the resources.
func serve(address string, log *slog.Logger) command {
	return command{
		options: []hub.Option{hub.Observe(hubslog.Events(log))},
		run: func(ctx context.Context, h *plugins.Hub) error {
			listener, err := new(net.ListenConfig).Listen(ctx, "tcp", address)
			if err != nil {
				return err
			}
			log.InfoContext(ctx, "serving", "url", "http://"+listener.Addr().String()+"/v1")
			unfollow := follow(ctx, h, log)
			err = server.Serve(ctx, listener, routes(h, log), grace)
			unfollow()
			log.InfoContext(ctx, "stopped")
			return err
		},
	}
}

// follow reloads the resources when a file changes and when a SIGHUP comes.
// Where one of the two is impossible, the gateway lives without. unfollow
// returns once both have ended.
func follow(ctx context.Context, h *plugins.Hub, log *slog.Logger) (unfollow func()) {
	ctx, cancel := context.WithCancel(ctx)
	var following sync.WaitGroup
	for _, reload := range []func() error{
		func() error { return h.Watch(ctx) },
		func() error { return hubsignal.Reload(ctx, h) },
	} {
		following.Go(func() {
			if err := reload(); err != nil {
				log.WarnContext(ctx, "changes may go unnoticed", "error", err)
			}
		})
	}
	return func() {
		cancel()
		following.Wait()
	}
}

// routes puts an answer to readiness probes beside the models. The gateway is
// ready when its resources are valid: a model that can't be made, or whose
// service is down, is no reason to send nobody to all the others.
func routes(h *plugins.Hub, log *slog.Logger) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/ready", hubhttp.Readiness(h, hub.Decode))
	mux.Handle("/", server.New(h.LLM, log))
	return mux
}
