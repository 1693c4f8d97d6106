package upstream

import (
	"context"
	"errors"
	"io"
	"time"
)

// TimeoutError says that a service was silent for too long. It wraps
// context.DeadlineExceeded.
type TimeoutError struct {
	// After is how long the service was waited for.
	After time.Duration
}

func (e *TimeoutError) Error() string { return "no answer for " + e.After.String() }

// Timeout reports true, as net.Error has it.
func (e *TimeoutError) Timeout() bool { return true }

// Unwrap returns context.DeadlineExceeded.
func (e *TimeoutError) Unwrap() error { return context.DeadlineExceeded }

// patience ends a call whose service is silent for longer than the limit. A
// limit on the whole call would cut off long replies that are still flowing.
type patience struct {
	ctx    context.Context
	cancel context.CancelCauseFunc
	timer  *time.Timer
	limit  time.Duration
}

func newPatience(ctx context.Context, limit time.Duration) *patience {
	ctx, cancel := context.WithCancelCause(ctx)
	p := &patience{ctx: ctx, cancel: cancel, limit: limit}
	if limit > 0 {
		p.timer = time.AfterFunc(limit, func() { cancel(&TimeoutError{After: limit}) })
	}
	return p
}

// renew starts the time anew.
func (p *patience) renew() {
	if p.timer != nil {
		p.timer.Reset(p.limit)
	}
}

// end releases everything. The context ends with it.
func (p *patience) end() {
	if p.timer != nil {
		p.timer.Stop()
	}
	p.cancel(nil)
}

// explain replaces an error that a time limit caused with that cause: the
// transport only says "context canceled".
func (p *patience) explain(err error) error {
	var timeout *TimeoutError
	if errors.As(context.Cause(p.ctx), &timeout) {
		return timeout
	}
	return err
}

// patientBody is a response's body under a time limit for each piece.
type patientBody struct {
	body     io.ReadCloser
	patience *patience
}

// Read reads the next piece and renews the time when something came.
func (b *patientBody) Read(buffer []byte) (int, error) {
	n, err := b.body.Read(buffer)
	if err != nil && err != io.EOF {
		return n, b.patience.explain(err)
	}
	if n > 0 {
		b.patience.renew()
	}
	return n, err
}

// Close gives up the rest.
func (b *patientBody) Close() error {
	b.patience.end()
	return b.body.Close()
}
