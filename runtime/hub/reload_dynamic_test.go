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

// asking is a plugin whose factory asks for what its values name, and then
// takes a second.
func asking(l *lab) hub.Option {
	return hub.Extend(hush.Dynamic{Info: hush.Info{Category: "gear", Name: "asking"}, New: func(ctx context.Context, in hush.Input) (any, error) {
		g := &gear{name: in.Key.Name, text: in.Node.Get("text").Text()}
		for name := range in.Node.Get("owns").Items() {
			inner, err := in.Resources.Instance(ctx, hush.Key{Category: "gear", Name: name.Text()})
			if err != nil {
				return nil, err
			}
			g.owns = append(g.owns, inner.(Gear))
		}
		time.Sleep(time.Second)
		return l.construct(ctx, g)
	}})
}

// newAsking opens a lab whose resource "owner" is of that plugin.
func newAsking(t *testing.T, texts ...string) (l *lab, reload func(texts ...string) error) {
	values := func(texts []string) hush.Values {
		values := of(texts...)
		values["gear:owner"].(hush.Values)["type"] = "asking"
		return values
	}
	l = &lab{t: t, behave: map[string]behaviour{}}
	l.open(fromMemory(l, values(texts)), asking(l), hub.Grace(0))
	return l, func(texts ...string) error { return l.reload(values(texts)) }
}

// What such a plugin has asked for counts as what its values name.
func TestPluginsMadeAtRunTimeHoldWhatTheyAskFor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l, reload := newAsking(t, "owner=1 owns leaf", "leaf=1", "apart=1")
		owner := l.gear("owner")
		require.NoError(t, reload("owner=1 owns leaf", "leaf=1", "apart=2"))
		assert.Same(t, owner, l.gear("owner"))
		require.NoError(t, reload("owner=1 owns leaf", "leaf=2"))
		assert.Equal(t, "leaf=2", l.gear("owner").owns[0].inside().title())
		assert.Equal(t, []string{"owner=1", "leaf=1"}, l.closedNow())
		assert.Contains(t, l.happened(), "reloaded +[] ~[gear:leaf gear:owner] -[gear:apart] =0")
	})
}

// A reload while the factory runs that has asked already: the instance would
// hold what is replaced, so another one is made.
func TestReloadWhileAFactoryHoldsWhatChanges(t *testing.T) {
	for name, slow := range map[string]time.Duration{
		"it returns after the swap":             0,
		"it returns while successors are built": 10 * time.Second,
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				l, reload := newAsking(t, "owner=1 owns leaf", "leaf=1")
				l.behave["leaf=2"] = behaviour{make: func(context.Context, *gear) error { time.Sleep(slow); return nil }}
				got := make(chan string, 1)
				go func() { got <- l.gear("owner").owns[0].inside().title() }()
				synctest.Wait()
				require.NoError(t, reload("owner=1 owns leaf", "leaf=2"))
				assert.Equal(t, "leaf=2", l.gear("owner").owns[0].inside().title())
				want := "leaf=2"
				if slow > 0 {
					want = "leaf=1"
				}
				assert.Equal(t, want, <-got)
				assert.Equal(t, []string{"owner=1", "leaf=1"}, l.closedNow())
			})
		})
	}
}

// What an instance asks for later, when it is made, isn't held for ever.
func TestAskingLaterHoldsNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var resources hush.Resolver
		l := &lab{t: t}
		l.open(fromMemory(l, of("leaf=1", "late=1")), hub.Grace(time.Minute), hub.Override(hush.Dynamic{
			Info: hush.Info{Category: "gear", Name: "usual"}, New: func(ctx context.Context, in hush.Input) (any, error) {
				resources = in.Resources
				return l.construct(ctx, &gear{name: in.Key.Name, text: in.Node.Get("text").Text()})
			}}))
		late := l.gear("late")
		for range 3 {
			_, err := resources.Instance(late.ctx, hush.Key{Category: "gear", Name: "leaf"})
			require.NoError(t, err)
		}
		require.NoError(t, l.reload(of("late=1")))
		assert.Same(t, late, l.gear("late"))
		time.Sleep(time.Minute)
		assert.Equal(t, []string{"leaf=1"}, l.closedNow(), "it had its grace time")
	})
}
