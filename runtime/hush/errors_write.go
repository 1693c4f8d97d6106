package hush

import (
	"errors"
	"io"
	"strings"
)

// WriteProblems writes every problem of the [ConfigError]s in err, the first
// [MaxShown] and the count of the rest:
//
//	resources.yaml:6:16: llm:gpt-4.temperature: 3 is above the maximum 2
//	      temperature: 3
//	                   ^
//
// The lines come from the files that the positions name, as they are now; a
// problem whose file can't be read, or has changed there, has none. All but
// keys and the value that the problem is about is hidden in them: a secret may
// stand beside it. Errors of other kinds are written with their text.
func WriteProblems(w io.Writer, err error) error {
	if err == nil {
		return nil
	}
	problems := problemsOf(err)
	var lines []string
	var files sourceFiles
	for _, p := range problems[:min(len(problems), MaxShown)] {
		lines = append(lines, p.Error())
		lines = append(lines, files.excerpt(p)...)
	}
	lines = appendRest(lines, len(problems))
	_, failed := io.WriteString(w, strings.Join(lines, "\n")+"\n")
	return failed
}

// problemsOf returns the problems in an error, however it is wrapped and
// joined. An error without any is one itself.
func problemsOf(err error) []Problem {
	switch err := err.(type) {
	case *ConfigError:
		return err.Problems
	case Problem:
		return []Problem{err}
	}
	if _, ok := errors.AsType[*ConfigError](err); ok {
		switch err := err.(type) {
		case interface{ Unwrap() error }:
			return problemsOf(err.Unwrap())
		case interface{ Unwrap() []error }:
			var problems []Problem
			for _, e := range err.Unwrap() {
				if e != nil {
					problems = append(problems, problemsOf(e)...)
				}
			}
			return problems
		}
	}
	return []Problem{{Message: err.Error()}}
}
