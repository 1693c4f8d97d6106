package hub

import (
	"path/filepath"
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/runtime/hush"
)

const (
	opening = "${"
	// maxExpanded bounds what values put into longer texts add up to, in bytes:
	// a short file could ask for one long value thousands of times.
	maxExpanded = 64 << 20
	// allowed ends messages about what can't be read.
	allowed = "; want ${NAME}, ${NAME:-default} or ${file:path}, and $${ for a literal ${"
)

// place is where one text with ${…} stands. Messages show names of variables
// and files, never a value nor any other part of the text: it may be a
// password that happens to contain "${".
type place struct {
	*interpolator
	entry *hush.DocumentEntry
	index int32 // of the entry
	// failed is set by the first problem.
	failed bool
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
			out.WriteString(literal)
			out.WriteString(opening)
			text = after
			continue
		}
		replaced = true
		body, rest, closed := strings.Cut(after, "}")
		if !closed {
			p.problem(`"${" without its "}"`+allowed, nil)
			return out.String(), replaced
		}
		value := p.value(body)
		if before == "" && rest == "" && out.Len() == 0 {
			return value, replaced // mostly it is all there is
		}
		if p.expanded += len(value); p.expanded > maxExpanded {
			p.problem("the values of ${…} add up to more than "+strconv.Itoa(maxExpanded>>20)+" MiB", nil)
			return "", replaced
		}
		out.WriteString(before)
		out.WriteString(value)
		text = rest
	}
}

// value returns what stands for ${body}.
func (p *place) value(body string) string {
	if strings.Contains(body, opening) {
		p.problem(`"${" within "${…}": a default is taken as it stands`+allowed, nil)
		return ""
	}
	name, rest, hasRest := strings.Cut(body, ":")
	switch {
	case hasRest && name == "file":
		return p.file(rest)
	case body == "":
		p.problem(`"${}" names no variable`+allowed, nil)
	case !isVariable(name):
		p.problem(`"${…}" doesn't begin with the name of a variable: letters, digits and "_", no digit first`+allowed, nil)
	case hasRest && rest != "" && strings.ContainsRune("?+=", rune(rest[0])):
		p.problem(`"${`+names.ShortenPath(name)+`:`+rest[:1]+`…}" is not supported`+allowed, nil)
	default:
		return p.variable(name, rest, hasRest)
	}
	return ""
}

// variable returns a variable's value or its default: the one behind ":-"
// when it is unset or empty, the one behind ":" when it is unset.
func (p *place) variable(name, rest string, hasDefault bool) string {
	value, set := p.reads.mention(name)
	fallback, dash := strings.CutPrefix(rest, "-")
	shown := names.ShortenPath(name)
	if hasDefault && !dash {
		p.findings.note(&hush.Problem{
			Position: p.position(), Path: p.path(),
			Message: "${" + shown + ":…} is an older spelling; write ${" + shown + ":-…}, which also replaces an empty variable",
		})
	}
	switch {
	case set && (value != "" || !dash):
		return value
	case hasDefault:
		return fallback
	case !set:
		p.problem("variable "+shown+" is not set; ${"+shown+":-…} gives a default", &hush.UnsetVariableError{Name: name})
	}
	return value
}

// file returns the content of a file, one trailing newline cut.
func (p *place) file(path string) string {
	if path == "" {
		p.problem(`"${file:}" names no file`+allowed, nil)
		return ""
	}
	path = beside(p.document.Source, path)
	text, err := p.reads.value(path)
	if err != nil {
		p.problem("can't read the file "+quoted(path)+": "+err.Error(), err)
	}
	return text
}

// beside returns the path of a file that a source names: relative to its
// folder.
func beside(source, path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(filepath.Dir(source), path)
}

func (p *place) problem(message string, err error) {
	problem := problemAt(p.document.Root(), p.path(), message)
	problem.Position, problem.Err = p.position(), err
	p.failed = true
	p.resource.unread.add(problem)
	p.findings.add(problem)
}

func (p *place) position() hush.Position {
	return hush.Position{Source: p.document.Source, Line: int(p.entry.Line), Column: int(p.entry.Column)}
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

// quoted shows a text that may hold anything in double quotes.
func quoted(text string) string {
	text = names.ShortenPath(text)
	if names.IsPrintable(text) {
		return `"` + text + `"` // backslashes of Windows stay as they are
	}
	return strconv.Quote(text)
}
