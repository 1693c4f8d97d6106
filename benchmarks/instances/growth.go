package instances

import (
	"errors"
	"fmt"
	"runtime"
	"time"

	"github.com/hushgen/hushgen/benchmarks/session"
)

// Soak is something that is done very often.
type Soak struct {
	// Title and About are for readers.
	Title, About string
	// Rounds is how often.
	Rounds int
	// Round does it once. Open and Close go around all rounds; nil for nothing
	// to do.
	Open, Round, Close func() error
}

// Growth is what the process held after ever more rounds.
type Growth struct {
	Soak   Soak
	Points []Point
}

// Point is what the process held after so many rounds.
type Point struct {
	Rounds int
	// Heap is the size of what is reachable, in bytes.
	Heap       uint64
	Goroutines int
	// Made counts the sessions that the process has made so far, Open those of
	// them that are not closed.
	Made, Open int64
	// Round is how long one round took since the last point.
	Round time.Duration
}

// parts is how many points there are after the first.
const parts = 4

// Run does all rounds, the first tenth of them before the first point.
// Progress is called before each part; its error ends the run.
func (s Soak) Run(progress func(part, of int) error) (Growth, error) {
	growth, done := Growth{Soak: s}, 0
	if err := s.step(s.Open); err != nil {
		return growth, err
	}
	for part := range parts + 1 {
		if err := progress(part+1, parts+1); err != nil {
			return growth, errors.Join(err, s.step(s.Close))
		}
		until := s.Rounds * (10 + part*90/parts) / 100
		before, start := done, time.Now()
		for ; done < until; done++ {
			if err := s.step(s.Round); err != nil {
				return growth, errors.Join(err, s.step(s.Close))
			}
		}
		took := time.Since(start) / time.Duration(max(1, done-before))
		point := rested(growth.Points)
		point.Rounds, point.Round = done, took
		growth.Points = append(growth.Points, point)
	}
	return growth, s.step(s.Close)
}

func (s Soak) step(step func() error) error {
	if step == nil {
		return nil
	}
	if err := step(); err != nil {
		return fmt.Errorf("%s: %w", s.Title, err)
	}
	return nil
}

// rested returns what the process holds once nothing has changed for a while,
// and is back where it was at the first point. For that it waits ten seconds
// at most.
func rested(before []Point) Point {
	const while, pause = 20, 5 * time.Millisecond
	last, same := held(), 0
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(pause) {
		now := held()
		if now != last {
			last, same = now, 0
			continue
		}
		same++
		back := len(before) == 0 || now.Goroutines <= before[0].Goroutines && now.Open <= before[0].Open
		if same >= while && back {
			break
		}
	}
	runtime.GC()
	runtime.GC() // empties the pools
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	last.Heap = memory.HeapAlloc
	return last
}

func held() Point {
	made, closed := session.Counts()
	return Point{Goroutines: runtime.NumGoroutine(), Made: made, Open: made - closed}
}

// Grown returns by how much the last point exceeds the first one.
func (g Growth) Grown() (bytesPerRound float64, goroutines int, open int64) {
	if len(g.Points) == 0 {
		return 0, 0, 0
	}
	first, last := g.Points[0], g.Points[len(g.Points)-1]
	rounds := float64(max(1, last.Rounds-first.Rounds))
	return (float64(last.Heap) - float64(first.Heap)) / rounds, last.Goroutines - first.Goroutines, last.Open - first.Open
}
