package hub_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
)

// stress has many readers at a hub that somebody changes all the time.
type stress struct {
	*lab
	*history
	stop  chan struct{}
	group sync.WaitGroup
	// closing is set when the hub may be closed under the readers.
	closing bool

	mu    sync.Mutex
	fails map[string]int // how often something came to an end, for the log
}

const stressReaders = 64

func newStress(t *testing.T, source func(values hush.Values) hub.Source, options ...hub.Option) *stress {
	s := &stress{lab: &lab{t: t}, history: newHistory(), stop: make(chan struct{}), fails: map[string]int{}}
	s.lab.fate = s.fate
	plugin := hush.Dynamic{Info: hush.Info{Category: "gear", Name: "dynamic"}, New: s.dynamic}
	s.open(append(options, hub.From(source(s.values(0))), hub.Extend(plugin), hub.Grace(0))...)
	for reader := range stressReaders {
		s.group.Go(func() { s.read(rand.New(rand.NewPCG(1, uint64(reader)))) })
	}
	return s
}

// dynamic is the factory of a plugin that asks for what its values name.
func (s *stress) dynamic(ctx context.Context, in hush.Input) (any, error) {
	g := &gear{name: in.Key.Name, text: in.Node.Get("text").Text()}
	for name := range in.Node.Get("owns").Items() {
		sometimes(10, time.Millisecond)
		inner, err := in.Resources.Instance(ctx, hush.Key{Category: "gear", Name: name.Text()})
		if err != nil {
			return nil, err
		}
		g.owns = append(g.owns, inner.(Gear))
	}
	for name := range in.Node.Get("refs").Items() {
		g.refs = append(g.refs, hush.NewRef[Gear](hush.Key{Category: "gear", Name: name.Text()}, in.Resources))
	}
	return s.construct(ctx, g)
}

// fate lets some factories and Starts fail, and all take some time.
func (s *stress) fate(string) behaviour {
	chance := func(kind string, one int) func(context.Context, *gear) error {
		return func(context.Context, *gear) error {
			sometimes(20, time.Millisecond)
			if rand.IntN(one) > 0 {
				return nil
			}
			s.count(kind)
			return errInjected
		}
	}
	return behaviour{make: chance("factory", 40), start: chance("Start", 40)}
}

// sometimes sleeps, in one of so many cases, some time up to a limit.
func sometimes(one int, limit time.Duration) {
	if rand.IntN(one) == 0 {
		time.Sleep(rand.N(limit))
	}
}

var errInjected = errors.New("injected")

func (s *stress) count(what string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fails[what]++
}

// during calls change again and again.
func (s *stress) during(d time.Duration, change func()) {
	if testing.Short() {
		d /= 4
	}
	for end := time.Now().Add(d); time.Now().Before(end) && !s.t.Failed(); time.Sleep(time.Millisecond) {
		change()
	}
}

// finish stops the readers, closes the hub and draws the balance.
func (s *stress) finish() {
	close(s.stop)
	s.group.Wait()
	require.NoError(s.t, s.Close(context.Background()))
	assert.Empty(s.t, s.wrongly(), "states that failed and were seen")
	s.t.Log(len(s.states), "states,", len(s.failed), "failed,", len(s.seen), "seen;", s.fails)
}

// Many readers, a reload every few milliseconds, factories and Starts that
// fail, broken values: whatever is read together belongs to one state.
func TestStressOfReload(t *testing.T) {
	var source *memory.Source
	s := newStress(t, func(values hush.Values) hub.Source {
		source = memory.New("test", values)
		return source
	})
	s.during(3*time.Second, func() {
		values := s.values(s.next(0.2))
		broken := rand.IntN(5) == 0
		if broken {
			values["gear:leaf0"] = hush.Values{"txt": "unknown"}
		}
		source.Set(values)
		err := s.Reload(t.Context())
		s.took(err)
		var config *hush.ConfigError
		switch {
		case broken != errors.As(err, &config):
			t.Error("broken:", broken, err)
		case !broken && err != nil && !errors.Is(err, errInjected):
			t.Error(err)
		}
	})
	s.finish()
}
