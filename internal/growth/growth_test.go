package growth_test

import (
	"testing"
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

func TestLinear(t *testing.T) {
	linear, quadratic := &failed{}, &failed{}
	growth.Linear(linear, func(size int) { time.Sleep(time.Duration(size) * 40 * time.Millisecond) })
	assert.False(t, linear.is)
	growth.Linear(quadratic, func(size int) { time.Sleep(time.Duration(size*size) * 4 * time.Millisecond) })
	assert.True(t, quadratic.is)
}
