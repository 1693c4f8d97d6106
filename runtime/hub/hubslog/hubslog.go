// Package hubslog writes the events of a hub to a [slog.Logger]. It is a
// package of its own so that programs that log otherwise don't link log/slog.
package hubslog

import (
	"context"
	"log/slog"
	"strings"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
)

// Events returns an observer that logs every event:
//
//	h, err := plugins.Open(ctx, hub.From(source), hub.Observe(hubslog.Events(logger)))
//
// Created and closed instances are logged at debug level, reloads and writes
// at info, failures and failed reloads at error, instances whose Close failed
// and refused writes (Put, Remove) at warn. The attributes are key, plugin, duration and error, each where the
// event has it, and for reloads the groups added, changed and removed, with
// count and up to ten keys, and kept, a count. Of several problems each has a
// record of its own, up to [hush.MaxShown]; the first says how many there are.
//
// nil is [slog.Default], asked for at each event.
func Events(logger *slog.Logger) func(hub.Event) {
	return func(event hub.Event) {
		to := logger
		if to == nil {
			to = slog.Default()
		}
		ctx, level := context.Background(), levelOf(event)
		if !to.Enabled(ctx, level) {
			return
		}
		errs := separate(event.Err)
		to.LogAttrs(ctx, level, messageOf(event), attributes(event, errs)...)
		for _, err := range errs[min(1, len(errs)):min(hush.MaxShown, len(errs))] {
			to.LogAttrs(ctx, level, messageOf(event), slog.Any("error", err))
		}
	}
}

// separate takes errors apart that would fill several lines.
func separate(err error) (errs []error) {
	if err == nil {
		return nil
	}
	if config, ok := err.(*hush.ConfigError); ok {
		for _, problem := range config.Problems {
			errs = append(errs, problem)
		}
		return errs
	}
	if joined, ok := err.(interface{ Unwrap() []error }); ok && strings.Contains(err.Error(), "\n") {
		for _, err := range joined.Unwrap() {
			errs = append(errs, separate(err)...)
		}
		return errs
	}
	return []error{err}
}

func levelOf(event hub.Event) slog.Level {
	switch event.Kind {
	case hub.EventReloadFailed:
		if !event.Key.IsZero() {
			return slog.LevelWarn // who called Put has the error
		}
		return slog.LevelError
	case hub.EventFailed:
		return slog.LevelError
	case hub.EventReloaded:
		return slog.LevelInfo
	}
	if event.Err != nil {
		return slog.LevelWarn
	}
	return slog.LevelDebug
}

func messageOf(event hub.Event) string {
	written := !event.Key.IsZero()
	switch {
	case event.Kind == hub.EventReloaded && written:
		return "resource written"
	case event.Kind == hub.EventReloaded:
		return "resources reloaded"
	case event.Kind == hub.EventReloadFailed && written:
		return "resource not written"
	case event.Kind == hub.EventReloadFailed:
		return "resources not reloaded"
	default:
		return "resource " + event.Kind.String()
	}
}

func attributes(event hub.Event, errs []error) []slog.Attr {
	var attributes []slog.Attr
	if !event.Key.IsZero() {
		attributes = append(attributes, slog.String("key", event.Key.String()))
	}
	if event.Plugin != "" {
		attributes = append(attributes, slog.String("plugin", event.Plugin))
	}
	if event.Kind == hub.EventReloaded {
		attributes = append(attributes, keys("added", event.Added), keys("changed", event.Changed),
			keys("removed", event.Removed), slog.Int("kept", event.Kept))
	}
	attributes = append(attributes, slog.Duration("duration", event.Duration))
	if len(errs) > 1 {
		attributes = append(attributes, slog.Int("errors", len(errs)))
	}
	if len(errs) > 0 {
		attributes = append(attributes, slog.Any("error", errs[0]))
	}
	return attributes
}

// maxKeys is how many keys a group shows.
const maxKeys = 10

// keys returns a group with the count of some keys, and the first of them.
func keys(name string, all []hush.Key) slog.Attr {
	count := slog.Int("count", len(all))
	if len(all) == 0 {
		return slog.GroupAttrs(name, count)
	}
	shown := make([]string, min(len(all), maxKeys))
	for i := range shown {
		shown[i] = all[i].String()
	}
	return slog.GroupAttrs(name, count, slog.Any("keys", shown))
}
