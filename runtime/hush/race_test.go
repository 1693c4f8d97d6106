//go:build race

package hush_test

// The race detector makes pools forget at random, so allocations differ.
const raceEnabled = true
