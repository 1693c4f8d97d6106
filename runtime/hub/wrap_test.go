package hub_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
)

// coat goes around a gear.
type coat struct {
	Gear
	label string
}

func (*coat) Start(context.Context) error { panic("for the inner one") }
func (*coat) Close() error                { panic("for the inner one") }

// coats says what an instance is wrapped in, outermost first.
func coats(g Gear) (labels []string) {
	for {
		c, ok := g.(*coat)
		if !ok {
			return labels
		}
		labels, g = append(labels, c.label), c.Gear
	}
}

func wrapIn(label string) hub.Option {
	return hub.Wrap(gears, func(key hush.Key, inner Gear) Gear { return &coat{inner, label + " " + key.String()} })
}

func TestWrap(t *testing.T) {
	l := newLab(t, of("a=1 owns b refs b,mine", "b=1"), wrapIn("first"), hub.Grace(0),
		hub.Provide("gear:mine", &gear{name: "mine"}), wrapIn("second"))
	started := 0
	for _, title := range []string{"a=1", "a=2"} {
		l.behave[title] = behaviour{start: func(context.Context, *gear) error { started++; return nil }}
	}
	ref := hub.Resources(l.Hub, gears).Ref("a")
	see := func() (a Gear) {
		a, err := ref.Get(t.Context())
		require.NoError(t, err)
		assert.Equal(t, []string{"second gear:a", "first gear:a"}, coats(a))
		assert.Equal(t, []string{"second gear:b", "first gear:b"}, coats(a.inside().owns[0]))
		mine, err := a.inside().refs[1].Get(t.Context())
		require.NoError(t, err)
		assert.Equal(t, []string{"second gear:mine", "first gear:mine"}, coats(mine))
		require.NoError(t, l.Use(t.Context(), "gear:a", func(same any) error {
			assert.Same(t, a, same)
			return nil
		}))
		return a
	}
	old := see()
	require.NoError(t, l.Reload(t.Context()))
	assert.Same(t, old, see(), "wrapped once")
	require.NoError(t, l.reload(of("a=2 owns b refs b,mine", "b=1")))
	now := see()
	assert.NotSame(t, old, now, "a successor is wrapped anew")
	assert.Same(t, old.inside().owns[0], now.inside().owns[0])
	assert.Equal(t, []string{"a=1"}, l.ended(1))
	assert.Equal(t, 2, started)
}

func TestWrapThatReturnsNil(t *testing.T) {
	refused := "a=1"
	l := newLab(t, of("a=1"), hub.Wrap(gears, func(_ hush.Key, inner Gear) Gear {
		if inner.inside().title() == refused {
			return nil
		}
		return inner
	}))
	_, err := l.Get(t.Context(), "gear:a")
	assert.EqualError(t, err, "gear:a: wrap: the function given to hub.Wrap returned nil")
	assert.Equal(t, []string{"a=1"}, l.ended(1), "it was constructed, so it is closed")

	refused = "a=2"
	check := l.asBefore("a")
	check(l.reload(of("a=2")), "gear:a: wrap: the function given to hub.Wrap returned nil")
	_, err = hub.Open(t.Context(), gearRegistry, nil, hub.Provide("gear:a", &gear{text: "2", name: "a"}),
		hub.Wrap(gears, func(hush.Key, Gear) Gear { return nil }))
	assert.EqualError(t, err, "gear:a: wrap: the function given to hub.Wrap returned nil")
}

func TestWrapThatPanics(t *testing.T) {
	l := newLab(t, of("a=1"), hub.Wrap(gears, func(_ hush.Key, inner Gear) Gear {
		if inner.inside().text == "2" {
			panic("no coat")
		}
		return inner
	}))
	check := l.asBefore("a")
	check(l.reload(of("a=2")), "gear:a: its factory: panic: no coat")
	assert.Equal(t, []string{"a=2"}, l.ended(1))
}

func TestWrapOfNothing(t *testing.T) {
	for _, option := range []hub.Option{hub.Wrap[Gear](nil, func(_ hush.Key, g Gear) Gear { return g }), hub.Wrap(gears, nil)} {
		_, err := hub.Open(t.Context(), gearRegistry, nil, option, hub.Provide("gear:a", &gear{}))
		assert.EqualError(t, err, "hub.Wrap needs a category of the registry and a function; one of them is nil")
	}
}
