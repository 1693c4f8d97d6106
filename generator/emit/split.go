package emit

import "github.com/hushgen/hushgen/generator/builds"

// Limit is how many bytes of declarations a file may have before it is split.
const Limit = 1 << 20

// split spreads the pieces of a home over files, by name without .go.
func (e *emitter) split(home builds.Constraint, base string) map[string][]*piece {
	files := map[string][]*piece{}
	for _, p := range e.pieces {
		if p.home == home {
			files[base] = append(files[base], p)
		}
	}
	return files
}
