package hub_test

import (
	"context"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
)

func TestReloadOfTheSameKeepsInstances(t *testing.T) {
	options := file(t, "gear:a: {text: \"1\", refs: [b]}\ngear:b: {text: x, owns: []}\n")
	l := &lab{t: t}
	l.open(options)
	a, b := l.gear("a"), l.gear("b")
	l.happened()
	write(t, "resources.yaml", "# moved\n\n\ngear:\n  b:\n    owns: [] # nothing\n    text: x\n  a:\n    refs:\n    - b\n    text: \"1\"\n")
	require.NoError(t, l.Reload(t.Context()))
	assert.Equal(t, []string{"reloaded +[] ~[] -[] =2"}, l.happened())
	assert.Same(t, a, l.gear("a"))
	assert.Same(t, b, l.gear("b"))
	assert.NoError(t, a.ctx.Err())
	node, _ := l.Node("gear:a")
	assert.Equal(t, "resources.yaml:9:5", node.Position().String(), "where it stands now")
}

func TestReloadSwapsTheLot(t *testing.T) {
	l := newLab(t, of("gone=1", "kept=1", "new=1", "other=1"), hub.Grace(0))
	gone, kept, old := l.gear("gone"), l.gear("kept"), l.gear("new")
	ref := hub.Resources(l.Hub, gears).Ref("new")
	goneRef := hub.Resources(l.Hub, gears).Ref("gone")
	l.happened()

	require.NoError(t, l.reload(of("added=1", "kept=1", "new=2", "other=2")))
	assert.Equal(t, []string{"gear:added", "gear:kept", "gear:new", "gear:other"}, slices.Collect(l.Keys()))
	assert.Equal(t, []string{"added", "kept", "new", "other"}, slices.Collect(hub.Resources(l.Hub, gears).Names()))
	assert.Same(t, kept, l.gear("kept"))
	assert.Equal(t, "added=1", l.gear("added").title())
	assert.Equal(t, "new=2", l.gear("new").title())
	followed, err := ref.Get(t.Context())
	require.NoError(t, err)
	assert.Same(t, l.gear("new"), followed, "a reference sees the new one")
	assert.False(t, l.Has("gear:gone"))
	_, there := l.Node("gear:gone")
	assert.False(t, there)
	node, _ := l.Node("gear:other")
	assert.Equal(t, "2", node.Get("text").Text())

	for _, ask := range []func() error{
		func() error { _, err := l.Get(t.Context(), "gear:gone"); return err },
		func() error { _, err := goneRef.Get(t.Context()); return err },
		func() error { return goneRef.Use(t.Context(), nil) },
		func() error { return l.Use(t.Context(), "gear:gone", nil) },
	} {
		err := ask()
		assert.EqualError(t, err, `gear: no resource "gone"; there are added, kept, new, other`)
		assert.ErrorAs(t, err, new(*hush.NotFoundError))
	}
	assert.ElementsMatch(t, []string{gone.title(), old.title()}, l.ended(2))
	made, _ := l.lives()
	assert.Equal(t, []string{"gone=1", "kept=1", "new=1", "new=2", "added=1"}, made, "a successor where there was an instance, no sooner for others")
}

func TestRemovedAndBackAgain(t *testing.T) {
	l := newLab(t, of("a=1"), hub.Grace(0))
	ref := hub.Resources(l.Hub, gears).Ref("a")
	l.gear("a")
	require.NoError(t, l.reload(of("b=1")))
	_, err := ref.Get(t.Context())
	require.Error(t, err)
	require.NoError(t, l.reload(of("a=2")))
	for range 2 {
		a, err := ref.Get(t.Context())
		require.NoError(t, err)
		assert.Equal(t, "a=2", a.inside().title())
	}
}

