package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"
)

// Exit codes.
const (
	exitOK = iota
	exitProblems
	exitUsage // wrong use, or an internal error
	exitStale
)

// commands is the command line.
type commands struct {
	Generate   generateCommand   `cmd:"" default:"withargs" help:"Write the generated file of a registry (the default)."`
	Check      checkCommand      `cmd:"" help:"Tell whether every generated file is what generate would write; exit 3 with a diff if not."`
	Vet        vetCommand        `cmd:"" help:"Tell the problems; write nothing."`
	List       listCommand       `cmd:"" help:"List categories and plugins."`
	Search     searchCommand     `cmd:"" help:"Find plugins by words in their names, titles, tags, descriptions and authors."`
	Show       showCommand       `cmd:"" help:"Show everything about a plugin: category:name."`
	Validate   validateCommand   `cmd:"" help:"Check resource files against the annotated packages; nothing is compiled."`
	Schema     schemaCommand     `cmd:"" help:"Write the JSON Schema of resources files, with which editors complete and check them."`
	Docs       docsCommand       `cmd:"" help:"Write the reference of categories and plugins in Markdown."`
	Env        envCommand        `cmd:"" help:"List the environment variables that are read: what reads them, whether they are required, whether they are set."`
	Run        runCommand        `cmd:"" passthrough:"partial" help:"Generate, then go run."`
	Directives directivesCommand `cmd:"" help:"Explain the directive language, or one verb of it."`
	Explain    explainCommand    `cmd:"" help:"Explain a problem by its code: cause, fix and example."`
	Version    versionCommand    `cmd:"" help:"Print the version."`

	observing
}

// commandNames are what a first word may have been meant as.
var commandNames = []string{"generate", "check", "vet", "list", "search", "show", "validate", "schema", "docs", "env", "run", "directives", "explain", "version"}

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

const description = `Compile-time plugins for Go: annotate, generate, ship one binary.

What to search stands in the code, in //hush:registry, so commands need no flags. With no package named, generate takes the package of the current folder, the others every registry under it.`

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

// command is a parsed command line.
type command struct {
	runner
	*observing
	name string
}

// run runs the command, observed, and returns its exit code.
func (c *command) run(ctx context.Context, std streams) int {
	observed, err := c.observe(std)
	if err != nil {
		return report(err, std)
	}
	defer observed.end() //nolint:errcheck // it is told below, unless there is a panic
	err = c.Run(observed.context(ctx, c.name), observed.std)
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

// parse turns arguments into the command to run. done tells that help was
// asked for and printed.
func parse(arguments []string, std streams) (parsed *command, done bool, err error) {
	var all commands
	parser, err := kong.New(&all,
		kong.Name("hushgen"), kong.Description(description), kong.Writers(std.out, std.err),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.Exit(func(int) { done = true }),
	)
	if err != nil {
		return nil, false, err
	}
	line, err := parser.Parse(arguments)
	if done {
		return nil, true, nil
	}
	if err != nil {
		return nil, false, usage("%s; see hushgen --help", strings.TrimSuffix(err.Error(), "?"))
	}
	node := line.Selected()
	if node == nil {
		return &command{&all.Generate, &all.observing, "generate"}, false, nil
	}
	chosen, ok := node.Target.Addr().Interface().(runner)
	if !ok {
		return nil, false, usage("%s can't be run", node.Name)
	}
	return &command{chosen, &all.observing, node.Name}, false, nil
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
