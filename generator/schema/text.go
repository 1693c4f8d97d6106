package schema

import (
	"regexp"
	"slices"
	"unicode/utf8"

	"github.com/hushgen/hushgen/generator/model"
)

// textValue is the schema of a text: plain scalars of every type are texts.
func (b *builder) textValue(at place) object {
	c := at.constraints
	facets := at.length("minLength", "maxLength")
	switch {
	case len(c.Enum) > 0:
		return at.among(object{{"enum", allowedTexts(at)}}, b.variable(at.null))
	case c.Format != "":
		return at.among(b.formatted(c, facets), b.variable(at.null))
	case c.Pattern != "" || len(facets) > 0 && facets.String() != `{"minLength":1}`:
		return at.among(constrained(at, facets), b.variable(at.null))
	case at.own:
		return at.among(ownText(at, facets))
	case at.null:
		return at.among(b.freeText(at), b.absent())
	}
	return b.freeText(at)
}

// ownText is a text of a field that is limited in nothing but that it may have
// to be there.
func ownText(at place, facets object) object {
	if at.null {
		return textOf(facets, "null")
	}
	return textOf(facets)
}

// freeText is the same for elements.
func (b *builder) freeText(at place) object {
	if at.filled {
		return b.givenText()
	}
	return b.plainText()
}

// formatted is a text of a form. No number and no bool has one.
func (b *builder) formatted(c model.Constraints, facets object) object {
	known := b.inForm(formats[c.Format])
	if c.Pattern != "" {
		facets = facets.with("pattern", ecma(c.Pattern))
	}
	if len(facets) == 0 {
		return known
	}
	return object{{"allOf", list{known, facets}}}
}

// constrained is a text with a pattern or a length. Numbers can be spelled in
// many ways, so that they may have both; of bools the spellings are known.
func constrained(at place, facets object) object {
	if at.constraints.Pattern != "" {
		facets = facets.with("pattern", ecma(at.constraints.Pattern))
	}
	var passed list
	for _, value := range []bool{true, false} {
		for _, spelling := range boolSpellings[value] {
			if allows(at, spelling) {
				passed = append(passed, value)
				break
			}
		}
	}
	schema := object{{"type", texts("string", "number")}}.and(facets)
	switch len(passed) {
	case 0:
		return schema
	case 1:
		return object{{"if", object{{"enum", passed}}}, {"else", schema}}
	}
	return textOf(facets)
}

var boolSpellings = map[bool][]string{true: {"true", "True", "TRUE"}, false: {"false", "False", "FALSE"}}

// allows reports whether a text has the length and the pattern of a place.
func allows(at place, text string) bool {
	c := at.constraints
	length := utf8.RuneCountInString(text)
	switch {
	case at.filled && length == 0,
		at.own && c.MinLen != nil && length < *c.MinLen,
		at.own && c.MaxLen != nil && length > *c.MaxLen:
		return false
	case c.Pattern != "":
		if compiled, err := regexp.Compile(c.Pattern); err == nil && !compiled.MatchString(text) {
			return false
		}
	}
	return c.Format == "" || regexp.MustCompile(formats[c.Format].expression).MatchString(text)
}

// allowedTexts are the texts of an enum, less those that other constraints
// leave out. One that reads as a number or a bool may stand without quotes.
func allowedTexts(at place) list {
	var allowed list
	for _, l := range at.constraints.Enum {
		if !allows(at, l.Text) {
			continue
		}
		allowed = append(allowed, l.Text)
		if value := plainValue(l.Text); value != nil && !slices.Contains(allowed, value) {
			allowed = append(allowed, value)
		}
	}
	return allowed
}

// urlValue is a text that package net/url reads, which is almost all. What is
// empty for it is "#" too.
func (b *builder) urlValue(at place) object {
	if !at.filled {
		return b.textValue(at)
	}
	return at.among(ownText(at, object{{"pattern", "[^#]|##"}}))
}
