// Package interruptible bounds calls that may never return, such as reading a
// pipe that nobody writes to. It links no reflect.
package interruptible

import "context"

// Call calls a function and returns what it does or, when ctx ends first, the
// cause of that. A function that never returns keeps its goroutine.
func Call[T any](ctx context.Context, f func() (T, error)) (T, error) {
	type outcome struct {
		value T
		err   error
	}
	done := make(chan outcome, 1)
	go func() {
		value, err := f()
		done <- outcome{value, err}
	}()
	select {
	case o := <-done:
		return o.value, o.err
	case <-ctx.Done():
		var none T
		return none, context.Cause(ctx)
	}
}
