package annotations

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/internal/names"
)

// keyIsFine reports what is wrong with a key itself, known or not.
func (r *reader) keyIsFine(o Option, known bool) bool {
	if at := strings.IndexFunc(o.Key, func(c rune) bool { return !isKeyRune(c) }); at >= 0 {
		r.wrongKey(o, at)
		return false
	}
	if !known {
		r.unknownOption(o)
	}
	return known
}

func isKeyRune(c rune) bool {
	return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '-' || c == '.'
}

// wrongKey is for a byte that no key holds: Name, max_len, name:openai.
func (r *reader) wrongKey(o Option, at int) {
	p := Problem{Code: CodeMalformed, Pos: o.KeyPos, End: o.KeyEnd}
	char := quote(firstRune(o.Key[at:]))
	p.Message = fmt.Sprintf("%s cannot be a key: %s is not one of a-z 0-9 - .", quote(o.Key), char)
	name, rest := o.Key[:at], o.Key[at:]
	if r.verb.has(name) && rest[0] == ':' {
		p.Message += fmt.Sprintf(": did you mean %s?", quote(name+"="+rest[1:]))
	} else if cleaned := cleanKey(o.Key); r.verb.has(cleaned) {
		p.Fix = cleaned
		p.Message += fmt.Sprintf(": did you mean %q?", p.Fix)
	} else {
		r.suggest(&p, o.Key)
	}
	if hint := r.unquotedHint(o); hint != "" {
		p.Details = []string{hint}
	}
	r.problem(p)
}

// cleanKey leaves only what a key may hold: Max_Len becomes maxlen.
func cleanKey(key string) string {
	return strings.Map(func(c rune) rune {
		if isKeyRune(c) {
			return c
		}
		return -1
	}, strings.ToLower(key))
}

func firstRune(text string) string {
	for i := range text {
		if i > 0 {
			return text[:i]
		}
	}
	return text
}

func (r *reader) unknownOption(o Option) {
	p := Problem{Code: CodeUnknownOption, Pos: o.KeyPos, End: o.KeyEnd}
	p.Message = fmt.Sprintf("%s%s has no option %s", prefix, r.verb.Name, quote(o.Key))
	if others := verbsWith(o.Key); len(others) > 0 {
		p.Message += ", it belongs to " + strings.Join(others, " and ")
	}
	r.suggest(&p, o.Key)
	hint := r.unquotedHint(o)
	if len(verbsWith(o.Key)) > 0 || hint != "" {
		p.Fix = "" // more than one answer may be right
	}
	if hint != "" {
		p.Details = []string{hint}
	} else if p.Message[len(p.Message)-1] != '?' {
		p.Details = []string{"options: " + strings.Join(r.verb.keys(), ", ")}
	}
	r.problem(p)
}

// unquotedHint answers title=Two words, where the second word is taken for an
// option.
func (r *reader) unquotedHint(o Option) string {
	const reach = 200 // far enough for a title, and constant work per option
	before := r.text[:r.offset(o.KeyPos)]
	words := strings.Fields(before[max(0, len(before)-reach):])
	if len(words) == 0 || r.peek() == '=' {
		return ""
	}
	key, value, found := strings.Cut(words[len(words)-1], "=")
	spec, known := r.verb.option(key)
	if !found || !known || spec.Kind != KindText && spec.Kind != KindMeta && spec.Kind != KindDefault || value == "" || strings.ContainsAny(value, "\"`") {
		return ""
	}
	return fmt.Sprintf("a value with a space in it needs quotes: %s=%s", key, quote(value+" "+o.Key))
}

// suggest adds the verb's nearest options to the message. It fixes the key
// when only one is near.
func (r *reader) suggest(p *Problem, key string) {
	near := names.Nearest(key, r.verb.keys(), 3)
	if len(near) == 0 {
		return
	}
	p.Message += ": did you mean " + alternatives(near) + "?"
	if len(near) == 1 && near[0] != metaPrefix+"K" {
		p.Fix = near[0]
	}
}

func verbsWith(key string) []string {
	var found []string
	for _, v := range table {
		if v.has(key) {
			found = append(found, prefix+v.Name)
		}
	}
	return found
}

// check compares an option, its key known and its value well-formed, with
// what the table says of it.
func (r *reader) check(o Option, spec *OptionSpec) bool {
	switch {
	case o.HasValue && spec.Kind == KindFlag:
		r.problem(Problem{Code: CodeFlagOrValue, Pos: o.ValuePos, End: o.ValueEnd,
			Message: fmt.Sprintf("option %q takes no value: write %q alone", o.Key, o.Key)})
	case !o.HasValue && spec.Kind != KindFlag && spec.Kind != KindEnum:
		r.problem(Problem{Code: CodeFlagOrValue, Pos: o.KeyPos, End: o.KeyEnd,
			Message: fmt.Sprintf("option %s needs a value: %s", quote(o.Key), spec.Usage())})
	case spec.Kind == KindChoice && !slices.Contains(spec.Choices, o.Value.Text):
		r.notAChoice(o, spec)
	default:
		return true
	}
	return false
}

func (r *reader) notAChoice(o Option, spec *OptionSpec) {
	p := Problem{Code: CodeNotAChoice, Pos: o.ValuePos, End: o.ValueEnd}
	p.Message = fmt.Sprintf("%s is not a value of %q: write %s", quote(o.Value.Text), o.Key, alternatives(spec.Choices))
	if near := names.Nearest(o.Value.Text, spec.Choices, 2); len(near) == 1 {
		p.Message = fmt.Sprintf("%s is not a value of %q: did you mean %q?", quote(o.Value.Text), o.Key, near[0])
		p.Details = []string{"values: " + strings.Join(spec.Choices, ", ")}
		p.Fix = near[0]
	}
	r.problem(p)
}
