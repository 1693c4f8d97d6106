package discover

import (
	"go/scanner"
	"go/token"
	"strings"
	"unicode/utf8"
)

// plain makes the parser's errors fit to be shown: where they really are, in
// one line each, one of a line. The parser says where //line directives claim
// that they are, and quotes literals whole.
func plain(file *token.File, errors scanner.ErrorList) scanner.ErrorList {
	for _, err := range errors {
		err.Pos = file.PositionFor(file.Pos(err.Pos.Offset), false)
		err.Msg = oneLine(err.Msg)
	}
	return oneALine(errors)
}

// oneLine cuts a message where its first line ends, or gets too long.
func oneLine(message string) string {
	const most = 200
	line, _, more := strings.Cut(message, "\n")
	if len(line) > most {
		end := most
		for !utf8.RuneStart(line[end]) {
			end--
		}
		line, more = line[:end], true
	}
	line = strings.ToValidUTF8(strings.TrimSuffix(line, "\r"), "\ufffd")
	if more {
		line += "…"
	}
	return line
}

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
