package main

import (
	"fmt"
	"os"
	"slices"
	"sync"
	"time"

	"github.com/hushgen/hushgen/generator/steps"
	"github.com/hushgen/hushgen/internal/terminal"
)

const (
	// patience is for how long nobody wonders what is going on.
	patience = time.Second
	// refresh is how often the progress line is looked at.
	refresh = 100 * time.Millisecond
)

// progress tells on a terminal what goes on, once that takes long.
type progress struct {
	line  *terminal.Line
	begun time.Time

	mu   sync.Mutex
	open []*steps.Step // the innermost last

	ending, ended chan struct{}
}

func newProgress(line *terminal.Line, begun time.Time) *progress {
	return &progress{line: line, begun: begun, ending: make(chan struct{}), ended: make(chan struct{})}
}

// startProgress shows progress on a terminal until stop is called.
func startProgress(file *os.File) *progress {
	p := newProgress(terminal.NewLine(file, func() (int, bool) { return terminal.Width(file) }), time.Now())
	ticker := time.NewTicker(refresh)
	go func() {
		defer ticker.Stop()
		p.run(ticker.C)
	}()
	return p
}

// run shows the line at each tick. It is asked rather than told, so that steps
// cost nothing however fast they advance.
func (p *progress) run(ticks <-chan time.Time) {
	defer close(p.ended)
	for {
		select {
		case now := <-ticks:
			p.show(now)
		case <-p.ending:
			return
		}
	}
}

// show shows what is going on now.
func (p *progress) show(now time.Time) {
	waited := now.Sub(p.begun)
	if waited < patience {
		return
	}
	p.mu.Lock()
	var step *steps.Step
	if len(p.open) > 0 {
		step = p.open[len(p.open)-1]
	}
	p.mu.Unlock()
	if step == nil {
		p.line.Wipe()
		return
	}
	p.line.Show(fmt.Sprintf("%s (%d s)", step.Progress(), int(waited.Seconds())))
}

// stop removes the line for good.
func (p *progress) stop() {
	close(p.ending)
	<-p.ended
	p.line.Wipe()
}

func (p *progress) begins(s *steps.Step) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.open = append(p.open, s)
}

func (p *progress) ends(s *steps.Step) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.open = slices.DeleteFunc(p.open, func(open *steps.Step) bool { return open == s })
}
