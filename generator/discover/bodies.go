package discover

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"go/ast"
	"go/token"
)

// Nobody reads the bodies of functions, yet half of the time that parsing takes
// goes into them, and most of what generated code consists of is there. They can't be
// skipped unseen, since what is wrong in them has to be told. So a file without
// a marker is parsed whole once. When nothing is wrong with it, the places of its bodies
// are remembered by the SHA-256 of its source, and the same source is parsed with
// blank ones from then on: all positions outside of them stay what they are.

// Memory keeps facts from one run to the next. A key has all that the fact
// depends on. A Memory may be used by several goroutines.
type Memory interface {
	// Recall returns a fact, and whether it is known.
	Recall(key string) ([]byte, bool)
	Record(key string, fact []byte)
}

// worthwhile is the size of a source from which on it saves time to remember
// where its bodies are.
const worthwhile = 4 << 10

func bodiesKey(source []byte) string {
	sum := sha256.Sum256(source)
	return "bodies " + string(sum[:])
}

// findBodies returns the bodies of a file's functions, from behind the opening
// brace to the closing one: how far it is from the last one, and how long it is. It
// returns nil when there are none, or //line directives may be in them.
func findBodies(file *token.File, tree *ast.File, source []byte) []byte {
	if bytes.Contains(source, []byte("//line ")) || bytes.Contains(source, []byte("/*line ")) {
		return nil
	}
	var places []byte
	last := 0
	for _, decl := range tree.Decls {
		function, ok := decl.(*ast.FuncDecl)
		if !ok || function.Body == nil {
			continue
		}
		begin, end := file.Offset(function.Body.Lbrace)+1, file.Offset(function.Body.Rbrace)
		places = binary.AppendUvarint(places, uint64(begin-last))
		places = binary.AppendUvarint(places, uint64(end-begin))
		last = end
	}
	return places
}

// blank returns the source with spaces in place of the bodies, but for the ends of
// lines. It reports false when the places aren't those of bodies.
func blank(source, places []byte) ([]byte, bool) {
	blanked := bytes.Clone(source)
	last := 0
	for len(places) > 0 {
		gap, n := binary.Uvarint(places)
		length, m := binary.Uvarint(places[max(n, 0):])
		if n <= 0 || m <= 0 || gap > uint64(len(source)) || length > uint64(len(source)) {
			return nil, false
		}
		places = places[n+m:]
		begin := last + int(gap)
		end := begin + int(length)
		if begin == 0 || end >= len(source) || source[begin-1] != '{' || source[end] != '}' {
			return nil, false
		}
		blankLines(blanked[begin:end])
		last = end
	}
	return blanked, true
}

func blankLines(body []byte) {
	for i, c := range body {
		if c != '\n' {
			body[i] = ' '
		}
	}
}
