package hush

import "github.com/hushgen/hushgen/internal/names"

// path returns the way from the resource to the current value, as problems
// show it.
func (d *Decoder) path() string { return d.pathFrom(d.root()) }

// root returns the resource's key as problems show it.
func (d *Decoder) root() string {
	return Key{Category: d.in.Key.Category, Name: names.ShortenPath(d.in.Key.Name)}.String()
}

// pathFrom returns the way from the config to the current value behind a text.
func (d *Decoder) pathFrom(root string) string {
	path := []byte(root)
	for i := range d.frames {
		if len(path) > names.MaxPath {
			break
		}
		path = d.frames[i].appendStep(path)
	}
	return names.ShortenPath(string(path))
}

func (f *frame) appendStep(path []byte) []byte {
	switch {
	case f.isList():
		return names.AppendIndex(path, f.index)
	case f.kind == structFrame && f.field >= 0:
		return names.AppendStep(path, f.fields[f.field].Name)
	default:
		return names.AppendStep(path, f.name)
	}
}

// way returns a number for the way to what a level holds; that of the current
// value comes behind the last level. What the decoder remembers of a value, it
// keeps under that number: the text of a way may be as long as the whole
// source, and each value may have a problem.
//
// Two ways may have one number by chance: then a problem that follows from
// another one, or doesn't, is not told beside it.
func (d *Decoder) way(level int) uint64 {
	switch {
	case level == 0:
		return wayOffset
	case level == len(d.frames):
		return d.frames[level-1].step(d.way(level - 1))
	}
	f := &d.frames[level]
	if f.way == 0 { // it stays the same as long as the level lasts
		f.way = d.frames[level-1].step(d.way(level - 1))
	}
	return f.way
}

// current is way for the current value.
func (d *Decoder) current() uint64 { return d.way(len(d.frames)) }

// step adds the step from a level to its current value to the way.
func (f *frame) step(way uint64) uint64 {
	switch {
	case f.isList():
		return hashed(way, 'i', f.index)
	case f.kind == structFrame && f.field >= 0:
		return hashed(way, 'f', f.field)
	}
	way = hashed(way, 'n', len(f.name))
	for i := range len(f.name) {
		way = (way ^ uint64(f.name[i])) * wayPrime
	}
	return way
}

// Offset and prime of FNV-1a.
const (
	wayOffset = 14695981039346656037
	wayPrime  = 1099511628211
)

func hashed(way uint64, kind byte, n int) uint64 {
	way = (way ^ uint64(kind)) * wayPrime
	for range 4 {
		way = (way ^ uint64(n&0xff)) * wayPrime
		n >>= 8
	}
	return way
}

func (f *frame) isList() bool { return f.kind == listFrame || f.kind == arrayFrame }
