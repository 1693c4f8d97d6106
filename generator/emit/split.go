package emit

import (
	"github.com/hushgen/hushgen/generator/builds"
)

// Limit is how many bytes of declarations a generated file may have before it
// is split: what GitHub still highlights, and no editor is slow with.
const Limit = 1 << 20

// A home whose declarations exceed the limit keeps those of the registry as a
// whole in its file. Each category has a file of its own, and so have the
// schemas. A category that exceeds the limit keeps its tables there; its plugins
// go to files by the first letters of their names, as few letters as do. What a
// config needs stands with the first plugin that takes it.
//
// All follows from names and sizes, never from numbers that are dealt out: a
// new plugin changes the files that it is in, and no file changes its name when
// others come or go, unless it grows over the limit or back under it.

// split spreads the pieces of a home over files, by name without .go.
func (e *emitter) split(base string, pieces []*piece) map[string][]*piece {
	if sizeOf(pieces) <= e.limit {
		return map[string][]*piece{base: pieces}
	}
	byCategory := map[string][]*piece{}
	for _, p := range pieces {
		byCategory[p.category] = append(byCategory[p.category], p)
	}
	files := map[string][]*piece{}
	for category, pieces := range byCategory {
		switch category {
		case "":
			files[base] = pieces
		case schemasPlace:
			for _, p := range pieces {
				name := fileName(base, p.plugin, "schemas")
				files[name] = append(files[name], p)
			}
		default:
			prefixes := e.prefixes(pieces)
			for _, p := range pieces {
				name := fileName(base+"_"+fileElement(category), prefixes[p.plugin], "plugins")
				files[name] = append(files[name], p)
			}
		}
	}
	return files
}

// fileName names a file after what the names of things in it begin with. Its
// end keeps the go command from taking a category test or linux for a
// constraint.
func fileName(base, prefix, end string) string {
	if prefix != "" {
		base += "_" + fileElement(prefix)
	}
	return base + "_" + end
}

// prefixes returns for each plugin what the names of those in its file begin
// with: "" for the file of the category as a whole.
func (e *emitter) prefixes(pieces []*piece) map[string]string {
	sizes := map[string]int{}
	for _, p := range pieces {
		sizes[p.plugin] += p.size()
	}
	return prefixesOf(sizes, e.limit)
}

func sizeOf(pieces []*piece) int {
	size := 0
	for _, p := range pieces {
		size += p.size()
	}
	return size
}

// piecesByHome keeps the order in each home.
func (e *emitter) piecesByHome() map[builds.Constraint][]*piece {
	homes := map[builds.Constraint][]*piece{}
	for _, p := range e.pieces {
		homes[p.home] = append(homes[p.home], p)
	}
	return homes
}
