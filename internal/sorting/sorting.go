// Package sorting sorts what a runtime has few of, in little code. Every type
// that package slices sorts costs a program about 20 KB, text and tables taken
// together; here it is one.
package sorting

// Stable sorts a list and keeps equal elements in their order. It compares less
// than slices.SortStableFunc does, takes room for half the list, and on a list
// that is sorted already only looks.
func Stable[E any](list []E, compare func(a, b E) int) {
	if len(list) > 1 {
		merge(list, make([]E, len(list)/2), compare)
	}
}

// merge sorts both halves and puts them together. spare has room for the first.
func merge[E any](list, spare []E, compare func(a, b E) int) {
	middle := len(list) / 2
	if middle == 0 {
		return
	}
	merge(list[:middle], spare, compare)
	merge(list[middle:], spare, compare)
	if compare(list[middle-1], list[middle]) <= 0 {
		return
	}
	first, second := spare[:copy(spare, list[:middle])], list[middle:]
	for at := 0; len(first) > 0; at++ {
		if len(second) > 0 && compare(first[0], second[0]) > 0 {
			list[at], second = second[0], second[1:]
		} else {
			list[at], first = first[0], first[1:]
		}
	}
}
