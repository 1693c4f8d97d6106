package hub_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
)

// closedNow returns what is closed once everything has come to rest.
func (l *lab) closedNow() []string {
	synctest.Wait()
	_, closed := l.lives()
	return closed
}

// use holds an instance open until release is called, which waits for that.
func (l *lab) use(name string) (g *gear, release func()) {
	l.t.Helper()
	begun, release1, released := make(chan *gear), make(chan struct{}), make(chan error)
	go func() {
		released <- hub.Resources(l.Hub, gears).Use(context.Background(), name, func(g Gear) error {
			begun <- g.inside()
			<-release1
			return nil
		})
	}()
	return <-begun, func() {
		close(release1)
		assert.NoError(l.t, <-released)
	}
}

func TestGrace(t *testing.T) {
	for name, c := range map[string]struct {
		options []hub.Option
		want    time.Duration
	}{
		"as said":      {[]hub.Option{hub.Grace(10 * time.Second)}, 10 * time.Second},
		"none":         {[]hub.Option{hub.Grace(0)}, 0},
		"nothing said": {nil, time.Minute},
		"said twice":   {[]hub.Option{hub.Grace(time.Hour), hub.Grace(time.Second)}, time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				l := newLab(t, of("a=1", "gone=1"), c.options...)
				a, gone := l.gear("a"), l.gear("gone")
				require.NoError(t, l.reload(of("a=2")))
				if c.want > 0 {
					time.Sleep(c.want - time.Nanosecond)
					assert.Empty(t, l.closedNow())
					assert.NoError(t, a.ctx.Err(), "its context lives as long")
					assert.NoError(t, gone.ctx.Err())
					time.Sleep(time.Nanosecond)
				}
				assert.ElementsMatch(t, []string{"a=1", "gone=1"}, l.closedNow())
				assert.Error(t, a.ctx.Err())
				assert.NoError(t, l.gear("a").ctx.Err())
			})
		})
	}
}

func TestNegativeGrace(t *testing.T) {
	_, err := hub.Open(t.Context(), gearRegistry, nil, hub.Grace(-time.Second), hub.Provide("gear:a", &gear{}))
	assert.EqualError(t, err, "hub.Grace(-1s): want no less than 0")
}

// Each way to get an instance to keep counts as handed out.
func TestWhatIsHandedOutHasGrace(t *testing.T) {
	typed := func(l *lab) hush.Resources[Gear] { return hub.Resources(l.Hub, gears) }
	for name, c := range map[string]struct {
		ask    func(ctx context.Context, l *lab) error
		handed bool
	}{
		"Hub.Get":       {func(ctx context.Context, l *lab) error { _, err := l.Get(ctx, "gear:a"); return err }, true},
		"Resources.Get": {func(ctx context.Context, l *lab) error { _, err := typed(l).Get(ctx, "a"); return err }, true},
		"by its key":    {func(ctx context.Context, l *lab) error { _, err := typed(l).Get(ctx, "gear:a"); return err }, true},
		"Ref.Get":       {func(ctx context.Context, l *lab) error { _, err := typed(l).Ref("a").Get(ctx); return err }, true},
		"Hub.Use": {func(ctx context.Context, l *lab) error {
			return l.Use(ctx, "gear:a", func(any) error { return nil })
		}, false},
		"Resources.Use": {func(ctx context.Context, l *lab) error {
			return typed(l).Use(ctx, "a", func(Gear) error { return nil })
		}, false},
		"Ref.Use": {func(ctx context.Context, l *lab) error {
			return typed(l).Ref("a").Use(ctx, func(Gear) error { return nil })
		}, false},
		"Check": {func(ctx context.Context, l *lab) error { return l.Check(ctx, hub.Ping).Err() }, false},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				l := newLab(t, of("a=1"))
				require.NoError(t, c.ask(t.Context(), l))
				require.NoError(t, l.reload(nil))
				assert.Equal(t, c.handed, len(l.closedNow()) == 0)
				time.Sleep(time.Minute)
				assert.Len(t, l.closedNow(), 1)
			})
		})
	}
}

// A Use that began before the swap holds the instance, and all that it holds,
// however long it takes; the last one lets go.
func TestUseHoldsAReplacedInstance(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newLab(t, of("top=1 owns mid", "mid=1 owns leaf", "leaf=1"), hub.Grace(time.Second))
		first, releaseFirst := l.use("top")
		second, releaseSecond := l.use("top")
		assert.Same(t, first, second)
		require.NoError(t, l.reload(of("top=1 owns mid", "mid=1 owns leaf", "leaf=2")))
		now, releaseNow := l.use("top")
		assert.NotSame(t, first, now)
		time.Sleep(time.Hour)
		assert.Empty(t, l.closedNow())
		assert.Equal(t, "leaf=1", first.owns[0].inside().owns[0].inside().title())
		releaseFirst()
		assert.Empty(t, l.closedNow())
		assert.NoError(t, first.ctx.Err())
		releaseSecond()
		assert.Equal(t, []string{"top=1", "mid=1", "leaf=1"}, l.closedNow(), "at once, owners first")
		releaseNow()
		assert.Len(t, l.closedNow(), 3)
	})
}

// Handed out and in use: both have to end.
func TestUseAndGrace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newLab(t, of("a=1", "b=1"), hub.Grace(time.Minute))
		l.gear("a")
		l.gear("b")
		_, releaseA := l.use("a")
		_, releaseB := l.use("b")
		require.NoError(t, l.reload(nil))
		time.Sleep(time.Second)
		releaseA()
		assert.Empty(t, l.closedNow())
		time.Sleep(59 * time.Second)
		assert.Equal(t, []string{"a=1"}, l.closedNow())
		time.Sleep(time.Second)
		releaseB()
		assert.Equal(t, []string{"a=1", "b=1"}, l.closedNow())
	})
}

// What an old owner holds isn't closed before it, whose grace time counts for
// both.
func TestOwnersHoldWhatTheyNeed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newLab(t, of("owner=1 owns leaf,leaf", "leaf=1"), hub.Grace(time.Minute))
		l.behave["owner=1"] = behaviour{close: func(context.Context, *gear) error { time.Sleep(time.Second); return nil }}
		owner := l.gear("owner")
		require.NoError(t, l.reload(of("owner=2")))
		time.Sleep(time.Minute - time.Nanosecond)
		assert.Empty(t, l.closedNow())
		time.Sleep(time.Nanosecond)
		assert.Equal(t, []string{"owner=1"}, l.closedNow())
		assert.NoError(t, owner.owns[0].inside().ctx.Err(), "not before the owner is closed")
		time.Sleep(time.Second)
		assert.Equal(t, []string{"owner=1", "leaf=1"}, l.closedNow())
	})
}

// A resource that is kept holds nothing of what goes, and one that is let go
// keeps what others hold.
func TestSharedInstancesStay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newLab(t, of("one=1 owns shared", "two=1 owns shared", "shared=1"), hub.Grace(0))
		one, two := l.gear("one"), l.gear("two")
		require.NoError(t, l.reload(of("one=2 owns shared", "two=1 owns shared", "shared=1")))
		assert.Equal(t, []string{"one=1"}, l.closedNow())
		assert.Same(t, two, l.gear("two"))
		assert.Same(t, one.owns[0], l.gear("one").owns[0])
		require.NoError(t, l.reload(of("shared=1")))
		assert.ElementsMatch(t, []string{"one=1", "one=2", "two=1"}, l.closedNow())
		require.NoError(t, l.reload(nil))
		assert.Len(t, l.closedNow(), 4)
	})
}
