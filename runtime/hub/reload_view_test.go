package hub_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
)

// views asks a hub for a key in every way there is and returns the titles.
func (l *lab) views(ctx context.Context, name string, refs ...hush.Ref[Gear]) (titles []string, err error) {
	typed := hub.Resources(l.Hub, gears)
	var errs []error
	note := func(g any, err error) error {
		if g, ok := g.(Gear); ok && err == nil {
			titles = append(titles, g.inside().title())
		}
		errs = append(errs, err)
		return err
	}
	_ = note(l.Get(ctx, "gear:"+name))
	_ = note(typed.Get(ctx, name))
	_ = l.Use(ctx, "gear:"+name, func(g any) error { return note(g, nil) })
	errs = append(errs, typed.Use(ctx, name, func(g Gear) error { return note(g, nil) }))
	for _, ref := range append(refs, typed.Ref(name)) {
		_ = note(ref.Get(ctx))
		errs = append(errs, ref.Use(ctx, func(g Gear) error { return note(g, nil) }))
	}
	return titles, errors.Join(errs...)
}

func eight(title string) []string {
	return []string{title, title, title, title, title, title, title, title}
}

// A successor sees the state that it is made for, in every way; until that is
// in effect everybody else sees the old one.
func TestSuccessorsSeeTheNewState(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newLab(t, of("a=1 refs b", "b=1", "c=1"))
		inside, seen := make(chan struct{}), make(map[string][]string)
		look := func(key string) func(context.Context, *gear) error {
			return func(ctx context.Context, g *gear) (err error) {
				seen[key], err = l.views(ctx, "b", g.refs[0])
				return err
			}
		}
		l.behave["a=2"] = behaviour{make: look("factory"), start: func(ctx context.Context, g *gear) error {
			if err := look("Start")(ctx, g); err != nil {
				return err
			}
			added, err := hub.Resources(l.Hub, gears).Get(ctx, "added")
			if err != nil {
				return err
			}
			seen["added"] = []string{added.inside().title()}
			_, err = l.Get(ctx, "gear:c")
			assert.EqualError(t, err, `gear: no resource "c"; did you mean a or b?`)
			close(inside)
			time.Sleep(time.Second)
			return nil
		}}
		a, b := l.gear("a"), l.gear("b")
		outer := hub.Resources(l.Hub, gears).Ref("b")
		l.gear("c")
		reloaded := make(chan error)
		go func() { reloaded <- l.reload(of("a=2 refs b", "b=2", "added=1")) }()
		<-inside
		titles, err := l.views(t.Context(), "b", a.refs[0])
		require.NoError(t, err)
		assert.Equal(t, eight("b=1"), titles)
		titles, err = l.views(a.ctx, "b", outer)
		require.NoError(t, err)
		assert.Equal(t, eight("b=1"), titles, "an old instance with its own context")
		assert.Equal(t, "c=1", l.gear("c").title())
		assert.False(t, l.Has("gear:added"))

		require.NoError(t, <-reloaded)
		assert.Equal(t, map[string][]string{"factory": eight("b=2"), "Start": eight("b=2"), "added": {"added=1"}}, seen)
		titles, err = l.views(t.Context(), "b", outer)
		require.NoError(t, err)
		assert.Equal(t, eight("b=2"), titles)
		titles, err = l.views(a.ctx, "b", a.refs[0])
		require.NoError(t, err)
		assert.Equal(t, eight("b=2"), titles)
		assert.NoError(t, b.ctx.Err(), "it was handed out: it has its grace time")
	})
}

// What a successor has started sees the new state too, before it is in effect.
func TestWhatASuccessorHasStartedSeesTheNewState(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newLab(t, of("a=1", "b=1"))
		seen := make(chan []string, 1)
		l.behave["a=2"] = behaviour{start: func(ctx context.Context, _ *gear) error {
			go func() {
				time.Sleep(time.Second)
				titles, err := l.views(ctx, "b", hub.Resources(l.Hub, gears).Ref("a"))
				assert.NoError(t, err)
				seen <- titles
			}()
			return nil
		}}
		l.behave["b=2"] = behaviour{make: func(context.Context, *gear) error { time.Sleep(2 * time.Second); return nil }}
		l.gear("a")
		l.gear("b")
		require.NoError(t, l.reload(of("a=2", "b=2")))
		assert.Equal(t, []string{"b=2", "b=2", "b=2", "b=2", "a=2", "a=2", "b=2", "b=2"}, <-seen)
	})
}

// Instances that are made for the first time while a reload builds are of the
// old state, and are gone with it.
func TestFirstUseWhileReloading(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newLab(t, of("slow=1", "late=1 owns leaf", "leaf=1", "apart=1"), hub.Grace(time.Minute))
		l.behave["slow=2"] = behaviour{make: func(context.Context, *gear) error { time.Sleep(time.Second); return nil }}
		l.gear("slow")
		reloaded := make(chan error)
		go func() { reloaded <- l.reload(of("slow=2", "late=1 owns leaf", "leaf=2", "apart=1")) }()
		synctest.Wait()
		late, apart := l.gear("late"), l.gear("apart")
		assert.Equal(t, "leaf=1", late.owns[0].inside().title())
		require.NoError(t, <-reloaded)
		assert.Equal(t, "leaf=2", l.gear("late").owns[0].inside().title())
		assert.Same(t, apart, l.gear("apart"))
		time.Sleep(time.Minute)
		synctest.Wait()
		_, closed := l.lives()
		assert.Equal(t, []string{"late=1", "leaf=1", "slow=1"}, sortedTitles(closed))
	})
}

// A factory of the old state that finds itself in the new one fails: that is
// nothing to those who asked, who get what is there now.
func TestFailureOfTheOldStateIsNotTold(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newLab(t, of("a=1", "b=1"))
		l.behave["a=1"] = behaviour{make: func(ctx context.Context, _ *gear) error {
			time.Sleep(time.Second)
			_, err := l.Get(ctx, "gear:b")
			return err
		}}
		got := make(chan error)
		for range 2 {
			go func() {
				g, err := hub.Resources(l.Hub, gears).Get(t.Context(), "a")
				if err == nil {
					assert.Equal(t, "a=2", g.inside().title())
				}
				got <- err
			}()
		}
		synctest.Wait()
		require.NoError(t, l.reload(of("a=2", "c=1")))
		require.NoError(t, errors.Join(<-got, <-got))
	})
}
