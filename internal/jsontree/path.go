package jsontree

import "github.com/hushgen/hushgen/internal/names"

// path leads to the current name or value, which its container has counted.
func (r *reader) path() string {
	var path []byte
	for i := range r.open {
		if path = r.appendStep(path, i); len(path) > names.MaxPath {
			break
		}
	}
	return names.ShortenPath(string(path))
}

// appendStep adds the step from the container of that level to what is in it.
func (r *reader) appendStep(path []byte, level int) []byte {
	c := &r.open[level]
	if !c.isMap {
		return names.AppendIndex(path, c.count-1)
	}
	end := len(r.keys)
	if level+1 < len(r.open) {
		end = r.open[level+1].firstKey
	}
	// A hostile name costs no more than is shown.
	name := names.ShortenPath(r.keys[end-1].name)
	if level == 0 && names.IsPrintable(name) {
		return append(path, name...) // a resource's key, as it is written
	}
	return names.AppendStep(path, name)
}
