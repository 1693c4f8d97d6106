// Package fix makes the changes that problems ask for where there is one right
// answer: see [problem.Fix].
//
// It knows problems and bytes. It must not know directives or types: what a
// fix is right for was decided where the problem was found.
package fix

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/hushgen/hushgen/generator/problem"
)

// Apply returns a file's source with the fixes of its problems made, and the
// problems that are answered by that, in the order of their edits. A fix that
// touches what an earlier one changes is left out, and so is one that can't be
// placed: see [Sound]. Source that was as gofmt writes it comes out so, line
// ends stay as they are.
func Apply(source []byte, problems []problem.Problem) ([]byte, []problem.Problem) {
	var edits []problem.Edit
	var done []problem.Problem
	for _, p := range sorted(problems) {
		if fits(source, edits, p.Fix.Edits) {
			edits = append(edits, p.Fix.Edits...)
			done = append(done, p)
		}
	}
	if len(done) == 0 {
		return source, nil
	}
	return tidy(source, replace(source, edits)), done
}

// sorted returns the problems with a fix in the order of their first edits.
func sorted(problems []problem.Problem) []problem.Problem {
	fixable := slices.DeleteFunc(slices.Clone(problems), func(p problem.Problem) bool {
		return p.Fix == nil || len(p.Fix.Edits) == 0
	})
	slices.SortStableFunc(fixable, func(a, b problem.Problem) int {
		return cmp.Compare(a.Fix.Edits[0].Position.Offset, b.Fix.Edits[0].Position.Offset)
	})
	return fixable
}

// fits reports whether edits can be made besides those that are taken.
func fits(source []byte, taken, edits []problem.Edit) bool {
	return !slices.ContainsFunc(edits, func(edit problem.Edit) bool {
		return !Sound(source, edit) || slices.ContainsFunc(taken, func(other problem.Edit) bool { return meet(edit, other) })
	})
}

// meet reports whether two edits change the same bytes or the same place.
func meet(a, b problem.Edit) bool {
	start, end := max(a.Position.Offset, b.Position.Offset), min(a.End.Offset, b.End.Offset)
	return start < end || a.Position.Offset == b.Position.Offset
}

// Sound reports whether an edit can be placed in a file's source. It can't
// where a carriage return stands within its line: the scanner takes those out
// of comments, and what follows has another place than it says.
func Sound(source []byte, edit problem.Edit) bool {
	start, end := edit.Position.Offset, edit.End.Offset
	if start < 0 || start > end || end > len(source) {
		return false
	}
	line := source[bytes.LastIndexByte(source[:start], '\n')+1:]
	if i := bytes.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	return !bytes.Contains(bytes.TrimSuffix(line, []byte("\r")), []byte("\r")) && !bytes.Contains(source[start:end], []byte("\n"))
}

func replace(source []byte, edits []problem.Edit) []byte {
	edits = slices.Clone(edits)
	slices.SortFunc(edits, func(a, b problem.Edit) int { return cmp.Compare(a.Position.Offset, b.Position.Offset) })
	var changed []byte
	at := 0
	for _, edit := range edits {
		changed = append(changed, source[at:edit.Position.Offset]...)
		changed = append(changed, edit.Text...)
		at = edit.End.Offset
	}
	return append(changed, source[at:]...)
}
