package generator_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator"
	"github.com/hushgen/hushgen/generator/steps"
)

// askedContext counts how often a step asks whether it was interrupted, and may do so.
type askedContext struct {
	context.Context
	interrupts steps.Kind // as soon as it begins
	current    atomic.Value
	asked      map[steps.Kind]*atomic.Int64
	mutex      sync.Mutex
	begun      []steps.Kind
}

func (c *askedContext) Begins(step *steps.Step) {
	c.current.Store(step.Kind())
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.begun = append(c.begun, step.Kind())
}

func (c *askedContext) Ends(*steps.Step) { c.current.Store(steps.Kind{}) }

func (c *askedContext) Err() error {
	kind, _ := c.current.Load().(steps.Kind)
	if count := c.asked[kind]; count != nil {
		count.Add(1)
		if kind == c.interrupts {
			return context.Canceled
		}
	}
	return c.Context.Err()
}

func (c *askedContext) generate(dir string) (*generator.Result, error) {
	options := generator.Options{Dir: dir, Packages: []string{"./..."}, Env: environment()}
	return generator.Generate(steps.With(c, c), options)
}

// Who interrupts a run of many plugins doesn't wait for all of them.
func TestInterrupted(t *testing.T) {
	const plugins = 100
	var text strings.Builder
	text.WriteString("-- main.go --\n//hush:registry packages=.\npackage main\n\nfunc main() {}\n")
	for i := range plugins {
		fmt.Fprintf(&text, "\n//hush:config name=n%[1]d category=text\ntype Config%[1]d struct{ Size int }\n\n//hush:factory\nfunc New%[1]d(Config%[1]d) string { return \"\" }\n", i)
	}
	dir := module(t, text.String())
	watched := []steps.Kind{steps.Resolve, steps.Emit}
	newContext := func(interrupts steps.Kind) *askedContext {
		c := &askedContext{Context: t.Context(), interrupts: interrupts, asked: map[steps.Kind]*atomic.Int64{}}
		for _, kind := range watched {
			c.asked[kind] = new(atomic.Int64)
		}
		return c
	}
	whole := newContext(steps.Kind{})
	result, err := whole.generate(dir)
	require.NoError(t, err)
	require.True(t, result.OK())
	for _, kind := range watched {
		assert.Greater(t, whole.asked[kind].Load(), int64(plugins), kind)
		c := newContext(kind)
		_, err := c.generate(dir)
		require.ErrorIs(t, err, context.Canceled)
		assert.Equal(t, kind, c.begun[len(c.begun)-1], "no step begins after it")
	}
}
