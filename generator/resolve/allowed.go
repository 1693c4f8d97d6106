package resolve

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
)

// checkAllowed compares a value of a directive with the constraints of its
// field. what is the option in words: "default".
func (r *resolver) checkAllowed(t *model.FieldType, c model.Constraints, what string, value annotations.Value, l model.Literal) {
	if broken := brokenConstraint(t, c, l); broken != "" {
		r.add(problem.BadValue, value.Pos, "the "+what+" "+broken)
	}
}

// brokenConstraint shows a value and says which constraint it breaks, or
// returns "".
func brokenConstraint(t *model.FieldType, c model.Constraints, l model.Literal) string {
	text := strconv.Quote(abridged(l.Text))
	switch {
	case c.Min != nil && compare(t, l, *c.Min) < 0:
		return l.Text + " is below the minimum " + c.Min.Text
	case c.Max != nil && compare(t, l, *c.Max) > 0:
		return l.Text + " is above the maximum " + c.Max.Text
	case len(c.Enum) > 0 && !slices.Contains(c.Enum, l):
		var allowed []string
		for _, e := range c.Enum {
			allowed = append(allowed, e.Text)
		}
		return text + " is not one of the allowed values: " + strings.Join(allowed, ", ")
	case c.Pattern != "" && !matches(c.Pattern, l.Text):
		return text + " does not match the pattern " + shownText(c.Pattern)
	case c.Format != "" && !formatRules[c.Format].valid(l.Text):
		return text + " is not " + formatRules[c.Format].form
	}
	return ""
}

// matches reports whether a pattern that was checked before matches somewhere
// in a text.
func matches(pattern, text string) bool {
	compiled, err := regexp.Compile(pattern)
	return err == nil && compiled.MatchString(text)
}