// What holds a changed resource plainly, at any distance and in lists too,
// changes with it; what refers to it doesn't.
func TestOwnersOfAChangedResourceChange(t *testing.T) {
	shape := func(leaf string) hush.Values {
		return of("leaf="+leaf, "mid=1 owns other,leaf", "top=1 owns mid", "other=1", "follows=1 refs leaf,top", "apart=1 owns other")
	}
	l := newLab(t, shape("1"), hub.Grace(0))
	top, follows, other := l.gear("top"), l.gear("follows"), l.gear("other")
	apart := l.gear("apart")
	l.happened()
	require.NoError(t, l.reload(shape("2")))

	now := l.gear("top")
	assert.NotSame(t, top, now)
	mid := now.owns[0].inside()
	assert.Same(t, l.gear("mid"), mid)
	assert.Same(t, other, mid.owns[0].inside())
	assert.Equal(t, "leaf=2", mid.owns[1].inside().title())
	assert.Same(t, follows, l.gear("follows"))
	assert.Same(t, apart, l.gear("apart"))
	for i, want := range []*gear{l.gear("leaf"), now} {
		got, err := follows.refs[i].Get(t.Context())
		require.NoError(t, err)
		assert.Same(t, want, got.inside())
	}
	assert.Equal(t, []string{"top=1", "mid=1", "leaf=1"}, l.ended(3), "owners close before what they hold")
	assert.Contains(t, l.happened(), "reloaded +[] ~[gear:leaf gear:mid gear:top] -[] =3")
}

func TestOtherPluginOfTheSameName(t *testing.T) {
	values := of("a=1")
	values["gear:a"].(hush.Values)["type"] = "usual"
	l := newLab(t, values, hub.Grace(0))
	a := l.gear("a")
	l.happened()
	values["gear:a"].(hush.Values)["type"] = "other"
	require.NoError(t, l.reload(values))
	assert.NotSame(t, a, l.gear("a"))
	l.awaitEvents(3)
	assert.ElementsMatch(t, []string{"created gear:a other", "reloaded +[] ~[gear:a] -[] =0", "closed gear:a usual"}, l.happened())
}

func TestNothingIsMadeOfWhatNobodyAskedFor(t *testing.T) {
	l := newLab(t, of("a=1", "b=1 owns a", "c=1"))
	l.gear("c")
	require.NoError(t, l.reload(of("a=2", "b=2 owns a", "c=1", "d=1")))
	made, _ := l.lives()
	assert.Equal(t, []string{"c=1"}, made)
}

func TestProvidedInstancesStay(t *testing.T) {
	mine := &gear{name: "mine", text: "0"}
	l := newLab(t, of("a=1 owns mine"), hub.Provide("gear:mine", mine), hub.Grace(0))
	a := l.gear("a")
	require.NoError(t, l.reload(of("a=1 owns mine", "b=1 owns mine")))
	assert.Same(t, a, l.gear("a"))
	require.NoError(t, l.reload(of("a=2 owns mine")))
	assert.Same(t, mine, l.gear("a").owns[0].inside())
	assert.Same(t, mine, l.gear("mine"))
	l.happened()
	assert.EqualError(t, l.reload(of("mine=1")), "test: gear:mine: the program provides this resource itself (hub.Provide)")
	assert.Same(t, mine, l.gear("mine"))
}

// A reload while a factory runs: who waits for it gets the new instance, and
// that of the old values is closed again.
func TestReloadWhileAnInstanceIsBeingMade(t *testing.T) {
	release, running := make(chan struct{}), make(chan struct{})
	l := newLab(t, of("a=1"))
	l.behave["a=1"] = behaviour{make: func(context.Context, *gear) error {
		close(running)
		<-release
		return nil
	}}
	got := make(chan string)
	for range 3 {
		go func() {
			p, err := hub.Resources(l.Hub, gears).Get(t.Context(), "a")
			if assert.NoError(t, err) {
				got <- p.inside().title()
			}
		}()
	}
	<-running
	require.NoError(t, l.reload(of("a=2")))
	assert.Equal(t, "a=2", l.gear("a").title(), "ready at once")
	close(release)
	for range 3 {
		assert.Equal(t, "a=2", <-got)
	}
	assert.Equal(t, []string{"a=1"}, l.ended(1))
}

func TestNotesFollow(t *testing.T) {
	h := open(t, file(t, "llm:a: {type: echo}\n"))
	require.Len(t, slices.Collect(h.Notes()), 1)
	write(t, "resources.yaml", "\nllm:a: {type: open-ai}\nllm:b: {type: echo}\n")
	require.NoError(t, h.Reload(t.Context()))
	notes := slices.Collect(h.Notes())
	require.Len(t, notes, 1)
	assert.Equal(t, "llm:b", notes[0].Path)
}
