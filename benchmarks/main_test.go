package main

import (
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestQuickRun(t *testing.T) {
	var out, progress strings.Builder
	require.NoError(t, run(t.Context(), []string{"-quick"}, &out, &progress))
	for _, want := range []string{
		"\n## Generating: ten plugins and more\n", "\n## Generated file: compiling it\n", "\n## Start: to main and out again, 10 plugins\n",
		"\n## Start: lookup among 10 names\n", "github.com/google/wire",
		"\n## Figures to reach\n", "\n## What falls short\n", "# Results\n", "nothing here is a measurement", "go.yaml.in/yaml/v4", "\n## Bars\n", "of yaml v4 to nodes alone",
		"\n## New from a ready node\n", "\n## YAML to instances, 1 resource\n", "\n## JSON to instances, 20 resources\n",
		"\n## Cached Get: 100 resources, 8 goroutines\n", "h.LLM.Get ≤ 1.2 × sync.Map.Load (one of 100 resources, 8 goroutines)",
		"\n## Reload of 100 YAML resources\n", "\n## Readers, with a reload every 5ms\n", "\n## 200 reloads of one hub\n",
		"200 hubs opened and closed: no goroutine more", "\n## Open and validate 100 embedded resources\n",
		"\n## Bytes of a plugin\n", "| opens resources, hands out schemas ", "a plugin of five fields, beyond its own code: ≤ 2,048",
		"\n## A program with resources in it\n", "symbols of reflect in it: 0",
		"\n## What only= leaves out\n", "what only= leaves out: 0 symbols linked",
		"\n## Who refuses which mistake\n", "\n## Plain scalars in a string field\n",
	} {
		assert.Contains(t, out.String(), want)
	}
	assert.Contains(t, progress.String(), "New from a ready node: round 1 of 1\n")
	assert.Contains(t, progress.String(), "200 reloads of one hub: part 5 of 5\n")
}

func TestOnlySomeTopics(t *testing.T) {
	var out, progress strings.Builder
	require.NoError(t, run(t.Context(), []string{"-quick", "-only", "ready node,Plain scalars"}, &out, &progress))
	assert.Contains(t, out.String(), "## New from a ready node")
	assert.Contains(t, out.String(), "## Plain scalars in a string field")
	assert.NotContains(t, out.String(), "to instances")
}

func TestList(t *testing.T) {
	var out, progress strings.Builder
	require.NoError(t, run(t.Context(), []string{"-list"}, &out, &progress))
	assert.Contains(t, out.String(), "\nGenerating: ten plugins and more\n")
	assert.Contains(t, out.String(), "\nBytes of a plugin\n")
	assert.Empty(t, progress.String())
}

func TestArguments(t *testing.T) {
	for text, want := range map[string]string{
		"now":            `unexpected argument "now"`,
		"-rounds 0":      "-rounds 0: want at least 1",
		"-quick -write":  "-quick measures nothing that is worth keeping: leave out -write and -render",
		"-quick -render": "-quick measures nothing that is worth keeping: leave out -write and -render",
		"-only nothing":  `no topic's title contains "nothing"; -list prints them`,
	} {
		var out, progress strings.Builder
		assert.EqualError(t, run(t.Context(), strings.Fields(text), &out, &progress), want)
	}
}

func TestNumbers(t *testing.T) {
	for nanoseconds, want := range map[float64]string{
		0.5: "0.50 ns", 12: "12.0 ns", 999: "999 ns", 1_540: "1.54 µs", 12_300_000: "12.3 ms", 9_640_000_000: "9.64 s",
	} {
		assert.Equal(t, want, duration(nanoseconds))
	}
	for n, want := range map[float64]string{0: "0", 3: "3", 31.4: "31.4", 9066: "9066", 31_100: "31.1 k", 1_440_000: "1.44 M"} {
		assert.Equal(t, want, count(n))
	}
	assert.Equal(t, "0", count(0.004))
	assert.Equal(t, "-1.50", signed(-1.5))
	assert.Equal(t, "1.50 GiB", bytes(1.5*(1<<30)))
	assert.Equal(t, "12 B", bytes(12))
	assert.Equal(t, "-1.50 ms", difference(-1.5e6))
	assert.Equal(t, "+20.0 µs", difference(20e3))
	assert.Equal(t, "12", signed(12))
	assert.Equal(t, "–", ratio(math.NaN()))
	assert.Equal(t, "0.27 ×", ratio(0.268))
	assert.Equal(t, "9.99 ×", ratio(9.99))
	assert.Equal(t, "10.0 ×", ratio(9.996))
}
