package resources

import (
	"go/token"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/runtime/hush"
)

// errors turns what the hub found into problems of the generator.
func (c *checker) errors(found []hush.Problem) []problem.Problem {
	var problems []problem.Problem
	for _, p := range found {
		switch {
		case c.allowed(p):
		case len(problems) == hush.MaxShown:
			problems[len(problems)-1].More++
		default:
			converted := c.convert(p, problem.BadResources)
			if c.Excerpts {
				converted.Details = excerpt(p)
			}
			problems = append(problems, converted)
		}
	}
	return problems
}

// convert gives a problem the form of the generator's. One that is not in a
// file says itself where it is.
func (c *checker) convert(p hush.Problem, code string) problem.Problem {
	at := token.Position{}
	if p.Position.Source == c.file.name {
		at = token.Position{Filename: c.file.Path, Line: p.Position.Line, Column: max(p.Position.Column, 1)}
		p.Position = hush.Position{}
	}
	return problem.Problem{Code: code, Position: at, Path: p.Path, Message: printable(p.Error())}
}

// excerpt returns the line that a problem is in, and a caret beneath.
func excerpt(p hush.Problem) []string {
	var text strings.Builder
	if hush.WriteProblems(&text, &hush.ConfigError{Problems: []hush.Problem{p}}) != nil {
		return nil
	}
	lines := strings.TrimRight(strings.TrimPrefix(text.String(), p.Error()+"\n"), "\n")
	if lines == "" {
		return nil
	}
	split := strings.Split(lines, "\n")
	for i, line := range split {
		split[i] = strings.TrimPrefix(line, "    ") // details are indented themselves
	}
	return split
}

// printable escapes what could forge lines or drive a terminal: names in the
// file are whatever somebody wrote.
func printable(text string) string {
	var shown strings.Builder
	for i, r := range text {
		switch _, size := utf8.DecodeRuneInString(text[i:]); {
		case r == utf8.RuneError && size == 1:
			shown.WriteString(`\x` + strconv.FormatUint(uint64(text[i]), 16))
		case strconv.IsPrint(r):
			shown.WriteRune(r)
		default:
			quoted := strconv.QuoteRune(r)
			shown.WriteString(quoted[1 : len(quoted)-1])
		}
	}
	return shown.String()
}

func position(path string) token.Position { return token.Position{Filename: path} }
