package main

import (
	"context"

	"github.com/hushgen/hushgen/annotations"
)

// directivesCommand prints the directive language from its own table.
type directivesCommand struct {
	Verb string `arg:"" optional:"" help:"One verb: registry, category, config, factory or field."`
}

// Run prints the help.
func (c *directivesCommand) Run(_ context.Context, std streams) error {
	return annotations.WriteHelp(std.out, c.Verb)
}
