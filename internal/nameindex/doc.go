// Package nameindex finds names among many, in any spelling, in tables that are
// static data: [Build] makes them when generating, [Find] reads them in the
// program.
//
// A table is a perfect hash of the hash-and-displace kind. The hash of a name
// chooses a bucket; the bucket's displacement was chosen so that all its names
// come to slots of their own. So a lookup reads one displacement and one slot.
// The slot tells in a few bits of the hash whether the name can be there at all,
// and where its text stands among the texts of all names.
//
// Names whose hashes are equal can't be told apart by any displacement. They,
// and whatever else finds no place, take the next free slots; each slot on the
// way to them says that the search goes on. So any names make a right table, and
// hostile ones a slow one.
package nameindex
