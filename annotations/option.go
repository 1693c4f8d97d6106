package annotations

import (
	"fmt"
	"go/token"
	"strings"
	"unicode"
	"unicode/utf8"
)

// reader reads the options of one directive. No byte is looked at more than a
// few times, so the time is linear in the text however broken it is.
type reader struct {
	verb     *Verb
	text     string
	base     token.Pos // of text[0]
	at       int       // offset of what comes next
	problems []Problem
}

// given is one option as read.
type given struct {
	Option
	known bool // the verb has it
	ok    bool // without a problem of its own
}

// readOptions reads what follows the verb.
func readOptions(d directive) ([]given, []Problem) {
	r := reader{verb: d.verb, text: d.args, base: d.argsPos}
	var all []given
	for r.skipSpace(); r.at < len(r.text); r.skipSpace() {
		if o, ok := r.option(); ok {
			all = append(all, o)
		}
	}
	return all, r.problems
}

// option reads one option. It answers false when no key is there.
func (r *reader) option() (given, bool) {
	if r.noKey() {
		return given{}, false
	}
	start := r.at
	r.at += wordLength(r.text[r.at:], '=')
	o := Option{Key: r.text[start:r.at], KeyPos: r.pos(start), KeyEnd: r.pos(r.at)}
	spec, known := r.verb.option(o.Key)
	ok := r.keyIsFine(o, known)
	o.HasValue = r.peek() == '='
	switch {
	case o.HasValue:
		r.at++
		ok = r.value(&o, spec) && ok
	case r.spacedEquals():
		r.spacedValue(o, spec)
		return given{Option: o, known: known}, true
	}
	if ok {
		ok = r.check(o, spec)
	}
	return given{o, known, ok}, true
}

// noKey deals with what stands where a key is expected and cannot be one.
func (r *reader) noKey() bool {
	start := r.at
	switch rest := r.text[r.at:]; {
	case strings.HasPrefix(rest, "//"):
		r.at = len(r.text)
		r.malformed(start, start+2, "a directive goes to the end of its line: put the comment on a line of its own")
	case rest[0] == '"' || rest[0] == '`':
		if _, ok := r.quoted(false); ok {
			r.malformed(start, r.at, fmt.Sprintf("%s stands alone where KEY or KEY=VALUE is expected", plain(r.text[start:r.at])))
		}
	case rest[0] == '=':
		r.at += wordLength(rest, 0)
		r.malformed(start, r.at, fmt.Sprintf("a key is missing before %s", quote(r.text[start:r.at])))
	default:
		return false
	}
	return true
}

// spacedEquals reports whether a "=" follows behind spaces: name = x.
func (r *reader) spacedEquals() bool {
	rest := r.text[r.at:]
	trimmed := strings.TrimLeftFunc(rest, unicode.IsSpace)
	return len(trimmed) < len(rest) && strings.HasPrefix(trimmed, "=")
}

func (r *reader) spacedValue(o Option, spec *OptionSpec) {
	r.skipSpace()
	r.at++
	r.skipSpace()
	if r.at < len(r.text) {
		r.readValue(&o, spec)
	}
	r.malformed(r.offset(o.KeyPos), r.offset(o.KeyEnd), fmt.Sprintf(`no space may stand before or after "=": write "%s=…"`, plain(o.Key)))
}

// stray reports whether a part of a value follows behind a space: a word that
// is neither a known option nor KEY=VALUE, or a quoted text.
func (r *reader) stray() bool {
	rest := r.text[r.at:]
	trimmed := strings.TrimLeftFunc(rest, unicode.IsSpace)
	if len(trimmed) == len(rest) || trimmed == "" || strings.HasPrefix(trimmed, "//") {
		return false
	}
	if trimmed[0] == '"' || trimmed[0] == '`' {
		return true
	}
	length := wordLength(trimmed, '=')
	if length < len(trimmed) && trimmed[length] == '=' {
		return false
	}
	return !r.verb.has(trimmed[:length])
}

func (r *reader) skipSpace() {
	rest := r.text[r.at:]
	r.at += len(rest) - len(strings.TrimLeftFunc(rest, unicode.IsSpace))
}

// peek returns the next byte, a space at the end.
func (r *reader) peek() byte {
	if r.at < len(r.text) {
		return r.text[r.at]
	}
	return ' '
}

// atWord reports whether neither a space nor the end comes next.
func (r *reader) atWord() bool {
	next, size := utf8.DecodeRuneInString(r.text[r.at:])
	return size > 0 && !unicode.IsSpace(next)
}

func (r *reader) pos(offset int) token.Pos { return r.base + token.Pos(offset) }
func (r *reader) offset(pos token.Pos) int { return int(pos - r.base) }

func (r *reader) malformed(start, end int, message string) {
	r.problem(Problem{Code: CodeMalformed, Pos: r.pos(start), End: r.pos(end), Message: message})
}

func (r *reader) problem(p Problem) { r.problems = append(r.problems, p) }

// wordLength returns the length of text up to a space or the stop byte, if
// that is not 0.
func wordLength(text string, stop rune) int {
	end := strings.IndexFunc(text, func(c rune) bool { return c == stop && stop != 0 || unicode.IsSpace(c) })
	if end < 0 {
		return len(text)
	}
	return end
}
