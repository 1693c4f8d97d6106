package hub_test

import (
	"context"
	"runtime"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
)

// counted is a source that counts the documents that anything keeps.
type counted struct {
	values hush.Values
	kept   atomic.Int64
}

func (c *counted) Name() string { return "test" }

func (c *counted) Load(context.Context) (hub.Snapshot, error) {
	root, err := c.values.Node()
	if err != nil {
		return hub.Snapshot{}, err
	}
	builder := hush.NewBuilder("test")
	builder.Node(root)
	document := builder.Document()
	c.kept.Add(1)
	runtime.AddCleanup(document, func(kept *atomic.Int64) { kept.Add(-1) }, &c.kept)
	return hub.Snapshot{Root: document.Root()}, nil
}

// settles waits until the garbage collector has brought a count down.
func settles(t *testing.T, count *atomic.Int64, most int64, what string) {
	t.Helper()
	for range 1000 {
		if runtime.GC(); count.Load() <= most {
			return
		}
		time.Sleep(time.Millisecond) // cleanups run in the background
	}
	assert.LessOrEqual(t, count.Load(), most, what)
}

// However many reloads there were, what has left the hub is kept by nothing in
// it: not by its successors, and not by instances that stay, made early or
// late, or their references.
func TestReloadsLeaveNothingBehind(t *testing.T) {
	const rounds, stay = 300, 50
	source := &counted{}
	var instances atomic.Int64
	l := &lab{t: t}
	l.fate = func(string) behaviour {
		return behaviour{make: func(_ context.Context, g *gear) error {
			instances.Add(1)
			runtime.AddCleanup(g, func(count *atomic.Int64) { count.Add(-1) }, &instances)
			return nil
		}}
	}
	values := func(number int) hush.Values {
		texts := []string{"leaf=" + strconv.Itoa(number), "owner=1 owns leaf refs stays0", "follows=1 refs owner"}
		for i := range stay {
			texts = append(texts, "stays"+strconv.Itoa(i)+"=1 refs owner")
		}
		return of(texts...)
	}
	source.values = values(0)
	l.open(hub.From(source), hub.Grace(0))
	made := 0
	for round := range rounds {
		source.values = values(round)
		if round%10 == 5 {
			source.values["gear:leaf"] = hush.Values{"txt": "broken"}
			require.Error(t, l.Reload(t.Context()))
			continue
		}
		require.NoError(t, l.Reload(t.Context()))
		l.gear("owner")
		l.gear("follows")
		l.gear("stays" + strconv.Itoa(made%stay)) // one more in each state
		made++
	}
	settles(t, &source.kept, 3, "documents")
	settles(t, &instances, 2+1+stay, "instances")
}
