package hub_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/runtime/hub"
)

// A successor that is never done is given up for a later change, but not
// before its time.
func TestWatchGivesUpForALaterChange(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newLab(t, of("a=1"), hub.Grace(0))
		l.behave["a=2"] = behaviour{make: func(ctx context.Context, _ *gear) error {
			<-ctx.Done()
			return ctx.Err()
		}}
		l.gear("a")
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error)
		go func() { ended <- l.Watch(ctx) }()
		time.Sleep(10 * time.Second)
		l.happened()

		l.source.Set(of("a=2"))
		time.Sleep(10 * time.Second)
		l.source.Set(of("a=3"))
		time.Sleep(40 * time.Second)
		assert.Empty(t, l.happened())
		time.Sleep(20 * time.Second)
		assert.Equal(t, "a=3", l.gear("a").title())
		assert.Contains(t, l.happened(), "reload failed: gear:a: waiting for it to be made: context canceled")
		cancel()
		assert.NoError(t, <-ended)
	})
}
