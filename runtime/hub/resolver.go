package hub

import (
	"context"

	"github.com/hushgen/hushgen/runtime/hush"
)

// resolver is the hub as the plugins see it. maker is the construction that
// it was made for; nil for references that the program holds.
type resolver struct {
	hub    *Hub
	making *making
	// holds is set for the values of what is being made: the instances that
	// they name belong to it.
	holds bool
}

var _ hush.Linker = resolver{}

// Instance implements [hush.Resolver].
func (r resolver) Instance(ctx context.Context, key hush.Key) (any, error) {
	asker := r.asker(ctx)
	if r.holds && asker != nil {
		i, err := r.hub.obtain(ctx, key, taking{byNeed, asker})
		if err != nil {
			return nil, err
		}
		return i.value, nil
	}
	if s := r.hub.stateFor(asker).slots[key]; s != nil {
		if i := s.live.Load(); i != nil {
			return i.value, nil
		}
	}
	return r.hub.get(ctx, asker, key)
}

// Using implements [hush.Resolver].
func (r resolver) Using(ctx context.Context, key hush.Key, use func(any) error) error {
	return r.hub.use(ctx, r.asker(ctx), key, func(i *instance) error { return use(i.value) })
}

// Link implements [hush.Linker]. What holds a Ref follows the hub instead of
// holding the instance.
func (r resolver) Link(key hush.Key) (hush.AnyLink, hush.Resolver) {
	r.holds = false
	if s := r.hub.stateFor(r.making).slots[key]; s != nil {
		return s.link, r
	}
	return nil, r
}

// asker returns the construction on whose behalf is asked. A reference
// outlives the construction that it was made in: then the context tells.
func (r resolver) asker(ctx context.Context) *making {
	if r.making != nil && !r.making.finished.Load() {
		return r.making
	}
	return r.hub.maker(ctx)
}
