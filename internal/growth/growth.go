// Package growth tells in tests whether the time of some work grows with its
// size, or with the square of it. It compares, and sets no limit, so that a slow
// or busy machine fails nothing.
package growth

import (
	"testing"
	"time"
)

const (
	attempts = 5
	// tooFast is a time that says nothing about growth.
	tooFast = time.Second / 4
)

// Linear fails the test when work of size 8 takes 32 times as long as that of
// size 1, each time that it is tried: linear work takes 8 times as long,
// quadratic work 64 times.
func Linear(t testing.TB, work func(size int)) {
	t.Helper()
	var small, large time.Duration
	for range attempts {
		small, large = timeOf(work, 1), timeOf(work, 8)
		if large < tooFast || large < 32*small {
			return
		}
	}
	t.Errorf("eight times the work takes %.0f times as long", float64(large)/float64(small))
}

func timeOf(work func(size int), size int) time.Duration {
	began := time.Now()
	work(size)
	return time.Since(began)
}
