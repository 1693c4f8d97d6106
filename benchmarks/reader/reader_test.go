package reader_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/benchmarks/reader"
)

func TestReader(t *testing.T) {
	r := reader.New(reader.Values{"text": "a", "number": 1.5, "count": 2, "on": true, "time": "3s", "digits": 7})
	var text, digits, absent = "", "", "default"
	var number float64
	var count int
	var on bool
	var duration time.Duration
	r.String("text", &text)
	r.String("digits", &digits)
	r.String("absent", &absent)
	r.Float("number", &number)
	r.Int("count", &count)
	r.Bool("on", &on)
	r.Duration("time", &duration)
	assert.NoError(t, r.Err())
	assert.Equal(t, []any{"a", "7", "default", 1.5, 2, true, 3 * time.Second}, []any{text, digits, absent, number, count, on, duration})
}

func TestProblemsAreSorted(t *testing.T) {
	r := reader.New(reader.Values{"what": 1, "count": "two", "time": "soon"})
	var count int
	var duration time.Duration
	r.Int("count", &count)
	r.Duration("time", &duration)
	assert.EqualError(t, r.Err(), "count: want int, found string\ntime: want a duration such as 30s, found \"soon\"\nwhat: unknown field")
}
