package hub_test

import (
	"runtime"
	"testing"
	"testing/synctest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
)

// An observer that ends the goroutine, as FailNow of a test does, keeps nobody
// waiting.
func TestObserverThatExits(t *testing.T) {
	for _, kind := range []hub.EventKind{hub.EventCreated, hub.EventClosed} {
		t.Run(kind.String(), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				observe := hub.Observe(func(event hub.Event) {
					if event.Kind == kind {
						runtime.Goexit()
					}
				})
				l := newLab(t, of("a=1 owns b", "b=1"), hub.Grace(0), observe)
				l.gear("a")
				require.NoError(t, l.reload(of("a=2 owns b", "b=2")))
				synctest.Wait()
				assert.ElementsMatch(t, []string{"a=1", "b=1"}, l.closedNow())
				_ = l.Close(t.Context())
				assert.ElementsMatch(t, []string{"a=1", "b=1", "a=2", "b=2"}, l.closedNow())
			})
		})
	}
}
