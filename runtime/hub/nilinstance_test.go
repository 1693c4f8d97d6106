package hub_test

import (
	"context"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
)

// service fails as most do when its pointer is nil.
type service struct{ model }

func (s *service) Start(context.Context) error { s.text = "started"; return nil }

func (s *service) Close() error { s.text = "closed"; return nil }

const nilPointer = "runtime error: invalid memory address or nil pointer dereference"

// A nil pointer in the contract's interface is an instance to the hub. That
// its Start panics is everyone's to see who waits, and the key stays usable.
func TestNilPointerThatStarts(t *testing.T) {
	noLeak(t)
	begun := make(chan struct{}, 9)
	h := openMade(t, map[string]maker{"a": func(context.Context, hush.Input) (any, error) {
		begun <- struct{}{}
		time.Sleep(10 * time.Millisecond)
		return (*service)(nil), nil
	}})
	panics := func() {
		var failed runtime.Error
		defer func() {
			failed, _ = recover().(runtime.Error)
			assert.EqualError(t, failed, nilPointer)
		}()
		_, err := h.Get(t.Context(), "llm:a")
		assert.NoError(t, err, "returned")
	}
	var group sync.WaitGroup
	group.Go(panics)
	<-begun
	group.Go(panics)
	group.Go(panics)
	group.Wait()
	panics()
	assert.NotEmpty(t, begun, "tried anew")
	require.NoError(t, h.Close(t.Context()), "it was never handed out")
}

func TestNilPointerThatCloses(t *testing.T) {
	noLeak(t)
	h := openMade(t, map[string]maker{
		"a": func(context.Context, hush.Input) (any, error) { return (*model)(nil), nil },
		"b": closing(nil),
	})
	get(t, h, "llm:b", "llm:a")
	err := h.Close(t.Context())
	assert.EqualError(t, err, "llm:a: close: panic: "+nilPointer)
	var failed runtime.Error
	assert.ErrorAs(t, err, &failed)
}
