package discover

import (
	"go/scanner"
	"strings"
)

// oneALine leaves the first error of each line, as the rest mostly follows
// from it. Of several at one place it takes the one that names the cause: a
// character that Go doesn't know, or the package clause that isn't there.
func oneALine(errors scanner.ErrorList) scanner.ErrorList {
	errors.Sort()
	var kept scanner.ErrorList
	for _, err := range errors {
		last := len(kept) - 1
		switch {
		case last < 0 || kept[last].Pos.Filename != err.Pos.Filename || kept[last].Pos.Line != err.Pos.Line:
			kept = append(kept, err)
		case kept[last].Pos == err.Pos && isCause(err.Msg) && !isCause(kept[last].Msg):
			kept[last] = err
		}
	}
	return kept
}

func isCause(message string) bool {
	return strings.HasPrefix(message, "illegal ") || strings.HasPrefix(message, "expected 'package'")
}
