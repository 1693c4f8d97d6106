package steps

import (
	"context"
	"runtime/trace"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// An Observer is told of steps. Its methods must be safe for concurrent use,
// and quick: the run waits for them.
type Observer interface {
	// Begins is called when a step begins, Ends when the same one has ended.
	Begins(*Step)
	Ends(*Step)
}

type (
	observerKey struct{}
	ownerKey    struct{}
	stepKey     struct{}
)

// With returns a context whose steps are told to o.
func With(ctx context.Context, o Observer) context.Context {
	return context.WithValue(ctx, observerKey{}, o)
}

// Of returns a context whose steps belong to something that has a name, such as
// one of several registries, and a part of it if ctx has a name already.
func Of(ctx context.Context, name string) context.Context {
	if outer := owner(ctx); outer != "" {
		name = outer + ", " + name
	}
	return context.WithValue(ctx, ownerKey{}, name)
}

func owner(ctx context.Context) string {
	name, _ := ctx.Value(ownerKey{}).(string)
	return name
}

// Current returns the step that ctx was made for with [Step.In]; nil when there
// is none.
func Current(ctx context.Context) *Step {
	step, _ := ctx.Value(stepKey{}).(*Step)
	return step
}

// A Step is one that has begun. A nil Step is one that nobody observes: its
// methods do nothing. Expect, Advance and Progress may be called by several
// goroutines; Begin, Count, Say and End belong to one.
type Step struct {
	kind     Kind
	owner    string
	begun    time.Time
	took     time.Duration
	observer Observer // may be nil
	region   *trace.Region

	done, expected atomic.Int64

	mu    sync.Mutex
	notes []string
}

// Begin begins a step. End must follow, in the same goroutine.
func Begin(ctx context.Context, kind Kind) *Step {
	observer, _ := ctx.Value(observerKey{}).(Observer)
	if observer == nil && !trace.IsEnabled() {
		return nil
	}
	s := &Step{kind: kind, owner: owner(ctx), observer: observer, region: trace.StartRegion(ctx, kind.Name), begun: time.Now()}
	if observer != nil {
		observer.Begins(s)
	}
	return s
}

// End ends the step. Only the first call counts, so that it may be deferred
// for the sake of errors and called where the step really ends.
func (s *Step) End() {
	if s == nil || s.region == nil {
		return
	}
	s.region.End()
	s.region, s.took = nil, time.Since(s.begun)
	if s.observer != nil {
		s.observer.Ends(s)
	}
}

// In returns a context for what is done within the step, where [Current]
// returns it.
func (s *Step) In(ctx context.Context) context.Context {
	if s == nil {
		return ctx
	}
	return context.WithValue(ctx, stepKey{}, s)
}

// Expect adds to how much there is to do.
func (s *Step) Expect(n int) {
	if s != nil {
		s.expected.Add(int64(n))
	}
}

// Advance adds to how much is done.
func (s *Step) Advance(n int) {
	if s != nil {
		s.done.Add(int64(n))
	}
}

// Count notes what the step met: Count(2, "file", "files") is "2 files".
func (s *Step) Count(n int, one, many string) {
	if s == nil {
		return
	}
	noun := many
	if n == 1 {
		noun = one
	}
	s.Say(Number(n) + " " + noun)
}

// Say notes something about the step.
func (s *Step) Say(note string) {
	if s == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.notes = append(s.notes, note)
}

// Done returns how much is done.
func (s *Step) Done() int {
	if s == nil {
		return 0
	}
	return int(s.done.Load())
}

// Kind returns what the step does.
func (s *Step) Kind() Kind { return s.kind }

// Owner returns what the step belongs to; empty for a run as a whole.
func (s *Step) Owner() string { return s.owner }

// Took returns how long the step lasted, once it has ended.
func (s *Step) Took() time.Duration { return s.took }

// Notes returns what was noted, with commas between.
func (s *Step) Notes() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return strings.Join(s.notes, ", ")
}

// Progress tells what the step is doing and, as far as it counts, how much is
// done of how much: "checking types 120/377".
func (s *Step) Progress() string {
	text := s.kind.Doing
	if s.owner != "" {
		text = s.owner + ": " + text
	}
	switch done, expected := int(s.done.Load()), int(s.expected.Load()); {
	case expected > 0:
		text += " " + Number(min(done, expected)) + "/" + Number(expected)
	case done > 0:
		text += " " + Number(done)
	}
	return text
}

// Number writes a number as people read it: 12,345.
func Number(n int) string {
	text := strconv.Itoa(n)
	for i := len(text) - 3; i > 0 && text[i-1] != '-'; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}
