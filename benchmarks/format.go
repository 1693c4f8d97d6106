package main

import (
	"fmt"
	"math"
	"strconv"
)

// duration writes nanoseconds with three digits and a unit.
func duration(nanoseconds float64) string {
	for _, unit := range []struct {
		name string
		size float64
	}{{"s", 1e9}, {"ms", 1e6}, {"µs", 1e3}} {
		if nanoseconds >= unit.size {
			return digits(nanoseconds/unit.size) + " " + unit.name
		}
	}
	return digits(nanoseconds) + " ns"
}

// ratio writes a factor, unless one of the two is unknown.
func ratio(factor float64) string {
	if math.IsNaN(factor) || math.IsInf(factor, 0) {
		return "–"
	}
	return digits(factor) + " ×"
}

// count writes a number of things, in thousands or millions when it is large.
func count(n float64) string {
	switch {
	case n < 0.005:
		return "0" // a stray one of the Go runtime
	case n >= 1e6:
		return digits(n/1e6) + " M"
	case n >= 1e4:
		return digits(n/1e3) + " k"
	case n == math.Trunc(n) || n >= 100:
		return strconv.FormatFloat(n, 'f', 0, 64)
	}
	return digits(n)
}

// bytes writes an amount of memory.
func bytes(n float64) string {
	for _, unit := range []struct {
		name string
		size float64
	}{{"GiB", 1 << 30}, {"MiB", 1 << 20}, {"KiB", 1 << 10}} {
		if n >= unit.size {
			return digits(n/unit.size) + " " + unit.name
		}
	}
	return count(n) + " B"
}

// difference writes nanoseconds more or less.
func difference(nanoseconds float64) string {
	if nanoseconds < 0 {
		return "-" + duration(-nanoseconds)
	}
	return "+" + duration(nanoseconds)
}

// signed writes a difference.
func signed(n float64) string {
	if n < 0 {
		return "-" + count(-n)
	}
	return count(n)
}

// digits writes a number with three digits that count.
func digits(n float64) string {
	switch {
	case n >= 99.95:
		return fmt.Sprintf("%.0f", n)
	case n >= 9.995:
		return fmt.Sprintf("%.1f", n)
	}
	return fmt.Sprintf("%.2f", n)
}
