package sorting

import "strings"

// Keys returns the keys of a map, sorted.
func Keys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	Stable(keys, strings.Compare)
	return keys
}
