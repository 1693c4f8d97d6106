package hub_test

import (
	"context"
	"errors"
	"runtime"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
)

// asBefore checks that a failed reload has left everything as it was, and
// returns a check of what it told.
func (l *lab) asBefore(names ...string) func(err error, want string) {
	l.t.Helper()
	before, refs := map[string]*gear{}, map[string]hush.Ref[Gear]{}
	for _, name := range names {
		before[name], refs[name] = l.gear(name), hub.Resources(l.Hub, gears).Ref(name)
	}
	keys := l.Keys()
	l.happened()
	return func(err error, want string) {
		l.t.Helper()
		assert.EqualError(l.t, err, want)
		failed := 0
		for _, text := range l.happened() {
			if text == "reload failed: "+want {
				failed++
			}
		}
		assert.Equal(l.t, 1, failed, "it is told once")
		for _, key := range names {
			assert.Same(l.t, before[key], l.gear(key))
			followed, err := refs[key].Get(l.t.Context())
			require.NoError(l.t, err)
			assert.Same(l.t, before[key], followed)
			assert.NoError(l.t, before[key].ctx.Err())
			require.NoError(l.t, refs[key].Use(l.t.Context(), func(g Gear) error {
				assert.Same(l.t, before[key], g)
				return nil
			}))
		}
		for key := range keys {
			assert.True(l.t, l.Has(key))
		}
	}
}

// The second of three successors fails, however: the old state is there as a
// whole, and all successors are closed, once, at once.
func TestSuccessorThatFails(t *testing.T) {
	broken := errors.New("no network")
	fails := func(context.Context, *gear) error { return broken }
	panics := func(context.Context, *gear) error { panic(broken) }
	exits := func(context.Context, *gear) error { runtime.Goexit(); return nil }
	for name, c := range map[string]struct {
		second behaviour
		want   string
		closed []string
	}{
		"factory":        {behaviour{make: fails}, "gear:b: New: no network", []string{"a=2", "c=2"}},
		"factory panics": {behaviour{make: panics}, "gear:b: its factory: panic: no network", []string{"a=2", "c=2"}},
		"factory exits":  {behaviour{make: exits}, "gear:b: New: ended its goroutine instead of returning (runtime.Goexit)", []string{"a=2", "c=2"}},
		"Start":          {behaviour{start: fails}, "gear:b: (*gear).Start: no network", []string{"a=2", "b=2", "c=2"}},
		"Start panics":   {behaviour{start: panics}, "gear:b: its factory: panic: no network", []string{"a=2", "b=2", "c=2"}},
		"Start, Close": {behaviour{start: fails, close: func(context.Context, *gear) error { return errors.New("stuck") }},
			"gear:b: (*gear).Start: no network\ngear:b: (*gear).Close: stuck", []string{"a=2", "b=2", "c=2"}},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLab(t, of("a=1", "b=1", "c=1", "d=1"))
			l.behave["b=2"] = c.second
			check := l.asBefore("a", "b", "c", "d")
			err := l.reload(of("a=2", "b=2", "c=2", "e=1"))
			_, closed := l.lives()
			assert.ElementsMatch(t, c.closed, closed, "closed when Reload returns")
			check(err, c.want)
			assert.Equal(t, name != "factory exits", errors.Is(err, broken))

			delete(l.behave, "b=2")
			require.NoError(t, l.Reload(t.Context()), "tried anew, it works")
			assert.Equal(t, "b=2", l.gear("b").title())
		})
	}
}

// Two fail: both are told, sorted by key; what failed for want of them isn't.
func TestAllSuccessorsThatFailAreTold(t *testing.T) {
	l := newLab(t, of("a=1 owns z", "b=1", "z=1"))
	for _, title := range []string{"b=2", "z=2"} {
		l.behave[title] = behaviour{make: func(_ context.Context, g *gear) error { return errors.New(g.name + " is broken") }}
	}
	check := l.asBefore("a", "b", "z")
	check(l.reload(of("a=2 owns z", "b=2", "z=2")),
		"gear:b: New: b is broken\ngear:z: New: z is broken")
}

