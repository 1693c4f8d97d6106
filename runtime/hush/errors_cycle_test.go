package hush_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/runtime/hush"
)

func TestCycleError(t *testing.T) {
	const eight = "a:0 -> a:1 -> a:2 -> a:3 -> a:4 -> a:5 -> a:6 -> a:7"
	for count, want := range map[int]string{
		0:       "",
		1:       "a:0 -> a:0",
		2:       "a:0 -> a:1 -> a:0",
		9:       eight + " -> a:8 -> a:0",
		10:      eight + " -> a:8 -> a:9 -> a:0",
		11:      eight + " -> … 2 more … -> a:10 -> a:0",
		100_000: eight + " -> … 99991 more … -> a:99999 -> a:0",
	} {
		err := &hush.CycleError{}
		for i := range count {
			err.Keys = append(err.Keys, hush.Key{Category: "a", Name: strconv.Itoa(i)})
		}
		assert.EqualError(t, err, "resources need each other: "+want)
		assert.Len(t, err.Keys, count)
	}
}

// Values write the same paths as decoders and hubs.
func TestPathsOfOddNamesInValues(t *testing.T) {
	for name, want := range map[string]string{
		"plain":                  `plain`,
		"":                       `[""]`,
		"a.b":                    `["a.b"]`,
		`"`:                      `["\""]`,
		`\`:                      `["\\"]`,
		"x\ny: 1":                `["x\ny: 1"]`,
		"\u202e":                 `["\u202e"]`,
		"\xff":                   `["\xff"]`,
		strings.Repeat("é", 101): strings.Repeat("é", 100) + "…",
	} {
		_, err := hush.Values{name: 1i}.Node()
		assert.EqualError(t, err, want+": a value of type complex128 is not supported; use "+supported)
		if len(name) < 100 {
			_, err = hush.Values{"x": hush.Values{name: 1i}}.Node()
			step := strings.TrimPrefix("."+want, ".[")
			if step != "."+want {
				step = "[" + step
			}
			assert.EqualError(t, err, "x"+step+": a value of type complex128 is not supported; use "+supported)
		}
	}
}
