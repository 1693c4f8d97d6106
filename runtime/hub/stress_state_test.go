package hub_test

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/hushgen/hushgen/runtime/hush"
)

// history holds the states that a stress test goes through. Each resource is
// written as [of] has it; its text is the number of the state that it changed
// in, so that an instance tells which states it may belong to.
type history struct {
	random *rand.Rand

	mu     sync.RWMutex
	states []map[string]string // by resource name
	// failed are the states that never took effect, seen those that a reader
	// has seen something of.
	failed, seen map[int]bool
	// last is the state in effect.
	last map[string]string
}

// layers are the resources of the stress test: each may hold some of the
// layers before. Those of plugins made at run time ask for them in their
// factory.
var layers = [][]string{
	{"leaf0", "leaf1", "leaf2", "leaf3"},
	{"mid0", "mid1", "mid2", "dynamic-mid0", "dynamic-mid1"},
	{"top0", "top1", "dynamic-top0", "dynamic-top1"},
}

// extras come and go, so that they are often made while a reload is under way.
var extras = []string{"extra0", "extra1", "dynamic-extra2", "dynamic-extra3"}

func newHistory() *history {
	y := &history{random: rand.New(rand.NewPCG(4, 4)), failed: map[int]bool{}, seen: map[int]bool{}}
	y.next(1)
	y.took(nil)
	return y
}

// next makes up another state, in which some resources have other values, and
// returns its number.
func (y *history) next(share float64) int {
	y.mu.Lock()
	defer y.mu.Unlock()
	number := len(y.states)
	state := maps.Clone(y.last)
	if state == nil {
		state = map[string]string{}
	}
	for depth, layer := range layers {
		for _, name := range layer {
			if y.random.Float64() < share {
				state[name] = y.resource(name, number, depth)
			}
		}
	}
	for depth, name := range extras {
		delete(state, name)
		if y.random.IntN(2) == 0 {
			state[name] = y.resource(name, number, depth)
		}
	}
	y.states = append(y.states, state)
	return number
}

func (y *history) resource(name string, number, depth int) string {
	text := fmt.Sprint(name, "=", number)
	if depth == 0 {
		return text
	}
	var owns []string
	for range 3 {
		layer := layers[y.random.IntN(min(depth, len(layers)))]
		owns = append(owns, layer[y.random.IntN(len(layer))])
	}
	return text + " owns " + strings.Join(owns, ",") + " refs " + layers[2][y.random.IntN(len(layers[2]))]
}

// values returns a state as a source has it.
func (y *history) values(number int) hush.Values {
	y.mu.RLock()
	defer y.mu.RUnlock()
	return written(y.states[number])
}

// inEffect returns the last state that took effect.
func (y *history) inEffect() hush.Values {
	y.mu.RLock()
	defer y.mu.RUnlock()
	return written(y.last)
}

func written(state map[string]string) hush.Values {
	values := of(slices.Collect(maps.Values(state))...)
	for key, resource := range values {
		resource := resource.(hush.Values)
		if strings.HasPrefix(key, "gear:dynamic") {
			resource["type"] = "dynamic"
		} else {
			resource["type"] = "usual"
		}
	}
	return values
}

// took notes what became of the latest state.
func (y *history) took(err error) {
	y.mu.Lock()
	defer y.mu.Unlock()
	if err != nil {
		y.failed[len(y.states)-1] = true
		return
	}
	y.last = y.states[len(y.states)-1]
}

// number returns the number of the state that a gear changed in.
func (g *gear) number() int {
	number, err := strconv.Atoi(g.text)
	if err != nil {
		panic(err)
	}
	return number
}

// written returns a gear as a state has it.
func (g *gear) written() string {
	text := g.title()
	if len(g.owns) > 0 {
		var owns []string
		for _, inner := range g.owns {
			owns = append(owns, inner.inside().name)
		}
		text += " owns " + strings.Join(owns, ",") + " refs " + g.refs[0].Key().Name
	}
	return text
}

// all returns a gear with everything that it holds, at any depth.
func (g *gear) all() []*gear {
	found := []*gear{g}
	for _, inner := range g.owns {
		found = append(found, inner.inside().all()...)
	}
	return found
}

// check reports when gears that were read together don't belong to one state.
// If they do, they belong to the one in which the latest of them changed.
func (y *history) check(gears []*gear) error {
	latest := 0
	for _, g := range gears {
		latest = max(latest, g.number())
	}
	y.mu.Lock()
	defer y.mu.Unlock()
	y.seen[latest] = true
	for _, g := range gears {
		if want := y.states[latest][g.name]; g.written() != want {
			return errors.New("seen together with a gear of state " + strconv.Itoa(latest) + ": " + g.written() + "; want " + want)
		}
	}
	return nil
}

// wrongly returns the states that a reader has seen although they failed.
func (y *history) wrongly() (numbers []int) {
	y.mu.Lock()
	defer y.mu.Unlock()
	for number := range y.seen {
		if y.failed[number] {
			numbers = append(numbers, number)
		}
	}
	return numbers
}
