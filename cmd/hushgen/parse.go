package main

import (
	"slices"
	"strings"

	"github.com/alecthomas/kong"
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
	Run        runCommand        `cmd:"" help:"Generate, then go run."`
	Directives directivesCommand `cmd:"" help:"Explain the directive language, or one verb of it."`
	Explain    explainCommand    `cmd:"" help:"Explain a problem by its code: cause, fix and example."`
	Version    versionCommand    `cmd:"" help:"Print the version."`
	Help       helpCommand       `cmd:"" help:"Show the help of a command, as its --help does."`

	observing
}

// commandNames are what a first word may have been meant as.
var commandNames = []string{"generate", "check", "vet", "list", "search", "show", "validate", "schema", "docs", "env", "run", "directives", "explain", "version", "help"}

const description = `Compile-time plugins for Go: annotate, generate, ship one binary.

What to search stands in the code, in //hush:registry, so commands need no flags. With no package named, generate takes the package of the current folder, the others every registry under it.`

// command is a parsed command line.
type command struct {
	runner
	*observing
	name string
}

// parse turns arguments into the command to run. done tells that help was
// asked for and printed.
//
// Taking all commands apart costs a fifth of what hushgen needs to start. So a
// line that names its command is read with that one alone; whatever is wrong
// with it, all of them say.
func parse(arguments []string, std streams) (parsed *command, done bool, err error) {
	if name := named(arguments); name != "" {
		others := slices.DeleteFunc(slices.Clone(commandNames), func(other string) bool { return other == name })
		if parsed, done, err = parseWithout(others, arguments, std); err == nil {
			return parsed, done, nil
		}
	}
	return parseWithout(nil, arguments, std)
}

// named returns the command that a line begins with; empty where finding it takes
// more than a look.
func named(arguments []string) string {
	switch {
	case len(arguments) == 0:
		return "generate"
	case !slices.Contains(commandNames, arguments[0]), slices.Contains(arguments, "--help"), slices.Contains(arguments, "-h"):
		return ""
	}
	return arguments[0]
}

func parseWithout(others, arguments []string, std streams) (parsed *command, done bool, err error) {
	var all commands
	options := []kong.Option{
		kong.Name("hushgen"), kong.Description(description), kong.Writers(std.out, std.err),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.Exit(func(int) { done = true }), kong.NamedMapper("given", kong.MapperFunc(decodeGiven)),
	}
	if len(others) > 0 {
		options = append(options, kong.IgnoreFields(`^commands\.(?i:`+strings.Join(others, "|")+`)$`))
	}
	parser, err := kong.New(&all, options...)
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
