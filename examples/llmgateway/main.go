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

	"github.com/hushgen/hushgen/examples/llmgateway/llm"
	"github.com/hushgen/hushgen/examples/llmgateway/plugins"
	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
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

// command is what a command line asks for. It gets the models and nothing else
// of the hub.
type command func(ctx context.Context, models hush.Resources[llm.LLM]) error

// run does what the command line says.
func run(ctx context.Context, arguments []string, stdout, stderr io.Writer) error {
	log := slog.New(slog.NewTextHandler(stderr, nil))
	do, err := parse(arguments, stdout, log)
	if err != nil {
		return err
	}
	return withModels(ctx, log, do)
}

// closing is how long open resources get to close.
const closing = 10 * time.Second

// withModels opens the hub for the time that do takes.
func withModels(ctx context.Context, log *slog.Logger, do command) (err error) {
	client := &http.Client{}
	defer client.CloseIdleConnections()
	host := plugins.Host{HTTPClient: client, SlogLogger: log}
	h, err := plugins.Open(ctx, host, hub.From(
		yamlfile.Search("LLMGATEWAY_CONFIG", "resources.yaml", "examples/llmgateway/resources.yaml"),
	))
	if err != nil {
		return err
	}
	defer func() {
		// A signal ends ctx, but not the time to close.
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), closing)
		defer cancel()
		err = errors.Join(err, h.Close(ctx))
	}()
	return do(ctx, h.LLM)
}
