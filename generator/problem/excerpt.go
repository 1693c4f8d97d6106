package problem

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// excerptColumns is the longest line of an excerpt: with the indentation
	// it fits into 80 columns.
	excerptColumns = 75
	// excerptBefore is what at least is shown before the caret of a line that
	// doesn't fit, in columns.
	excerptBefore = 30
	// excerptBytes bounds what is looked at on each side of the caret.
	excerptBytes = 400
	tabStop      = 4
)

// excerpt writes the line of a problem and a caret beneath.
func (t *textWriter) excerpt(p Problem, color string) {
	line := t.files.open(p.Position.Filename).line(p.Position.Line)
	if p.Position.Column < 1 || p.Position.Column > len(line)+1 || strings.TrimSpace(line) == "" {
		return
	}
	end := p.End
	if end.Line == 0 {
		end = t.files.end(p.Position)
	}
	last := p.Position.Column
	switch {
	case end.Line == p.Position.Line:
		last = min(end.Column, len(line)+1)
	case end.Line > p.Position.Line:
		last = len(line) + 1
	}
	shown, before, length := cut(line, p.Position.Column-1, last-1)
	t.text.WriteString("    " + shown + "\n    " + strings.Repeat(" ", before) + t.painted(color, strings.Repeat("^", max(length, 1))) + "\n")
}

// cell is a character as a terminal shows it.
type cell struct {
	text    string
	columns int
}

// cut returns what is shown of a line, how many columns stand before what lies
// between two offsets, and how many that takes.
func cut(line string, from, to int) (shown string, before, length int) {
	start, stop := around(line, from)
	cells, first, last := cellsOf(line[start:stop], from-start, min(to, stop)-start)
	left, right := window(cells, first)
	var text strings.Builder
	if left > 0 || start > 0 {
		text.WriteString("…")
		before = 1
	}
	before += columns(cells[left:first])
	for _, c := range cells[left:right] {
		text.WriteString(c.text)
	}
	if right < len(cells) || stop < len(line) {
		text.WriteString("…")
	}
	return text.String(), before, columns(cells[first:max(first, min(last, right))])
}

// window returns the bounds of the cells that have room.
func window(cells []cell, caret int) (left, right int) {
	if columns(cells) <= excerptColumns {
		return 0, len(cells)
	}
	const most = excerptColumns - 2 // without the dots at both ends
	left = caret
	for room := max(excerptBefore, most-columns(cells[caret:])); left > 0 && room >= cells[left-1].columns; left-- {
		room -= cells[left-1].columns
	}
	right = left
	for room := most; right < len(cells) && room >= cells[right].columns; right++ {
		room -= cells[right].columns
	}
	return left, right
}

func columns(cells []cell) int {
	sum := 0
	for _, c := range cells {
		sum += c.columns
	}
	return sum
}

// around returns the bounds of what is looked at, at whole characters.
func around(line string, at int) (start, stop int) {
	start, stop = max(0, at-excerptBytes), min(len(line), at+excerptBytes)
	for start > 0 && !utf8.RuneStart(line[start]) {
		start--
	}
	for stop < len(line) && !utf8.RuneStart(line[stop]) {
		stop++
	}
	return start, stop
}

// cellsOf splits a text without the spaces at its ends. It returns the cells
// that two offsets are at.
func cellsOf(text string, from, to int) (cells []cell, first, last int) {
	indent := min(len(text)-len(strings.TrimLeft(strings.TrimPrefix(text, byteOrderMark), " \t")), from)
	column := 0
	for offset, r := range strings.TrimRight(text, " \t") {
		if offset < indent {
			continue
		}
		if offset < from {
			first++
		}
		if offset < to {
			last++
		}
		c := cellOf(r, column)
		cells, column = append(cells, c), column+c.columns
	}
	return cells, first, last
}

// cellOf returns how a character is shown: what a terminal would obey, or not
// show at all, as a replacement.
func cellOf(r rune, column int) cell {
	switch {
	case r == '\t':
		size := tabStop - column%tabStop
		return cell{strings.Repeat(" ", size), size}
	case unicode.In(r, unicode.Mn, unicode.Me):
		return cell{string(r), 0}
	case !strconv.IsPrint(r):
		return cell{string(utf8.RuneError), 1}
	case isWide(r):
		return cell{string(r), 2}
	}
	return cell{string(r), 1}
}

// wide are the blocks whose characters take two columns.
var wide = [][2]rune{
	{0x1100, 0x115f}, {0x2e80, 0x303e}, {0x3041, 0x33ff}, {0x3400, 0x4dbf}, {0x4e00, 0x9fff}, {0xa000, 0xa4cf},
	{0xac00, 0xd7a3}, {0xf900, 0xfaff}, {0xfe30, 0xfe6f}, {0xff00, 0xff60}, {0xffe0, 0xffe6},
	{0x1f300, 0x1f64f}, {0x1f680, 0x1f6ff}, {0x1f900, 0x1f9ff}, {0x20000, 0x3fffd},
}

func isWide(r rune) bool {
	for _, block := range wide {
		if block[0] <= r && r <= block[1] {
			return true
		}
	}
	return false
}
