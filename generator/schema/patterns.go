package schema

import (
	"maps"
	"slices"
	"strings"
)

// The rules for names in regular expressions: see internal/names.

// spaces are what names are trimmed of: \s of ECMA-262, and the one that it
// leaves out.
const spaces = `[\s\x85]*`

// spelling matches the ways to write a canonical name, without what is
// trimmed.
func spelling(name string) string {
	var written strings.Builder
	for _, c := range name {
		written.WriteString(letter(c))
	}
	return written.String()
}

// letter matches the ways to write a character of a canonical name.
func letter(c rune) string {
	switch {
	case c == '-':
		return `[_ \-]`
	case c >= 'a' && c <= 'z':
		return "[" + string(c) + string(c-'a'+'A') + "]"
	case c == '.':
		return `\.`
	}
	return string(c)
}

// oneOf matches the ways to write one of some names.
func oneOf(names []string) string {
	var all []string
	for _, name := range names {
		all = append(all, spelling(name))
	}
	if len(all) == 1 {
		return all[0]
	}
	return "(" + strings.Join(all, "|") + ")"
}

// trimmed matches what spaces may stand around.
func trimmed(pattern string) string { return "^" + spaces + pattern + spaces + "$" }

// flat matches the beginning of a key with a category in it.
func flat(category string) string { return "^" + spaces + spelling(category) + spaces + ":" }

// grouped matches a category by itself.
func grouped(category string) string { return trimmed(spelling(category)) }

// Resource names have no control characters, and begin and end with no space.
const (
	notInName = `\x00-\x1f\x7f-\x9f`
	notAtEnd  = notInName + " \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
	validName = `[^` + notAtEnd + `]([^` + notInName + `]*[^` + notAtEnd + `])?`
)

// node is a character on the way through some names.
type node struct {
	next map[rune]*node
	// ends tells that a name ends here.
	ends bool
}

// noneOf matches the beginning of all texts but the ways to write one of some
// names. Lookahead would be shorter, but Go and others have none: so it follows
// the names character by character, and is content as soon as a text takes
// another way.
func noneOf(names []string) string {
	root := &node{next: map[rune]*node{}}
	for _, name := range names {
		at := root
		for _, c := range name {
			if at.next[c] == nil {
				at.next[c] = &node{next: map[rune]*node{}}
			}
			at = at.next[c]
		}
		at.ends = true
	}
	return root.others()
}

// others matches what goes on from a node and is none of the names.
func (n *node) others() string {
	if len(n.next) == 0 {
		return `[^\n]`
	}
	var ways []string
	var taken strings.Builder
	for _, c := range slices.Sorted(maps.Keys(n.next)) {
		ways = append(ways, letter(c)+n.next[c].others())
		taken.WriteString(strings.Trim(letter(c), "[]"))
	}
	ways = append(ways, "[^"+taken.String()+"]")
	if !n.ends {
		ways = append(ways, "$")
	}
	return "(" + strings.Join(ways, "|") + ")"
}
