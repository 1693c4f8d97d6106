package growth_test

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/internal/growth"
)

// failed takes note of failures instead of failing.
type failed struct {
	testing.TB
	is bool
}

func (f *failed) Helper()               {}
func (f *failed) Errorf(string, ...any) { f.is = true }

// TestLinear has a clock of its own: on a busy machine a short sleep takes
// longer than it should, and quadratic work would look linear.
func TestLinear(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		linear, quadratic := &failed{}, &failed{}
		growth.Linear(linear, func(size int) { time.Sleep(time.Duration(size) * time.Second) })
		assert.False(t, linear.is)
		growth.Linear(quadratic, func(size int) { time.Sleep(time.Duration(size*size) * time.Second) })
		assert.True(t, quadratic.is)
	})
}
