package hush

import "time"

// writeSlice writes slices of any, of the basic types and of the usual maps,
// and reports whether value is one.
func writeSlice(w *valueWriter, at *place, value any) bool {
	switch value := value.(type) {
	case []any:
		writeList(w, at, value)
	case []string:
		writeList(w, at, value)
	case []bool:
		writeList(w, at, value)
	case []time.Duration:
		writeList(w, at, value)
	case []time.Time:
		writeList(w, at, value)
	case []Secret:
		writeList(w, at, value)
	case []Node:
		writeList(w, at, value)
	case []Values:
		writeList(w, at, value)
	case []map[string]any:
		writeList(w, at, value)
	case []map[string]string:
		writeList(w, at, value)
	case [][]any:
		writeList(w, at, value)
	case [][]string:
		writeList(w, at, value)
	default:
		return writeNumbers(w, at, value)
	}
	return true
}

func writeNumbers(w *valueWriter, at *place, value any) bool {
	switch value := value.(type) {
	case []int:
		writeList(w, at, value)
	case []int8:
		writeList(w, at, value)
	case []int16:
		writeList(w, at, value)
	case []int32:
		writeList(w, at, value)
	case []int64:
		writeList(w, at, value)
	case []uint:
		writeList(w, at, value)
	case []uint8:
		writeList(w, at, value)
	case []uint16:
		writeList(w, at, value)
	case []uint32:
		writeList(w, at, value)
	case []uint64:
		writeList(w, at, value)
	case []uintptr:
		writeList(w, at, value)
	case []float32:
		writeList(w, at, value)
	case []float64:
		writeList(w, at, value)
	default:
		return false
	}
	return true
}

// writeStringMap is writeSlice for maps.
func writeStringMap(w *valueWriter, at *place, value any) bool {
	switch value := value.(type) {
	case Values:
		writeMap(w, at, value)
	case map[string]any:
		writeMap(w, at, value)
	case map[string]string:
		writeMap(w, at, value)
	case map[string]bool:
		writeMap(w, at, value)
	case map[string]time.Duration:
		writeMap(w, at, value)
	case map[string]time.Time:
		writeMap(w, at, value)
	case map[string]Secret:
		writeMap(w, at, value)
	case map[string]Node:
		writeMap(w, at, value)
	case map[string]Values:
		writeMap(w, at, value)
	case map[string]map[string]any:
		writeMap(w, at, value)
	case map[string]map[string]string:
		writeMap(w, at, value)
	case map[string][]any:
		writeMap(w, at, value)
	case map[string][]string:
		writeMap(w, at, value)
	default:
		return writeNumberMap(w, at, value)
	}
	return true
}

func writeNumberMap(w *valueWriter, at *place, value any) bool {
	switch value := value.(type) {
	case map[string]int:
		writeMap(w, at, value)
	case map[string]int8:
		writeMap(w, at, value)
	case map[string]int16:
		writeMap(w, at, value)
	case map[string]int32:
		writeMap(w, at, value)
	case map[string]int64:
		writeMap(w, at, value)
	case map[string]uint:
		writeMap(w, at, value)
	case map[string]uint8:
		writeMap(w, at, value)
	case map[string]uint16:
		writeMap(w, at, value)
	case map[string]uint32:
		writeMap(w, at, value)
	case map[string]uint64:
		writeMap(w, at, value)
	case map[string]uintptr:
		writeMap(w, at, value)
	case map[string]float32:
		writeMap(w, at, value)
	case map[string]float64:
		writeMap(w, at, value)
	default:
		return false
	}
	return true
}
