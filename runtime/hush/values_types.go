package hush

import (
	"math"
	"strconv"
	"time"
)

// writeBasic writes the types that hold no others, and reports whether value
// has one of them.
func writeBasic(w *valueWriter, value any) bool {
	b := w.builder
	switch value := value.(type) {
	case nil:
		b.Null(0, 0)
	case bool:
		b.Plain(strconv.FormatBool(value), 0, 0)
	case string:
		b.String(value, 0, 0)
	case time.Duration:
		b.String(value.String(), 0, 0)
	case time.Time:
		b.String(value.Format(time.RFC3339Nano), 0, 0)
	case Node:
		if w.asWritten {
			value = value.AsWritten()
		}
		b.Node(value)
	case Secret:
		b.Secret(value, 0, 0)
	default:
		return writeNumber(b, value)
	}
	return true
}

func writeNumber(b *Builder, value any) bool {
	switch value := value.(type) {
	case int:
		writeInteger(b, int64(value))
	case int8:
		writeInteger(b, int64(value))
	case int16:
		writeInteger(b, int64(value))
	case int32:
		writeInteger(b, int64(value))
	case int64:
		writeInteger(b, value)
	case uint:
		writeUnsigned(b, uint64(value))
	case uint8:
		writeUnsigned(b, uint64(value))
	case uint16:
		writeUnsigned(b, uint64(value))
	case uint32:
		writeUnsigned(b, uint64(value))
	case uint64:
		writeUnsigned(b, value)
	case uintptr:
		writeUnsigned(b, uint64(value))
	case float32:
		writeFloat(b, float64(value), 32)
	case float64:
		writeFloat(b, value, 64)
	default:
		return false
	}
	return true
}

func writeInteger(b *Builder, i int64) { b.Plain(strconv.FormatInt(i, 10), 0, 0) }

func writeUnsigned(b *Builder, u uint64) { b.Plain(strconv.FormatUint(u, 10), 0, 0) }

// writeFloat writes whole numbers without exponent, so that texts read them
// as people write them. NaN and infinities become ".nan", ".inf" and "-.inf".
func writeFloat(b *Builder, f float64, bits int) {
	b.Plain(floatText(f, bits), 0, 0)
}

func floatText(f float64, bits int) string {
	switch {
	case math.IsNaN(f):
		return ".nan"
	case math.IsInf(f, 1):
		return ".inf"
	case math.IsInf(f, -1):
		return "-.inf"
	case f == math.Trunc(f) && math.Abs(f) < 1e21:
		return strconv.FormatFloat(f, 'f', -1, bits)
	}
	return strconv.FormatFloat(f, 'g', -1, bits)
}
