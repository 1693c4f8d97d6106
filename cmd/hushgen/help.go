package main

import (
	"context"
	"slices"

	"github.com/hushgen/hushgen/internal/names"
)

// helpCommand shows the help of a command.
type helpCommand struct {
	Command string `arg:"" optional:"" help:"The command; all of them when none is named."`
}

// Run shows what --help behind the command shows.
func (c *helpCommand) Run(_ context.Context, std streams) error {
	if c.Command == "" {
		_, _, err := parseWithout(nil, []string{"--help"}, std)
		return err
	}
	if !slices.Contains(commandNames, c.Command) {
		return noCommand(c.Command, names.Nearest(c.Command, commandNames, 1))
	}
	_, _, err := parseWithout(nil, []string{c.Command, "--help"}, std)
	return err
}

// noCommand answers a word that should be a command, with what is near to it.
func noCommand(word string, near []string) error {
	if len(near) == 0 {
		return usage("no command %s; see hushgen --help", word)
	}
	return usage("no command %s; did you mean %s?", word, near[0])
}
