// Package dotenv reads files of environment variables: one NAME=value a line.
//
//   - Lines without text and those that begin with # are passed over; a word
//     export before the name is too. Spaces around name and value don't count.
//   - A value without quotes ends with the line, or before a # that follows a
//     space.
//   - In 'single quotes' everything stands for itself. In "double quotes" \n,
//     \r, \t, \", \\, \$ and \` are the usual characters, any other backslash
//     stands for itself. Both may go over several lines; only a comment may
//     follow them.
//   - Nothing is replaced within values: $NAME stays as it is written.
//   - A name twice is a problem, since readers of such files differ about
//     which one counts.
//
// Problems never show a value.
package dotenv

import (
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/runtime/hush"
)

// Parse reads the content of a file. The name is what problems begin with;
// all of them are one [*hush.ConfigError].
func Parse(name string, content []byte) (map[string]string, error) {
	p := &parser{
		name: name, text: normal(content), line: 1,
		variables: map[string]string{}, first: map[string]int{},
	}
	for p.text != "" {
		p.entry()
	}
	return p.variables, hush.NewConfigError(p.problems)
}

// normal cuts the byte order mark and turns the ends of lines into "\n".
func normal(content []byte) string {
	text := strings.TrimPrefix(string(content), "\ufeff")
	return strings.ReplaceAll(text, "\r\n", "\n")
}

// parser goes through a file: text is what is left of it.
type parser struct {
	name         string
	text         string
	line, column int // column counts the characters of the line before text
	variables    map[string]string
	first        map[string]int // the line of each name
	problems     []hush.Problem
}

// entry reads one line, or more when a quoted value does.
func (p *parser) entry() {
	p.spaces()
	if p.text == "" || p.text[0] == '\n' || p.text[0] == '#' {
		p.endLine()
		return
	}
	p.export()
	line, column := p.line, p.column
	name := p.text[:len(p.text)-len(strings.TrimLeftFunc(p.text, isName))]
	if name == "" || name[0] >= '0' && name[0] <= '9' {
		p.problem(wrongName)
		p.endLine()
		return
	}
	p.advance(len(name))
	if p.nameGoesOn() {
		p.problem(wrongName)
		p.endLine()
		return
	}
	p.spaces()
	if !strings.HasPrefix(p.text, "=") {
		// Without the name: a line of a long value may stand here.
		p.problem(`want NAME=value: no "=" behind the name`)
		p.endLine()
		return
	}
	p.advance(1)
	p.spaces()
	if value, ok := p.value(); ok {
		p.add(name, value, line, column)
	}
	p.endLine()
}

const wrongName = `want NAME=value: a name has letters, digits and "_", no digit first`

// nameGoesOn reports whether something else than a name stands between what
// was read of a name and the "=".
func (p *parser) nameGoesOn() bool {
	end := strings.IndexAny(p.text, "= \t\n")
	return end > 0 && p.text[end] == '='
}

func (p *parser) add(name, value string, line, column int) {
	if first, again := p.first[name]; again {
		p.problemAt(line, column, name+" is given twice, first at line "+strconv.Itoa(first))
		return
	}
	if strings.ContainsRune(value, 0) {
		p.problemAt(line, column, "the value of "+name+" contains a NUL, which no environment variable can")
		return
	}
	p.first[name], p.variables[name] = line, value
}

// export passes over the word before a name.
func (p *parser) export() {
	rest, found := strings.CutPrefix(p.text, "export")
	if found && strings.TrimLeft(rest, " \t") != rest {
		p.advance(len("export"))
		p.spaces()
	}
}

func isName(r rune) bool {
	return r == '_' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
}

// spaces passes over what separates, without leaving the line.
func (p *parser) spaces() { p.advance(len(p.text) - len(strings.TrimLeft(p.text, " \t"))) }

// endLine goes to the next line.
func (p *parser) endLine() {
	_, p.text, _ = strings.Cut(p.text, "\n")
	p.line, p.column = p.line+1, 0
}

// advance goes over a part of the text.
func (p *parser) advance(length int) {
	for _, r := range p.text[:length] {
		p.column++
		if r == '\n' {
			p.line, p.column = p.line+1, 0
		}
	}
	p.text = p.text[length:]
}

func (p *parser) problem(message string) { p.problemAt(p.line, p.column, message) }

func (p *parser) problemAt(line, column int, message string) {
	p.problems = append(p.problems, hush.Problem{
		Position: hush.Position{Source: p.name, Line: line, Column: column + 1}, Message: message,
	})
}
