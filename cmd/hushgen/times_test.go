package main

import (
	"bytes"
	"regexp"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/generator/steps"
	"github.com/hushgen/hushgen/internal/spent"
)

func TestTimes(t *testing.T) {
	var out bytes.Buffer
	ctx := steps.With(t.Context(), &observation{times: newTimes(&out)})
	find := steps.Begin(ctx, steps.FindRegistries)
	find.Count(1, "registry", "registries")
	find.End()
	app := steps.Of(ctx, "app")
	read := steps.Begin(app, steps.ReadSources)
	asks := steps.Begin(app, steps.AskExports)
	asks.Count(1204, "package", "packages")
	asks.End()
	read.End()
	steps.Begin(steps.Of(app, "for linux/amd64"), steps.Emit).End()
	steps.Begin(ctx, steps.Write).End()
	steps.Begin(app, steps.Emit).End()
	assert.Equal(t, `find registries        TIME  1 registry
app
  ask for export data  TIME  1,204 packages
  read sources         TIME
app, for linux/amd64
  emit                 TIME
write                  TIME
app
  emit                 TIME
`, withoutTimes(out.String()))
}

func withoutTimes(text string) string {
	return regexp.MustCompile(` +[\d.]+ m?s\b`).ReplaceAllStringFunc(text, func(found string) string {
		if len(found) < 9 {
			return "a time that isn't aligned: " + found
		}
		return found[:len(found)-9] + " TIME"
	})
}

// A step that interrupts another one doesn't count for it.
func TestInterrupted(t *testing.T) {
	times := newTimes(&bytes.Buffer{})
	ctx := steps.With(t.Context(), &observation{times: times})
	outer := steps.Begin(ctx, steps.ReadSources)
	inner := steps.Begin(ctx, steps.AskExports)
	inner.End()
	assert.Equal(t, inner.Took(), times.open[0].interrupted)
	second := steps.Begin(ctx, steps.AskExports)
	second.End()
	assert.Equal(t, inner.Took()+second.Took(), times.open[0].interrupted)
	outer.End()
	assert.Empty(t, times.open)
}

func TestShortly(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0:                         "0.0 ms",
		1234 * time.Microsecond:   "1.2 ms",
		9949 * time.Microsecond:   "9.9 ms",
		9950 * time.Microsecond:   "10 ms",
		123 * time.Millisecond:    "123 ms",
		999499 * time.Microsecond: "999 ms",
		999500 * time.Microsecond: "1.0 s",
		12340 * time.Millisecond:  "12.3 s",
		100 * time.Second:         "100 s",
		12345 * time.Second:       "12345 s",
	} {
		assert.Equal(t, want, shortly(d))
	}
}

func TestMemory(t *testing.T) {
	assert.Empty(t, memory(spent.Use{CPU: time.Second}))
	assert.Equal(t, "1,205 MB of memory", memory(spent.Use{Memory: 1204<<20 + 1<<19}))
	assert.Equal(t, "1 MB of memory", memory(spent.Use{Memory: 1<<20 + 1<<19 - 1}))
	assert.Equal(t, "61 MB of memory", memoryOf(spent.Use{Memory: 61 << 20}, spent.Use{Memory: 60 << 20}))
	assert.Equal(t, "no more memory", memoryOf(spent.Use{Memory: 60 << 20}, spent.Use{Memory: 60 << 20}))
	assert.Empty(t, memoryOf(spent.Use{}, spent.Use{}))
}
