package snippet

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/hushgen/hushgen/generator/model"
)

// literals returns the values of a default or an example.
func literals(t *model.FieldType, d *model.Default) value {
	if !d.List {
		if len(d.Literals) == 0 {
			return value{scalar: `""`}
		}
		return value{scalar: written(t, d.Literals[0])}
	}
	var texts []string
	for _, l := range d.Literals {
		texts = append(texts, written(t.Elem, l))
	}
	return value{scalar: "[" + strings.Join(texts, ", ") + "]"}
}

// written returns a literal as YAML has it: texts in quotes where they need
// them, values of other types never.
func written(t *model.FieldType, l model.Literal) string {
	switch single(t).Leaf().Kind {
	case model.Bool, model.Int, model.Uint, model.Float, model.Time:
		return l.Text
	case model.Duration:
		return model.ShortDuration(l.Text)
	}
	return quoted(strings.ReplaceAll(l.Text, "${", "$${"))
}

// plain are the texts that need no quotes anywhere in YAML, lists on one line
// included, whichever version of it; but for the words that are other values.
var plain = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[\pL_./][\pL\pN_./@+~=-]*( [\pL\pN_./@+~=-]+)*$|^[\pL_./][\pL\pN_./@+~=-]*(:[\pL\pN_./@+~=-]+)+$`)
})

var otherValues = []string{"null", "true", "false", "yes", "no", "on", "off", "y", "n", ".nan", ".inf"}

// quoted returns a text as YAML has it.
func quoted(text string) string {
	if plain().MatchString(text) && !slices.Contains(otherValues, strings.ToLower(text)) {
		return text
	}
	return inQuotes(text)
}

// inQuotes returns a text as a double-quoted scalar. Every text has one form,
// which JSON reads alike.
func inQuotes(text string) string {
	var out strings.Builder
	out.WriteByte('"')
	for _, c := range text {
		switch {
		case c == '"' || c == '\\':
			out.WriteString(`\` + string(c))
		case c == '\n':
			out.WriteString(`\n`)
		case c == '\t':
			out.WriteString(`\t`)
		case strconv.IsPrint(c):
			out.WriteRune(c)
		case c > 0xFFFF:
			out.WriteString(`\U` + hexadecimal(c, 8))
		default:
			out.WriteString(`\u` + hexadecimal(c, 4))
		}
	}
	out.WriteByte('"')
	return out.String()
}

func hexadecimal(c rune, digits int) string {
	text := strconv.FormatInt(int64(c), 16)
	return strings.Repeat("0", digits-len(text)) + text
}
