package hush

import (
	"maps"
	"slices"
)

// Each checks every element of a list.
func Each[S ~[]T, T any](d *Decoder, items S, check func(*Decoder, *T)) {
	each(d, listFrame, items, check)
}

// EachOf checks every element of an array. Those of an array that was not
// given may be zero.
func EachOf[T any](d *Decoder, items []T, check func(*Decoder, *T)) {
	each(d, arrayFrame, items, check)
}

func each[T any](d *Decoder, kind frameKind, items []T, check func(*Decoder, *T)) {
	d.push(kind)
	for i := range items {
		d.top().index = i
		check(d, &items[i])
	}
	d.End()
}

// EachIn checks every value of a map, in the order of the keys: only so many
// problems are kept, and these must always be the same.
func EachIn[M ~map[K]T, K ~string, T any](d *Decoder, entries M, check func(*Decoder, *T)) {
	d.push(mapFrame)
	var value T // one variable for all: it escapes into check
	for _, key := range slices.Sorted(maps.Keys(entries)) {
		f := d.top()
		f.name, f.reached, value = string(key), 0, entries[key]
		check(d, &value)
	}
	d.End()
}
