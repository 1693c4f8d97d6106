package numerals_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/internal/numerals"
)

func TestInteger(t *testing.T) {
	const beyond = "99999999999999999999" // what has more digits than 64 bits hold
	for text, want := range map[string]struct {
		negative bool
		digits   string
		base     int
	}{
		"0": {false, "0", 10}, "-12": {true, "12", 10}, "+7": {false, "7", 10}, "017": {false, "017", 10},
		"0x1F": {false, "1F", 16}, "-0o17": {true, "17", 8}, "1e3": {false, "1000", 10}, "1.0": {false, "1", 10},
		"-1.50e+1": {true, "15", 10}, ".5e1": {false, "5", 10}, "5.": {false, "5", 10}, "0.0e-9": {false, "0", 10},
		"9007199254740993.0": {false, "9007199254740993", 10}, "12300e-2": {false, "123", 10},
		"1e19": {false, "1" + strings.Repeat("0", 19), 10}, "1e20": {false, beyond, 10},
		"1e999999999": {false, beyond, 10}, "1e99999999999999999999": {false, beyond, 10}, "0e99999999999999999999": {false, "0", 10},
		"0." + strings.Repeat("0", 100_000) + "1e100001": {false, "1", 10},
	} {
		negative, digits, base, ok := numerals.Integer(text)
		assert.True(t, ok, "%.30s", text)
		assert.Equal(t, want, struct {
			negative bool
			digits   string
			base     int
		}{negative, digits, base}, "%.30s", text)
	}
	for _, text := range []string{
		"", "-", "+", "--1", "+-1", "1.5", "1e-1", "1e", "e1", ".", "1e1.5", "1e0x1", "1..0", "0x", "0o8", "0xg", "0x1.0", "0b1", "0X1", "1_0", " 1", "x", "٣", ".inf", "1e-99999999999999999999",
	} {
		_, _, _, ok := numerals.Integer(text)
		assert.False(t, ok, "%q", text)
	}
}
