package main

import (
	"cmp"
	"context"
	"fmt"

	"github.com/hushgen/hushgen/generator"
)

// vetCommand tells the problems.
type vetCommand struct {
	reporting
	Packages []string `arg:"" optional:"" help:"Packages with //hush:registry; every one under the current folder when none is named."`
	Fix      bool     `help:"Correct what has one right answer, then tell what is left."`
}

// Run prints the problems. It writes nothing but what Fix asks for.
func (c *vetCommand) Run(ctx context.Context, std streams) error {
	options := generator.Options{Packages: under(c.Packages)}
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
	if err := c.print(std, result.Problems); err != nil || refused != nil {
		return cmp.Or(err, error(&exitError{code: exitUsage}))
	}
	_, err = fmt.Fprintf(std.err, "%s, no problems\n", number(len(result.Registries), "registry", "registries"))
	return err
}
