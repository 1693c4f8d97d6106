package upstream

import (
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"time"
)

// pause says whether to try again after an error, and how long to wait first.
// try counts the tries so far from zero.
func (r Retry) pause(ctx context.Context, try int, err error) (time.Duration, bool) {
	if try >= r.Max || ctx.Err() != nil || !forNow(err) {
		return 0, false
	}
	pause := r.backoff(try)
	var refused *Error
	if errors.As(err, &refused) && refused.RetryAfter > 0 {
		if refused.RetryAfter > r.MaxWait {
			return 0, false
		}
		pause = refused.RetryAfter
	}
	// No use waiting for a try that the caller won't see.
	if deadline, ok := ctx.Deadline(); ok && time.Until(deadline) < pause {
		return 0, false
	}
	return pause, true
}

// backoff doubles with each try. Its second half is random, so that many
// callers that failed together don't come back together.
func (r Retry) backoff(try int) time.Duration {
	full := r.Wait << min(try, 20)
	if full <= 0 || full > r.MaxWait {
		full = r.MaxWait
	}
	return full - rand.N(full/2+1)
}

// forNow reports whether the same call may succeed later. A time limit that
// ran out isn't given a second time.
func forNow(err error) bool {
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) {
		return false
	}
	var refused *Error
	if errors.As(err, &refused) {
		return refused.Status == http.StatusTooManyRequests ||
			refused.Status >= 500 && refused.Status != http.StatusNotImplemented
	}
	var broken *net.OpError
	return errors.As(err, &broken) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
}

// sleep waits, but not past the end of ctx.
func sleep(ctx context.Context, pause time.Duration) error {
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
