package interruptible_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/internal/interruptible"
)

func TestCall(t *testing.T) {
	broken := errors.New("broken")
	got, err := interruptible.Call(t.Context(), func() (int, error) { return 3, broken })
	assert.Equal(t, 3, got)
	assert.ErrorIs(t, err, broken)
}

func TestCallThatNeverReturns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		late := errors.New("late")
		ctx, cancel := context.WithTimeoutCause(t.Context(), time.Second, late)
		defer cancel()
		release := make(chan struct{})
		begin := time.Now()
		got, err := interruptible.Call(ctx, func() (int, error) { <-release; return 3, nil })
		assert.Zero(t, got)
		assert.Equal(t, late, err)
		assert.Equal(t, time.Second, time.Since(begin))
		close(release)
	})
}
