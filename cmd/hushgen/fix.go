package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/hushgen/hushgen/generator"
	"github.com/hushgen/hushgen/generator/fix"
)

// fixRounds bounds how often what a fix brings to light is fixed in turn: a
// directive first, then its options, then their names.
const fixRounds = 5

// fix makes the fixes that the problems of a run have, prints each, and
// returns the result of another run. refused, which is printed, tells of files
// that couldn't be changed.
func (c *vetCommand) fix(ctx context.Context, std streams, options generator.Options, result *generator.Result) (after *generator.Result, refused, err error) {
	for range fixRounds {
		changes, failed := fix.Files(result.Problems, result.Read)
		for _, change := range changes {
			for _, p := range change.Done {
				fmt.Fprintf(std.err, "%s:%d:%d: fixed: %s [%s]\n", shown(change.Path), p.Position.Line, p.Position.Column, p.Fix.Message, p.Code)
			}
		}
		if failed != nil {
			fmt.Fprintf(std.err, "hushgen: %s\n", failed)
			refused = errors.Join(refused, failed)
		}
		if len(changes) == 0 {
			break
		}
		if result, err = c.find(ctx, std, options); err != nil || refused != nil {
			return result, refused, err
		}
	}
	return result, refused, nil
}
