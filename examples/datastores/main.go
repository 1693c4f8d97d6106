// Command datastores is a small shop on two kinds of stores: products in
// SQLite with a cache in Redis, shopping carts in another Redis database.
// Which stores there are, and who uses which, stands in resources.yaml.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
	"github.com/redis/go-redis/v9/logging"

	"github.com/hushgen/hushgen/examples/datastores/plugins"
)

func main() {
	logging.Disable() // what the Redis client logs stands in its errors, too
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Stdout)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "datastores:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, out io.Writer) (err error) {
	env, err := newEnvironment(os.Environ())
	if err != nil {
		return err
	}
	defer env.close()
	fmt.Fprintf(out, "Redis: %s\n", env.redis)

	resources := yamlfile.Search("DATASTORES_CONFIG", "resources.yaml", "examples/datastores/resources.yaml")
	h, err := plugins.Open(ctx, hub.From(resources), hub.Env(env.variables))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closeHub(h)) }()

	if err := checkAll(ctx, out, h); err != nil {
		return err
	}
	catalog, err := h.Catalog.Get(ctx, "shop")
	if err != nil {
		return err
	}
	cart, err := h.Cart.Get(ctx, "web")
	if err != nil {
		return err
	}
	return visit(ctx, out, catalog, cart)
}

// closeHub has a context of its own: when the program is interrupted, that
// of main has ended already.
func closeHub(h *plugins.Hub) error {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	return h.Close(ctx)
}

// checkAll makes every resource and asks those that can check themselves.
func checkAll(ctx context.Context, out io.Writer, h *plugins.Hub) error {
	fmt.Fprintln(out, "\nResources")
	for key := range h.Keys() {
		instance, err := h.Get(ctx, key)
		if err != nil {
			return err
		}
		state := "open"
		if c, ok := instance.(interface{ Check(context.Context) error }); ok {
			if err := c.Check(ctx); err != nil {
				return fmt.Errorf("%s: %w", key, err)
			}
			state = "healthy"
		}
		fmt.Fprintf(out, "  %-15s %s\n", key, state)
	}
	return nil
}
