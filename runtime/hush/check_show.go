package hush

import (
	"math"
	"strconv"
	"time"
)

// shown is how a problem shows the current value: text, unless it must not.
func (d *Decoder) shown(from origin, text string) string {
	switch {
	case from.environment.variable != "":
		return from.environment.shown()
	case d.secret():
		return redacted
	case from.node.Replaced():
		return displayed(from.node.Written())
	case from.node.Hidden():
		return redacted
	}
	return text
}

func quoted[T Checked](value T) string {
	if text, ok := any(value).(string); ok {
		return strconv.Quote(abridged(text))
	}
	return show(value)
}

func show[T Checked](value T) string {
	switch v := any(value).(type) {
	case string:
		return v
	case int64:
		return strconv.FormatInt(v, 10)
	case uint64:
		return strconv.FormatUint(v, 10)
	case float32:
		return showFloat(float64(v), 32)
	case float64:
		return showFloat(v, 64)
	case time.Duration:
		return v.String()
	}
	return ""
}

// showFloat writes 1000000 where strconv prefers 1e+06.
func showFloat(f float64, bits int) string {
	format := byte('f')
	if magnitude := math.Abs(f); magnitude >= 1e21 || magnitude < 1e-6 && f != 0 {
		format = 'e'
	}
	return strconv.FormatFloat(f, format, -1, bits)
}
