package hub_test

import (
	"context"
	"errors"
	"maps"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
)

// one makes up another state in which one resource alone has other values, or
// is gone, and returns its key.
func (y *history) one() (number int, key string) {
	y.mu.Lock()
	defer y.mu.Unlock()
	number = len(y.states)
	state := maps.Clone(y.last)
	var name string
	switch depth := y.random.IntN(len(layers) + 1); {
	case depth < len(layers):
		name = layers[depth][y.random.IntN(len(layers[depth]))]
		state[name] = y.resource(name, number, depth)
	default:
		at := y.random.IntN(len(extras))
		name = extras[at]
		if _, there := state[name]; there {
			delete(state, name)
		} else {
			state[name] = y.resource(name, number, at)
		}
	}
	y.states = append(y.states, state)
	return number, "gear:" + name
}

// unreliable is a store that sometimes can't save.
type unreliable struct{ *memory.Store }

var errUnsaved = errors.New("disk full")

func (u unreliable) Save(ctx context.Context, key hush.Key, value hush.Node, ifRevision string) (string, error) {
	if rand.IntN(20) == 0 {
		return "", errUnsaved
	}
	return u.Store.Save(ctx, key, value, ifRevision)
}

// The same with Put and Remove, and a store that fails too.
func TestStressOfPut(t *testing.T) {
	var source *memory.Store
	s := newStress(t, func(values hush.Values) hub.Source {
		source = memory.NewStore("test", values)
		return unreliable{source}
	})
	s.during(time.Second, func() {
		var err error
		if rand.IntN(5) == 0 {
			number := s.next(0.1)
			source.Set(s.values(number))
			if err = s.Reload(t.Context()); err != nil {
				source.Set(s.inEffect())
			}
		} else {
			number, key := s.one()
			if values, there := s.values(number)[key]; there {
				err = s.Put(t.Context(), key, values.(hush.Values))
			} else {
				var removed bool
				removed, err = s.Remove(t.Context(), key)
				assert.Equal(t, err == nil, removed)
			}
		}
		s.took(err)
		if err != nil && !errors.Is(err, errInjected) && !errors.Is(err, errUnsaved) {
			t.Error(err)
		}
	})
	s.finish()
}

// Close comes in the middle of everything.
func TestStressOfClose(t *testing.T) {
	rounds := 8
	if testing.Short() {
		rounds = 4
	}
	for range rounds {
		var source *memory.Source
		s := newStress(t, func(values hush.Values) hub.Source {
			source = memory.New("test", values)
			return source
		})
		s.closing = true
		s.group.Go(func() {
			for {
				source.Set(s.values(s.next(0.2)))
				err := s.Reload(t.Context())
				s.took(err)
				if err != nil && strings.Contains(err.Error(), "the hub is closed") {
					return
				}
			}
		})
		time.Sleep(rand.N(60 * time.Millisecond))
		assert.NoError(t, s.Close(context.Background()))
		s.finish()
		if t.Failed() {
			return
		}
	}
}
