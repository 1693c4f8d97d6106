package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/hushgen/hushgen/generator/steps"
	"github.com/hushgen/hushgen/internal/spent"
)

// times tells how long steps take, each when it has ended.
type times struct {
	w     io.Writer
	begun time.Time

	mu    sync.Mutex
	open  []*timed
	owner string // of the line before
}

// timed is a step that lasts, and how long others interrupted it.
type timed struct {
	*steps.Step
	interrupted time.Duration
}

func newTimes(w io.Writer) *times { return &times{w: w, begun: time.Now()} }

func (t *times) begins(s *steps.Step) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.open = append(t.open, &timed{Step: s})
}

func (t *times) ends(s *steps.Step) {
	t.mu.Lock()
	defer t.mu.Unlock()
	i := slices.IndexFunc(t.open, func(open *timed) bool { return open.Step == s })
	took := s.Took() - t.open[i].interrupted
	t.open = slices.Delete(t.open, i, i+1)
	if i > 0 {
		t.open[i-1].interrupted += s.Took()
	}
	indent := ""
	if owner := s.Owner(); owner != "" {
		indent = "  "
		if owner != t.owner {
			fmt.Fprintln(t.w, owner)
		}
	}
	t.owner = s.Owner()
	t.line(indent+s.Kind().Name, shortly(took), s.Notes())
}

// total tells what all came to.
func (t *times) total() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.line("total", shortly(time.Since(t.begun)), "")
	own, ok := spent.Own()
	if ok {
		t.line("  CPU", shortly(own.CPU), memory(own))
	}
	if children, ok := spent.Children(); ok && children.CPU > 0 {
		t.line("  CPU of go commands", shortly(children.CPU), memoryOf(children, own))
	}
}

func (t *times) line(name, took, notes string) {
	fmt.Fprintln(t.w, strings.TrimRight(fmt.Sprintf("%-22s %8s  %s", name, took, notes), " "))
}

// memory tells the most memory that was used at once.
func memory(used spent.Use) string {
	if used.Memory == 0 {
		return ""
	}
	return steps.Number(int((used.Memory+1<<19)>>20)) + " MB of memory"
}

// memoryOf tells that of children. What is below the process's own may be just
// that.
func memoryOf(children, own spent.Use) string {
	if own.Memory > 0 && children.Memory <= own.Memory {
		return "no more memory"
	}
	return memory(children)
}

// shortly writes a duration with two or three digits.
func shortly(d time.Duration) string {
	switch ms := float64(d) / float64(time.Millisecond); {
	case ms < 9.95:
		return fmt.Sprintf("%.1f ms", ms)
	case ms < 999.5:
		return fmt.Sprintf("%.0f ms", ms)
	case d < 100*time.Second:
		return fmt.Sprintf("%.1f s", d.Seconds())
	}
	return fmt.Sprintf("%.0f s", d.Seconds())
}
