// Llmgateway puts language models of many kinds behind one address. Which
// there are stands in resources.yaml; which kinds, in the package plugins.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/hushgen/hushgen/examples/llmgateway/plugins"
	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "llmgateway:", err)
		os.Exit(exitCode(err))
	}
}

// exitCode is 2 for a wrong command line and 1 for everything else.
func exitCode(err error) int {
	var wrong *usageError
	if errors.As(err, &wrong) {
		return 2
	}
	return 1
}

// run does what the command line says.
func run(ctx context.Context, arguments []string, stdout, stderr io.Writer) error {
	log := slog.New(slog.NewTextHandler(stderr, nil))
	do, err := parse(arguments, stdout, log)
	if err != nil {
		return err
	}
	return withHub(ctx, log, do)
}

// closing is how long open resources get to close.
const closing = 10 * time.Second

// withHub opens the hub for the time that a command takes.
func withHub(ctx context.Context, log *slog.Logger, do command) (err error) {
	client := newClient()
	defer client.CloseIdleConnections()
	host := plugins.Host{HTTPClient: client, SlogLogger: log}
	resources := hub.From(
		yamlfile.Search("LLMGATEWAY_CONFIG", "resources.yaml", "examples/llmgateway/resources.yaml"),
	)
	h, err := plugins.Open(ctx, host, append(do.options, resources)...)
	if err != nil {
		return err
	}
	defer func() {
		// A signal ends ctx, but not the time to close.
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), closing)
		defer cancel()
		err = errors.Join(err, h.Close(ctx))
	}()
	return do.run(ctx, h)
}

// newClient returns the client of all plugins. Few services get all requests,
// so it keeps more than the usual two connections to each.
func newClient() *http.Client {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxIdleConnsPerHost = transport.MaxIdleConns
	return &http.Client{Transport: transport}
}
