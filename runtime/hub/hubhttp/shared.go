package hubhttp

import (
	"context"
	"sync"
	"time"

	"github.com/hushgen/hushgen/runtime/hub"
)

// shared runs one check at a time for all who ask.
type shared struct {
	run  func(context.Context) *hub.Report
	keep time.Duration

	mu      sync.Mutex
	running *probe // nil when none is
	last    *hub.Report
	lastEnd time.Time
}

// probe is one check and those who wait for it.
type probe struct {
	cancel context.CancelFunc
	// waiting counts those who wait. Guarded by shared.mu.
	waiting int
	// done is closed once the report is there.
	done   chan struct{}
	report *hub.Report
}

// report returns a report that is fresh enough, or nil once ctx has ended.
func (s *shared) report(ctx context.Context) *hub.Report {
	p, report := s.join(ctx)
	if report != nil {
		return report
	}
	select {
	case <-p.done:
		return p.report
	case <-ctx.Done():
		s.leave(p)
		return nil
	}
}

// join returns the last report while it is to be kept, else the check that
// runs, which it begins when there is none.
func (s *shared) join(ctx context.Context) (*probe, *hub.Report) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.last != nil && time.Since(s.lastEnd) < s.keep {
		return nil, s.last
	}
	if s.running == nil {
		s.begin(context.WithoutCancel(ctx))
	}
	s.running.waiting++
	return s.running, nil
}

// begin starts a check. s is locked.
func (s *shared) begin(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	p := &probe{cancel: cancel, done: make(chan struct{})}
	s.running = p
	go func() {
		defer s.finish(p)
		p.report = s.run(ctx)
	}()
}

func (s *shared) finish(p *probe) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p.cancel()
	if s.running == p {
		s.running, s.last, s.lastEnd = nil, p.report, time.Now()
	}
	close(p.done)
}

// leave cancels the check when it was the last who left. Who comes after that
// begins another one.
func (s *shared) leave(p *probe) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p.waiting--
	if p.waiting == 0 && s.running == p {
		s.running = nil
		p.cancel()
	}
}
