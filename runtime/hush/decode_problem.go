package hush

import (
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/internal/names"
)

// add adds a problem with the current path.
func (d *Decoder) add(position Position, p Problem) {
	if d.more > 0 {
		d.more++
		return
	}
	p.Position = position
	p.Path = d.path()
	if position.Line > 0 { // else it is in the environment
		p.document, p.hidden = d.in.Node.document, d.secret()
		p.secret = p.hidden
	}
	d.keep(p)
}

// report adds a problem with a value that could not be read.
func (d *Decoder) report(position Position, p Problem) {
	d.add(position, p)
	d.mark(true)
}

// violate adds a problem with a value that is there but not allowed. One for
// each value is enough; the values in it are looked at on their own.
func (d *Decoder) violate(position Position, p Problem) {
	d.add(position, p)
	d.mark(false)
}

// mark remembers that the current value has a problem. Once no more are kept,
// the last one is remembered, which is where a value's next constraint looks;
// of those that could not be read only that there are some.
func (d *Decoder) mark(unread bool) {
	if d.more > 0 {
		d.last, d.unmarked = d.current(), d.unmarked || unread
		return
	}
	if d.wrong == nil {
		d.wrong = map[uint64]bool{}
	}
	d.wrong[d.current()] = unread
}

// reported tells whether the current value was found wrong before, or one
// around it could not be read: then its constraints have nothing to add.
func (d *Decoder) reported() bool {
	switch {
	case d.unmarked, d.more > 0 && d.last == d.current():
		return true
	case len(d.wrong) == 0:
		return false
	}
	for level := range d.frames {
		if d.wrong[d.way(level)] {
			return true
		}
	}
	_, known := d.wrong[d.current()]
	return known
}

// wrong records that the value is not what its field takes.
func (v Value) wrong(expected string) {
	if v.decoder.full() {
		v.decoder.report(v.node.Position(), Problem{}) // it is only counted
		return
	}
	found := v.decoder.found(v.node)
	v.decoder.report(v.node.Position(), Problem{
		Message:  "expected " + expected + ", found " + found,
		Expected: expected,
		Found:    found,
	})
}

// maxFound is how much of a value problems quote, in bytes.
const maxFound = 64

// found shows a value in a problem: quoted when it was quoted, never when it
// is a secret, as it is written when a variable gave it.
func (d *Decoder) found(n Node) string {
	kind := n.Kind()
	if kind != KindPlain && kind != KindString {
		return kind.String()
	}
	if value, ok := d.fromEnvironment(); ok {
		return value.shown()
	}
	switch {
	case d.secret():
		return redacted // a secret may stand beside the ${…} of its text
	case n.Replaced():
		return displayed(n.Written())
	case n.Hidden():
		return redacted
	case kind == KindString:
		return strconv.Quote(abridged(n.Text()))
	}
	return displayed(n.Text())
}

// hides reports whether a value must not be shown to anyone: it belongs to a
// secret field, or came from the environment or a file.
func (d *Decoder) hides(n Node) bool {
	if n.Hidden() || d.secret() {
		return true
	}
	_, ok := d.fromEnvironment()
	return ok
}

// fromEnvironment returns where the environment has the current value, if
// that is where it came from.
func (d *Decoder) fromEnvironment() (envValue, bool) {
	if len(d.environment) == 0 {
		return envValue{}, false
	}
	value, ok := d.environment[d.current()]
	return value, ok
}

// displayed shows a text without quotes where it can be told from the message
// around it.
func displayed(text string) string {
	text = abridged(text)
	if text == "" || strings.TrimSpace(text) != text || !names.IsPrintable(text) {
		return strconv.Quote(text)
	}
	return text
}

func abridged(text string) string { return shortened(text, maxFound) }

// shortened cuts a text that is longer than most bytes, between characters.
func shortened(text string, most int) string {
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "") + "…"
}

// tame returns a text that others wrote as messages hold it: on one line,
// nothing for a terminal to obey, valid UTF-8.
func tame(text string) string { return strings.ToValidUTF8(oneLine(text), "\uFFFD") }
