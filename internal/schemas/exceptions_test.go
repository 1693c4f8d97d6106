package schemas

import (
	"math/big"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/hushgen/hushgen/generator/model"
)

// exceptions returns the rules that hold for a document: what is told of it
// and of the model, without either of the two that are compared.
func exceptions(p *model.Plugin, document any) []rule {
	e := exceptional{}
	e.add(variable, mentions(document))
	if fields, ok := document.(mapping); ok && p.Config != nil {
		e.fields(p.Config, fields)
	}
	slices.Sort(e.rules)
	return slices.Compact(e.rules)
}

// mentions reports whether a text in a document has a ${ in it.
func mentions(value any) bool {
	switch v := value.(type) {
	case string:
		return strings.Contains(v, "${")
	case plain:
		return strings.Contains(string(v), "${")
	case list:
		return slices.ContainsFunc(v, mentions)
	case mapping:
		return slices.ContainsFunc(v, func(p pair) bool { return mentions(p.value) })
	}
	return false
}

type exceptional struct{ rules []rule }

func (e *exceptional) add(r rule, holds bool) {
	if holds {
		e.rules = append(e.rules, r)
	}
}

func (e *exceptional) fields(s *model.Struct, fields mapping) {
	for _, p := range fields {
		at := slices.IndexFunc(s.Fields, func(f *model.Field) bool { return f.Name == p.key || slices.Contains(f.Aliases, p.key) })
		switch {
		case at >= 0:
			f := s.Fields[at]
			e.value(f.Type, f.Constraints, p.value)
			e.add(zeroTime, f.Required && f.Type.Kind == model.Time && isZeroTime(p.value))
		case s.Rest != nil && s.Rest.Type.Kind == model.Map:
			e.any(p.value)
		}
	}
}

func (e *exceptional) value(t *model.FieldType, c model.Constraints, value any) {
	for t.Kind == model.Pointer {
		t = t.Elem
	}
	switch v := value.(type) {
	case list:
		for _, item := range v {
			e.inside(t, c, item)
		}
	case mapping:
		if t.Kind == model.StructKind {
			e.fields(t.Struct, v)
			return
		}
		for _, p := range v {
			e.inside(t, c, p.value)
		}
	default:
		e.scalar(t, c, value)
	}
}

// inside looks at an element of a list or map, or of what should be one.
func (e *exceptional) inside(t *model.FieldType, c model.Constraints, value any) {
	switch {
	case t.Kind == model.Any:
		e.any(value)
	case t.Elem != nil:
		c.MinLen, c.MaxLen = nil, nil
		e.value(t.Elem, c, value)
	}
}

func (e *exceptional) scalar(t *model.FieldType, c model.Constraints, value any) {
	written, isPlain := value.(plain)
	if isPlain {
		value = core(string(written))
	} else {
		written = plain(plainTextOf(value))
	}
	n, isNumber := value.(number)
	text, isText := value.(string)
	switch t.Kind {
	case model.String, model.Secret:
		e.plain(c, string(written), value)
	case model.Int, model.Uint, model.Float:
		e.add(signedBase, isText && isSignedBase.MatchString(text) && !(isPlain && holds(t, c, text)))
		if t.Kind == model.Float && !(isPlain && coreSpecial.MatchString(string(written))) {
			e.float(t, c, n)
		}
		e.add(notANumber, isPlain && isNaN(string(written)) && c.OnValue())
	case model.Any:
		e.any(value)
	case model.Duration:
		e.add(spelledZero, isNumber && rational(n).Sign() == 0 && !slices.Contains([]plain{"0", "-0", "+0"}, written))
		e.add(longDuration, isText && isLong(text, c) || isNumber && outside(0, c))
	case model.URL:
		_, err := url.Parse(text)
		e.add(anyURL, isText && err != nil)
	}
}

// plain looks at what is given for a text.
func (e *exceptional) plain(c model.Constraints, written string, value any) {
	n, isNumber := value.(number)
	_, isBool := value.(bool)
	if !isNumber && !isBool {
		return
	}
	obeys := func(text string) bool { return hasLength(text, c) && regexp.MustCompile(c.Pattern).MatchString(text) }
	// Of bools all spellings are known: one must do, or the schema refuses it.
	e.add(plainText, !obeys(written) && (isNumber || slices.ContainsFunc(spellings(written), obeys)))
	for _, allowed := range c.Enum {
		same, ok := new(big.Rat).SetString(allowed.Text)
		if isNumber && ok && same.Cmp(rational(n)) == 0 && !isAllowed(written, c) {
			e.add(spelledEnum, true)
		}
	}
}

// spellings are the ways to write a bool.
func spellings(written string) []string {
	lower := strings.ToLower(written)
	return []string{lower, strings.ToUpper(lower), strings.ToUpper(lower[:1]) + lower[1:]}
}

func isAllowed(text string, c model.Constraints) bool {
	return slices.ContainsFunc(c.Enum, func(l model.Literal) bool { return l.Text == text })
}

// isLong reports whether a text reads like a duration, but is beyond its
// limits or those of Go.
func isLong(text string, c model.Constraints) bool {
	wait, err := time.ParseDuration(text)
	if err == nil {
		return outside(wait, c)
	}
	return likeDuration.MatchString(text)
}

var isSignedBase = regexp.MustCompile(`^[-+]0[xo][0-9a-fA-F]+$`)

// holds reports whether a field of a number type takes an integer.
func holds(t *model.FieldType, c model.Constraints, text string) bool {
	n, _ := new(big.Int).SetString(text, 0)
	least, most := bounds(t)
	if t.Kind == model.Float {
		least, most = n, n
	}
	within := func(limit *model.Literal, sign int) bool {
		return limit == nil || sign*new(big.Rat).SetInt(n).Cmp(rational(number(limit.Text))) >= 0
	}
	isValue := func(l model.Literal) bool { return rational(number(l.Text)).Cmp(new(big.Rat).SetInt(n)) == 0 }
	return n.Cmp(least) >= 0 && n.Cmp(most) <= 0 && within(c.Min, 1) && within(c.Max, -1) && (len(c.Enum) == 0 || slices.ContainsFunc(c.Enum, isValue))
}

var likeDuration = regexp.MustCompile(`^[-+]?(([0-9]+\.?[0-9]*|\.[0-9]+)(ns|us|µs|μs|ms|s|m|h))+$`)

func isZeroTime(value any) bool {
	at, err := time.Parse(time.RFC3339, plainTextOf(value))
	return err == nil && at.IsZero()
}

func (e *exceptional) any(value any) {
	switch v := value.(type) {
	case plain:
		e.add(beyondFloat, coreBased.MatchString(string(v)) && len(v) > len("0x")+16)
		if !coreSpecial.MatchString(string(v)) {
			e.any(core(string(v)))
		}
	case number:
		_, err := strconv.ParseFloat(string(v), 64)
		e.add(beyondFloat, err != nil)
	case list:
		for _, item := range v {
			e.any(item)
		}
	case mapping:
		for _, p := range v {
			e.any(p.value)
		}
	}
}

func (e *exceptional) float(t *model.FieldType, c model.Constraints, n number) {
	if n == "" {
		return
	}
	value, err := strconv.ParseFloat(string(n), t.Bits)
	e.add(beyondFloat, err != nil)
	for _, limit := range append(slices.Clone(c.Enum), limitsOf(c)...) {
		bound, _ := strconv.ParseFloat(limit.Text, t.Bits)
		exact, _ := new(big.Rat).SetString(limit.Text)
		e.add(nearLimit, value == bound && rational(n).Cmp(exact) != 0)
	}
}
