package variables

import (
	"bytes"
	"go/doc"
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/internal/names"
)

// Dotenv returns a template of a file with the variables: what is required
// waits for its value, the others are comments with their defaults. shown
// writes a mention with its position. No value of the environment is in it.
func (r *Report) Dotenv(shown func(Mention) string) []byte {
	var out bytes.Buffer
	out.WriteString("# Variables of " + line(r.Registry.Package.Path) + ".\n")
	for i := range r.Variables {
		v := &r.Variables[i]
		out.WriteString("\n")
		for _, comment := range r.comments(v, shown) {
			out.WriteString("# " + line(comment) + "\n")
		}
		mark := "# "
		if r.Required(v) {
			mark = ""
		}
		text, _ := v.Default()
		out.WriteString(mark + v.Name + "=" + assigned(text) + "\n")
	}
	return out.Bytes()
}

// comments tell what a variable is for and who reads it.
func (r *Report) comments(v *Variable, shown func(Mention) string) []string {
	var comments []string
	if text := v.Description(); text != "" {
		comments = append(comments, text)
	}
	need := r.Need(v)
	if v.Secret() {
		need += ", secret"
	}
	comments = append(comments, strings.ToUpper(need[:1])+need[1:]+".")
	for i := range v.Fields {
		comments = append(comments, "Read by "+v.Fields[i].String())
	}
	for _, m := range v.Mentions {
		comments = append(comments, "Read at "+shown(m))
	}
	if len(v.Fields) > 0 && len(v.Mentions) == 0 {
		comments = append(comments, "Or "+v.Name+"_FILE: the path of a file that holds it.")
	}
	return comments
}

// Description returns the first sentence about the first field that says what
// the variable is for.
func (v *Variable) Description() string {
	for _, f := range v.Fields {
		if text := new(doc.Package).Synopsis(f.Field.Description); text != "" {
			return text
		}
	}
	for _, m := range v.Mentions {
		if m.Field == nil {
			continue
		}
		if text := new(doc.Package).Synopsis(m.Field.Description); text != "" {
			return text
		}
	}
	return ""
}

// line makes a text one line of a comment.
func line(text string) string {
	return strings.Map(func(c rune) rune {
		if !strconv.IsPrint(c) {
			return ' '
		}
		return c
	}, text)
}

// assigned returns a value as it stands behind the "=", in quotes where it
// needs them. An empty one counts as none, so it stands for a default that a
// terminal would obey, or not show: the comments have it in Go's quotes.
func assigned(value string) string {
	switch {
	case !names.IsPrintable(withoutSpacing.Replace(value)):
		return ""
	case isPlain(value):
		return value
	case !strings.ContainsAny(value, "'\n\r"):
		return "'" + value + "'"
	}
	return `"` + escapes.Replace(value) + `"`
}

// escapes keeps a text in double quotes from ending there, and a shell from
// replacing anything in it. withoutSpacing leaves out what quotes can hold
// though it doesn't show.
var (
	escapes        = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "$", `\$`, "`", "\\`", "\n", `\n`, "\r", `\r`)
	withoutSpacing = strings.NewReplacer("\n", "", "\r", "", "\t", "")
)

// isPlain reports whether every reader of such files, shells among them, takes
// a value for what it is without quotes.
func isPlain(value string) bool {
	return !strings.ContainsFunc(value, func(c rune) bool {
		return c >= '~' || c <= ' ' || strings.ContainsRune("#'\"`$\\!*?&|;<>()", c)
	})
}
