package instances

import (
	"context"
	"fmt"
	"time"

	"github.com/hushgen/hushgen/benchmarks/markdown"
	"github.com/hushgen/hushgen/benchmarks/plugins"
	"github.com/hushgen/hushgen/benchmarks/session"
	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
)

// Soaks returns what is done very often, so that whatever stays behind shows.
func Soaks(rounds int) []Soak {
	return []Soak{hubs(rounds), reloads(rounds)}
}

// hubs opens and closes one hub after the other.
func hubs(rounds int) Soak {
	return Soak{
		Title:  markdown.Counted(rounds, "hub") + " opened and closed",
		About:  "Each time: Open, Get, a Reload that changes what was got and its owner, Get, Use, Close.",
		Rounds: rounds,
		Round: func() error {
			ctx := context.Background()
			l, err := openLife(ctx, hub.Grace(time.Minute))
			if err != nil {
				return err
			}
			if err := l.live(ctx); err != nil {
				return err
			}
			return l.hub.Close(ctx)
		},
	}
}

// reloads changes one hub again and again.
func reloads(rounds int) Soak {
	ctx := context.Background()
	var l *life
	return Soak{
		Title:  markdown.Counted(rounds, "reload") + " of one hub",
		About:  "Each time: a Reload that changes a resource and its owner, Get, Use. What is replaced closes a millisecond later.",
		Rounds: rounds,
		Open: func() (err error) {
			l, err = openLife(ctx, hub.Grace(time.Millisecond))
			return err
		},
		Round: func() error { return l.live(ctx) },
		Close: func() error { return l.hub.Close(ctx) },
	}
}

// life is a hub that goes through all that happens to one.
type life struct {
	source *turning
	hub    *plugins.Hub
	ref    hush.Ref[session.Session]
}

func openLife(ctx context.Context, options ...hub.Option) (*life, error) {
	source := newTurning(1)
	h, err := plugins.Open(ctx, append(options, hub.From(source))...)
	if err != nil {
		return nil, err
	}
	l := &life{source, h, h.Session.Ref(parent)}
	for name := range h.Session.Names() {
		if _, err := h.Session.Get(ctx, name); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// live is one round.
func (l *life) live(ctx context.Context) error {
	want := l.source.turn()
	if err := l.hub.Reload(ctx); err != nil {
		return err
	}
	got, err := l.hub.Session.Get(ctx, child)
	if err != nil {
		return err
	}
	if got.Text() != want {
		return fmt.Errorf("got %q after the reload, want %q", got.Text(), want)
	}
	if _, err := l.ref.Get(ctx); err != nil {
		return err
	}
	if err := l.ref.Use(ctx, isOpen); err != nil {
		return err
	}
	return l.hub.Session.Use(ctx, child, isOpen)
}
