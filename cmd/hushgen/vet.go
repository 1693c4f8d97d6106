package main

import (
	"cmp"
	"context"
	"fmt"

	"github.com/hushgen/hushgen/generator"
	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/generator/unchanged"
)

// vetCommand tells the problems.
type vetCommand struct {
	reporting
	remembering
	Packages []string `arg:"" optional:"" help:"Packages with //hush:registry; every one under the current folder when none is named."`
	Fix      bool     `help:"Correct what has one right answer, then tell what is left."`
}

// Run prints the problems. It writes nothing but what Fix asks for.
func (c *vetCommand) Run(ctx context.Context, std streams) error {
	options := c.options(std, generator.Options{Packages: under(c.Packages)})
	var memory *unchanged.Memory
	if !c.Fix {
		memory = c.ask(options)
	}
	if before := memory.Answer(ctx, unchanged.Found); before != nil {
		return c.tell(std, c.graded(before.Problems), len(before.Registries))
	}
	options.Facts = memory.Facts()
	result, err := c.find(ctx, std, options)
	if err != nil {
		return err
	}
	var refused error
	if c.Fix {
		if result, refused, err = c.fix(ctx, std, options, result); err != nil {
			return err
		}
	}
	if refused != nil {
		return cmp.Or(c.print(std, result.Problems), error(&exitError{code: exitUsage}))
	}
	if err := c.tell(std, result.Problems, len(result.Registries)); err != nil {
		return err
	}
	memory.Find(ctx, result.Inputs).Keep(answer(result, unchanged.Found), nil)
	return nil
}

// tell prints the problems of so many registries.
func (c *vetCommand) tell(std streams, problems []problem.Problem, registries int) error {
	if err := c.print(std, problems); err != nil {
		return err
	}
	_, err := fmt.Fprintf(std.err, "%s, no problems\n", number(registries, "registry", "registries"))
	return err
}
