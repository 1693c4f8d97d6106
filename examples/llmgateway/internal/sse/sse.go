// Package sse reads and writes server-sent events, the framing in which chat
// services stream: https://html.spec.whatwg.org/multipage/server-sent-events.html
package sse

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"strings"
)

// MaxEvent is the largest event that is read, in bytes.
const MaxEvent = 1 << 20

// Event is one event of a stream.
type Event struct {
	// Name is the event's type; empty for most.
	Name string
	// Data is its text. Several data lines are joined with line feeds.
	Data string
}

// Events iterates over the events of a stream. Comments, ids and retry times
// are skipped, and so is a last event that no empty line ends: it may be cut
// off. An error of r ends the iteration.
func Events(r io.Reader) iter.Seq2[Event, error] {
	return func(yield func(Event, error) bool) {
		lines := &lineReader{input: bufio.NewReader(r)}
		var next builder
		for {
			line, err := lines.read()
			if err == io.EOF {
				return
			}
			if err == nil {
				err = next.line(line)
			}
			if err != nil {
				yield(Event{}, err)
				return
			}
			if line != "" || !next.hasData {
				continue
			}
			if !yield(next.take(), nil) {
				return
			}
		}
	}
}

// Write writes an event without a name. The caller flushes.
func Write(w io.Writer, data string) error {
	_, err := io.WriteString(w, "data: "+strings.ReplaceAll(data, "\n", "\ndata: ")+"\n\n")
	return err
}

// builder puts one event together.
type builder struct {
	name    string
	data    []byte
	hasData bool
}

func (b *builder) line(line string) error {
	if line == "" && !b.hasData {
		b.name = "" // an event without data is none
	}
	field, value, _ := strings.Cut(line, ":")
	value = strings.TrimPrefix(value, " ")
	switch field {
	case "event":
		b.name = value
	case "data":
		if b.hasData {
			b.data = append(b.data, '\n')
		}
		b.data = append(b.data, value...)
		b.hasData = true
	}
	if len(b.data) > MaxEvent {
		return errTooLong
	}
	return nil
}

func (b *builder) take() Event {
	event := Event{Name: b.name, Data: string(b.data)}
	*b = builder{}
	return event
}

var errTooLong = fmt.Errorf("an event is longer than %d bytes", MaxEvent)

// lineReader splits at LF, CR and CR LF. It never waits for the byte after a
// CR: the line is handed out first and an LF that follows is dropped later.
type lineReader struct {
	input  *bufio.Reader
	line   []byte
	skipLF bool
	begun  bool
}

// read returns the next line. What the input's end cuts off is dropped.
func (l *lineReader) read() (string, error) {
	l.line = l.line[:0]
	for {
		c, err := l.input.ReadByte()
		if err != nil {
			return "", err
		}
		afterCR := l.skipLF
		l.skipLF = c == '\r'
		switch {
		case c == '\n' && afterCR:
		case c == '\n' || c == '\r':
			return l.text(), nil
		default:
			l.line = append(l.line, c)
		}
		if len(l.line) > MaxEvent {
			return "", errTooLong
		}
	}
}

// text returns the line, without the byte order mark that may begin a stream.
func (l *lineReader) text() string {
	line := string(l.line)
	if !l.begun {
		l.begun = true
		line = strings.TrimPrefix(line, "\uFEFF")
	}
	return line
}