// A successor that hangs: ctx ends the waiting. What comes late is closed.
func TestSuccessorThatHangs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for name, phase := range map[string]func(func(context.Context, *gear) error) behaviour{
			"factory": func(f func(context.Context, *gear) error) behaviour { return behaviour{make: f} },
			"Start":   func(f func(context.Context, *gear) error) behaviour { return behaviour{start: f} },
		} {
			l := newLab(t, of("a=1", "b=1", "c=1"))
			l.behave["b=2"] = phase(func(ctx context.Context, _ *gear) error {
				<-ctx.Done()
				time.Sleep(time.Hour) // takes no notice for long
				return nil
			})
			check := l.asBefore("a", "b", "c")
			l.source.Set(of("a=2", "b=2", "c=2"))
			ctx, cancel := context.WithTimeout(t.Context(), time.Second)
			began := time.Now()
			err := l.Reload(ctx)
			assert.Equal(t, time.Second, time.Since(began), name)
			check(err, "gear:b: waiting for it to be made: context deadline exceeded")
			cancel()
			synctest.Wait()
			_, closed := l.lives()
			assert.ElementsMatch(t, []string{"a=2", "c=2"}, closed)
			require.NoError(t, l.reload(of("a=1", "b=3", "c=1")), "nothing is blocked")
			assert.Equal(t, "b=3", l.gear("b").title())
			time.Sleep(2 * time.Hour)
			_, closed = l.lives()
			assert.Contains(t, closed, "b=2", "closed when it came in the end")
		}
	})
}

// Mistakes in the sources: nothing is made.
func TestReloadOfMistakes(t *testing.T) {
	options := file(t, "gear:a: {text: \"1\"}\ngear:b: {owns: [a]}\n")
	l := &lab{t: t}
	l.open(options)
	check := l.asBefore("a", "b")
	for _, c := range []struct{ text, want string }{
		{"gear:a: {text: \"2\", txt: 3}\ngear:b: {owns: [c]}\n", "resources.yaml:1:21: gear:a.txt: unknown field; did you mean text?\n" +
			"resources.yaml:2:17: gear:b.owns[0]: no resource \"gear:c\"; did you mean a or b?"},
		{"gear:a: {text: \"${NO_SUCH}\"}\ngear:b: {}\n", "resources.yaml:1:16: gear:a.text: variable NO_SUCH is not set; ${NO_SUCH:-…} gives a default"},
		{"gear:a: {owns: [b]}\ngear:b: {owns: [a]}\n", "resources.yaml:1:17: gear:a.owns[0]: resources need each other: gear:a -> gear:b -> gear:a"},
	} {
		write(t, "resources.yaml", c.text)
		check(l.Reload(t.Context()), c.want)
		l.happened()
	}
	made, _ := l.lives()
	assert.Len(t, made, 2)
}

// After a failed reload references find their instance without asking the hub,
// as before.
func TestLinksAreBackAfterAFailedReload(t *testing.T) {
	var resources hush.Resolver
	l := &lab{t: t, behave: map[string]behaviour{"a=2": {make: func(context.Context, *gear) error { return errors.New("no") }}}}
	l.open(fromMemory(l, of("a=1", "gone=1")), hub.Override(hush.Dynamic{
		Info: hush.Info{Category: "gear", Name: "usual"}, New: func(ctx context.Context, in hush.Input) (any, error) {
			resources = in.Resources
			return l.construct(ctx, &gear{name: in.Key.Name, text: in.Node.Get("text").Text()})
		}}))
	for _, name := range []string{"a", "gone"} {
		g := l.gear(name)
		found, _ := resources.(hush.Linker).Link(hush.Key{Category: "gear", Name: name})
		link, ok := found.(*hush.Link[Gear])
		require.True(t, ok)
		require.Error(t, l.reload(of("a=2")))
		if assert.NotNil(t, link.Load(), name) {
			assert.Same(t, g, *link.Load())
		}
	}
}
