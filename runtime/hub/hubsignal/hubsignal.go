package hubsignal

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"runtime"

	"github.com/hushgen/hushgen/runtime/hub"
)

// Reload reloads a hub whenever the process gets one of the signals; SIGHUP
// when none is given. It returns nil when ctx ends, or when a signal finds the
// hub closed. From then on the signals do what they did before.
//
// A reload that fails leaves the hub as it is, and is an event of the hub.
// Signals that come while a reload runs lead to one more, however many they
// are.
//
// Where the system has no SIGHUP, as Windows, it is an error to give no
// signal.
func Reload(ctx context.Context, h interface{ Reload(context.Context) error }, signals ...os.Signal) error {
	if len(signals) == 0 {
		signals = standard
	}
	if len(signals) == 0 {
		return errors.New("hubsignal.Reload: " + runtime.GOOS + " has no SIGHUP; say which signals are to reload")
	}
	received := make(chan os.Signal, 1)
	signal.Notify(received, signals...)
	defer signal.Stop(received)
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-received:
		}
		if _, closed := errors.AsType[*hub.ClosedError](h.Reload(ctx)); closed {
			return nil
		}
	}
}
