package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Exit codes.
const (
	exitOK = iota
	exitProblems
	exitUsage // wrong use, or an internal error
	exitStale
)

// streams are where a command reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer

	// handOver ends what hushgen writes by itself and returns the streams for
	// another program.
	handOver func() streams
}

// exitError ends a command with an exit code; an empty text prints nothing
// more.
type exitError struct {
	code int
	text string
}

func (e *exitError) Error() string { return e.text }

func usage(format string, arguments ...any) error {
	return &exitError{exitUsage, fmt.Sprintf(format, arguments...)}
}

// Main runs hushgen and returns its exit code.
func Main(ctx context.Context, arguments []string, std streams) int {
	command, done, err := parse(arguments, std)
	if done {
		return exitOK
	}
	if err != nil {
		return report(err, std)
	}
	return command.run(ctx, std)
}

// run runs the command, observed, and returns its exit code.
func (c *command) run(ctx context.Context, std streams) int {
	observed, err := c.observe(std)
	if err != nil {
		return report(err, std)
	}
	defer observed.end() //nolint:errcheck // it is told below, unless there is a panic
	err = c.Run(observed.context(ctx, c.name), observed.std)
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		err = &exitError{exitUsage, "interrupted"}
	}
	unwritten := report(observed.end(), std)
	if code := report(err, std); code != exitOK {
		return code
	}
	return unwritten
}

// runner is what a command does.
type runner interface {
	Run(ctx context.Context, std streams) error
}

// report prints an error and returns the exit code that it means.
func report(err error, std streams) int {
	if err == nil {
		return exitOK
	}
	var exit *exitError
	if !errors.As(err, &exit) {
		exit = &exitError{exitUsage, err.Error()}
	}
	if exit.text != "" {
		fmt.Fprintln(std.err, "hushgen: "+exit.text)
	}
	return exit.code
}

// here returns the patterns of a command that takes the package in the current folder
// when none is named: the cache knows that it is the same as naming it.
func here(packages []string) []string {
	if len(packages) == 0 {
		return []string{"."}
	}
	return packages
}

// under returns the patterns of a command that takes every registry under the
// current folder when none is named.
func under(packages []string) []string {
	if len(packages) == 0 {
		return []string{"./..."}
	}
	return packages
}

// joined lists names, shortened when there are many.
func joined(names []string) string {
	const most = 8
	if len(names) <= most {
		return strings.Join(names, " ")
	}
	return strings.Join(names[:most], " ") + fmt.Sprintf(" and %d more", len(names)-most)
}
