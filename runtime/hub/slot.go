package hub

import (
	"sync/atomic"

	"github.com/hushgen/hushgen/runtime/hush"
)

// slot is the place of one resource with one set of values and, once made,
// of its instance. When a reload changes the values, another slot takes its
// place.
type slot struct {
	key      hush.Key
	category hush.AnyCategory
	// resource is nil for a provided instance. Another record of the same
	// values may take its place: they stand elsewhere in the source now.
	resource atomic.Pointer[resource]
	// link is for the Refs to the key. The slots that follow one another
	// share it.
	link hush.AnyLink

	// live is what Get hands out without further ado: nil until Get has asked
	// for the instance once, and again when it is retired. made is the
	// instance as soon as it is there. Both are written under Hub.mu.
	live, made atomic.Pointer[instance]
	// pending is the state that is being built with this slot, until that is
	// the current one.
	pending atomic.Pointer[state]

	// All below are guarded by Hub.mu.

	// making is the construction that runs now, or nil.
	making *making
	// unseen is a panic of the factory that no caller was left to see; the
	// next one will.
	unseen *unseen
	// failure is why its instance could not be made for the pending state: it is
	// tried once.
	failure error
	// retired slots are no longer part of the hub. suspended ones keep off the
	// link: a successor is being made.
	retired, suspended bool
}

// unseen holds the value of a panic.
type unseen struct{ value any }

// newSlot returns the slot of a resource. link is that of the slot before it,
// or nil.
func newSlot(r *resource, link hush.AnyLink) *slot {
	if link == nil {
		link = r.category.NewLink()
	}
	return new(slot).fill(r, link)
}

func (s *slot) fill(r *resource, link hush.AnyLink) *slot {
	s.key, s.category, s.link = r.key, r.category, link
	s.resource.Store(r)
	return s
}

// provision is an instance that the program made itself.
type provision struct {
	// value is inner with what Wrap put around it.
	value, inner any
}

func (p provision) slot(key hush.Key, category hush.AnyCategory) *slot {
	s := &slot{key: key, category: category, link: category.NewLink()}
	i := &instance{slot: s, value: p.value, boxed: category.Box(p.value), inner: p.inner, cancel: func() {}, handed: true}
	s.made.Store(i)
	s.live.Store(i)
	s.link.Set(i.boxed)
	return s
}
