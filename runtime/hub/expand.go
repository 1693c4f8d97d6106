package hub

import (
	"path/filepath"
	"strings"

	"github.com/hushgen/hushgen/runtime/hush"
)

const (
	opening = "${"
	// allowed ends messages about what can't be read.
	allowed = "; want ${NAME}, ${NAME:-default} or ${file:path}, and $${ for a literal ${"
)

// place is where one text with ${…} stands. Messages show names of variables
// and files, never a value nor any other part of the text: it may be a
// password that happens to contain "${".
type place struct {
	*interpolator
	folder   string
	position hush.Position
	path     func() string
}

// expand replaces every ${…} of a text and reports whether there was one; an
// escaped $${ is none.
func (p *place) expand(text string) (string, bool) {
	var out strings.Builder
	replaced := false
	for {
		before, after, found := strings.Cut(text, opening)
		if !found {
			out.WriteString(text)
			return out.String(), replaced
		}
		if literal, escaped := strings.CutSuffix(before, "$"); escaped {
			out.WriteString(literal + opening)
			text = after
			continue
		}
		replaced = true
		body, rest, closed := strings.Cut(after, "}")
		if !closed {
			p.problem(`"${" without its "}"` + allowed)
			return out.String(), replaced
		}
		out.WriteString(before + p.value(body))
		text = rest
	}
}

// value returns what stands for ${body}.
func (p *place) value(body string) string {
	if strings.Contains(body, opening) {
		p.problem(`"${" within "${…}": a default is taken as it stands` + allowed)
		return ""
	}
	name, rest, hasRest := strings.Cut(body, ":")
	switch {
	case hasRest && name == "file":
		return p.file(rest)
	case body == "":
		p.problem(`"${}" names no variable` + allowed)
	case !isVariable(name):
		p.problem(`"${…}" doesn't begin with the name of a variable: letters, digits and "_", no digit first` + allowed)
	case hasRest && rest != "" && strings.ContainsRune("?+=", rune(rest[0])):
		p.problem(`"${` + name + `:` + rest[:1] + `…}" is not supported` + allowed)
	default:
		return p.variable(name, rest, hasRest)
	}
	return ""
}

// variable returns a variable's value or its default: the one behind ":-"
// when it is unset or empty, the one behind ":" when it is unset.
func (p *place) variable(name, rest string, hasDefault bool) string {
	value, set := p.lookupEnv(name)
	fallback, dash := strings.CutPrefix(rest, "-")
	if hasDefault && !dash {
		p.findings.note(hush.Problem{
			Position: p.position, Path: p.path(),
			Message: "${" + name + ":…} is an older spelling; write ${" + name + ":-…}, which also replaces an empty variable",
		})
	}
	switch {
	case set && (value != "" || !dash):
		return value
	case hasDefault:
		return fallback
	case !set:
		p.problem("variable " + name + " is not set; ${" + name + ":-…} gives a default")
	}
	return value
}

// file returns the content of a file, one trailing newline cut.
func (p *place) file(path string) string {
	if path == "" {
		p.problem(`"${file:}" names no file` + allowed)
		return ""
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(p.folder, path)
	}
	content, err := readFile(path)
	if err != nil {
		p.findings.add(hush.Problem{
			Position: p.position, Path: p.path(),
			Message: `can't read the file "` + path + `": ` + err.Error(), Err: err,
		})
		return ""
	}
	if cut, ok := strings.CutSuffix(content, "\n"); ok {
		return strings.TrimSuffix(cut, "\r")
	}
	return content
}

func (p *place) problem(message string) {
	p.findings.add(hush.Problem{Position: p.position, Path: p.path(), Message: message})
}

func isVariable(name string) bool {
	for i := range len(name) {
		switch c := name[i]; {
		case c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z', c == '_':
		case c >= '0' && c <= '9' && i > 0:
		default:
			return false
		}
	}
	return name != ""
}
