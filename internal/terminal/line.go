package terminal

import (
	"io"
	"strings"
	"sync"
)

// Line is the last line of a terminal, rewritten in place. What else is written
// to the terminal must go through [Line.Beside]. All methods are safe for
// concurrent use.
//
// No escape sequences are used: carriage returns and spaces are understood
// everywhere. The cursor rests at the begin of the line, so that even what goes
// around Beside, such as a panic, begins there.
type Line struct {
	w     io.Writer
	width func() (columns int, ok bool)

	mu    sync.Mutex
	text  string
	shown int // columns in use
	torn  bool
}

// NewLine returns a line of the terminal behind w. Its width is asked anew each
// time: windows change their size.
func NewLine(w io.Writer, width func() (columns int, ok bool)) *Line {
	return &Line{w: w, width: width}
}

// Show replaces the line by text, cut to what fits. Nothing is shown behind a
// line of others that isn't complete.
func (l *Line) Show(text string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	columns, ok := l.width()
	if !ok || l.torn {
		return
	}
	text, used := cut(text, columns-1) // in the last column, some terminals go on to the next line
	if text == l.text {
		return
	}
	l.write(text + strings.Repeat(" ", max(0, min(l.shown, columns-1)-used)))
	l.text, l.shown = text, used
}

// Wipe removes the line.
func (l *Line) Wipe() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.wipe()
}

func (l *Line) wipe() {
	if l.shown > 0 {
		l.write(strings.Repeat(" ", l.shown))
	}
	l.text, l.shown = "", 0
}

// write fills the line. A terminal that is gone is no reason to stop.
func (l *Line) write(text string) { _, _ = io.WriteString(l.w, "\r"+text+"\r") }

// Beside returns a writer to w that wipes the line first.
func (l *Line) Beside(w io.Writer) io.Writer { return &beside{l, w} }

type beside struct {
	line *Line
	w    io.Writer
}

func (b *beside) Write(text []byte) (int, error) {
	b.line.mu.Lock()
	defer b.line.mu.Unlock()
	b.line.wipe()
	if len(text) > 0 {
		b.line.torn = text[len(text)-1] != '\n'
	}
	return b.w.Write(text)
}

// Behind returns what Beside was called with; other writers are returned as
// they are.
func Behind(w io.Writer) io.Writer {
	if b, ok := w.(*beside); ok {
		return b.w
	}
	return w
}

// cut shortens text to so many columns and returns how many it takes. What isn't
// ASCII counts as two of them, which is what the widest letters take.
func cut(text string, columns int) (string, int) {
	used, fits, ends := 0, 0, 0
	for i, r := range text {
		if used+2 <= columns { // there is room for the dots
			fits, ends = used, i
		}
		if used += widthOf(r); used > columns {
			if columns < 2 {
				return "", 0
			}
			return text[:ends] + "…", fits + widthOf('…')
		}
	}
	return text, used
}

func widthOf(r rune) int {
	if r < 0x80 {
		return 1
	}
	return 2
}
