package main

import (
	"context"

	"github.com/hushgen/hushgen/generator/problem"
)

// explainCommand prints what is known of a kind of problem.
type explainCommand struct {
	Code string `arg:"" optional:"" help:"The code behind a problem: HG020, or 20. All of them when none is named."`
}

// Run prints one explanation, or the list.
func (c *explainCommand) Run(_ context.Context, std streams) error {
	if c.Code == "" {
		return problem.WriteList(std.out)
	}
	kind, err := problem.Find(c.Code)
	if err != nil {
		return err
	}
	return kind.Explain(std.out)
}
