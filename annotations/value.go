package annotations

import (
	"fmt"
	"strconv"
	"strings"
)

// value reads what follows "=". It answers false after a problem.
func (r *reader) value(o *Option, spec *OptionSpec) bool {
	if r.atWord() {
		return r.readValue(o, spec)
	}
	start, end := r.offset(o.KeyPos), r.offset(o.KeyEnd)
	if !r.stray() {
		message := fmt.Sprintf("a value is missing after %s", quote(o.Key+"="))
		r.malformed(start, end, message+`: the empty text is ""`)
		return false
	}
	r.skipSpace()
	r.readValue(o, spec)
	r.malformed(start, end, fmt.Sprintf(`no space may stand before or after "=": write "%s=…"`, plain(o.Key)))
	return false
}

// readValue reads at least one byte. An option that nobody knows is read as a
// list, which takes all that a single value can be.
func (r *reader) readValue(o *Option, spec *OptionSpec) bool {
	start := r.at
	var ok bool
	if spec == nil || spec.Kind.Splits() {
		o.Values, ok = r.list(spec != nil && spec.Kind == KindDefault)
	} else {
		var v Value
		v, ok = r.element(false)
		o.Values = []Value{v}
	}
	o.ValuePos, o.ValueEnd = r.pos(start), r.pos(r.at)
	if len(o.Values) == 1 {
		o.Value = o.Values[0]
	} else {
		o.Value = Value{Text: r.text[start:r.at], Pos: o.ValuePos, End: o.ValueEnd}
	}
	return ok
}

// list reads elements separated by commas. After one problem empty elements
// are no longer news.
func (r *reader) list(emptyAllowed bool) (values []Value, ok bool) {
	ok = true
	for {
		v, fine := r.listElement(len(values) > 0, emptyAllowed || !ok)
		values, ok = append(values, v), ok && fine
		if r.peek() != ',' {
			return values, ok
		}
		r.at++
	}
}

// listElement reads one element, which may be empty, up to a comma, a space
// or the end.
func (r *reader) listElement(afterComma, emptyAllowed bool) (Value, bool) {
	start := r.at
	if r.peek() != ',' && r.atWord() {
		return r.element(true)
	}
	empty := Value{Pos: r.pos(start), End: r.pos(start)}
	comma := start
	if r.peek() != ',' {
		comma-- // the element is empty because the value ends with a comma
		if afterComma && r.stray() {
			r.malformed(comma, start, "no space may stand after a comma in a list: text with spaces goes in quotes")
			r.skipSpace()
			v, _ := r.element(true)
			return v, false
		}
	}
	if !emptyAllowed {
		r.malformed(comma, comma+1, `an element of the list is empty: the empty text is ""`)
	}
	return empty, emptyAllowed
}

// element reads one word or quoted text of at least one byte. In a list a
// comma ends it.
func (r *reader) element(list bool) (Value, bool) {
	switch r.text[r.at] {
	case '"', '`':
		return r.quoted(list)
	case '\'':
		return r.singleQuoted()
	}
	start := r.at
	r.at += elementLength(r.text[r.at:], list)
	return Value{Text: r.text[start:r.at], Pos: r.pos(start), End: r.pos(r.at)}, true
}

func (r *reader) quoted(list bool) (Value, bool) {
	start := r.at
	length := quotedLength(r.text[start:])
	if length < 0 {
		r.at = len(r.text)
		r.malformed(start, r.at, fmt.Sprintf("the quote %c is not closed", r.text[start]))
		return Value{}, false
	}
	r.at += length
	literal := r.text[start:r.at]
	if glued := elementLength(r.text[r.at:], list); glued > 0 {
		rest := r.text[r.at : r.at+glued]
		r.at += glued
		r.malformed(start, r.at, fmt.Sprintf("%s follows the closing quote without a space", quote(rest)))
		return Value{}, false
	}
	text, err := strconv.Unquote(literal)
	if err != nil {
		r.malformed(start, r.at, fmt.Sprintf("%s is no Go string: a backslash in it is wrong; between back quotes nothing is escaped", plain(literal)))
		return Value{}, false
	}
	return Value{Text: text, Pos: r.pos(start), End: r.pos(r.at), Quoted: true}, true
}

// singleQuoted skips what was meant as a quoted text, so that its words are
// not taken for options.
func (r *reader) singleQuoted() (Value, bool) {
	start := r.at
	r.at += wordLength(r.text[r.at:], 0)
	if end := strings.IndexByte(r.text[start+1:], '\''); end >= 0 {
		r.at = start + 1 + end + 1
		r.at += wordLength(r.text[r.at:], 0)
	}
	r.malformed(start, r.at, "a value does not begin with a single quote: quote it with \" or `")
	return Value{}, false
}

// quotedLength returns the length of the literal that text begins with, from
// quote to quote, -1 when it is not closed.
func quotedLength(text string) int {
	if text[0] == '`' {
		end := strings.IndexByte(text[1:], '`')
		if end < 0 {
			return -1
		}
		return end + 2
	}
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return -1
}

func elementLength(text string, list bool) int {
	if list {
		return wordLength(text, ',')
	}
	return wordLength(text, 0)
}
