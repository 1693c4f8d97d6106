package schemas

import (
	"encoding/json"
	"math"
	"strconv"
)

// asData turns a document into what the judge takes: numbers are exact.
func asData(value any) any {
	switch v := value.(type) {
	case number:
		return json.Number(tamed(v))
	case list:
		items := make([]any, len(v))
		for i, item := range v {
			items[i] = asData(item)
		}
		return items
	case mapping:
		fields := make(map[string]any, len(v))
		for _, p := range v {
			fields[p.key] = asData(p.value)
		}
		return fields
	}
	return value
}

// asFloats turns a document into what editors make of it: numbers are floats.
func asFloats(value any) any {
	switch v := value.(type) {
	case number:
		n, _ := strconv.ParseFloat(string(v), 64)
		return max(-math.MaxFloat64, min(n, math.MaxFloat64))
	case list:
		items := make([]any, len(v))
		for i, item := range v {
			items[i] = asFloats(item)
		}
		return items
	case mapping:
		fields := make(map[string]any, len(v))
		for _, p := range v {
			fields[p.key] = asFloats(p.value)
		}
		return fields
	}
	return value
}
