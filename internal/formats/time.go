package formats

import "time"

// Time reports whether a text is a date and time of RFC 3339, with T and Z in
// upper case. Package time alone lets more pass: an hour of one digit, a comma
// before the fraction, an offset of 99 hours.
func Time(text string) bool {
	const shape = "0000-00-00T00:00:00"
	if len(text) <= len(shape) || !hasShape(text[:len(shape)], shape) {
		return false
	}
	rest := text[len(shape):]
	if rest[0] == '.' {
		digits := 1
		for digits < len(rest) && isDigit(rest[digits]) {
			digits++
		}
		if digits == 1 {
			return false
		}
		rest = rest[digits:]
	}
	if rest != "Z" && !isOffset(rest) {
		return false
	}
	_, err := time.Parse(time.RFC3339, text) // for what the shape doesn't tell: days of months, ranges
	return err == nil
}

func isOffset(text string) bool {
	return (hasShape(text, "+00:00") || hasShape(text, "-00:00")) && text[1:3] <= "23" && text[4:] <= "59"
}

// hasShape compares byte by byte; 0 stands for any digit.
func hasShape(text, shape string) bool {
	if len(text) != len(shape) {
		return false
	}
	for i := range len(text) {
		if shape[i] == '0' && !isDigit(text[i]) || shape[i] != '0' && text[i] != shape[i] {
			return false
		}
	}
	return true
}
