package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/hushgen/hushgen/generator"
	"github.com/hushgen/hushgen/generator/steps"
	"github.com/hushgen/hushgen/generator/unchanged"
)

// checkCommand compares generated files with what generate would write.
type checkCommand struct {
	reporting
	remembering
	Packages []string `arg:"" optional:"" help:"Packages with //hush:registry; every one under the current folder when none is named."`
}

// Run regenerates in memory and compares.
func (c *checkCommand) Run(ctx context.Context, std streams) error {
	options := c.options(std, generator.Options{Packages: under(c.Packages)})
	memory := c.ask(options)
	if before := memory.Answer(ctx, unchanged.Alone); before != nil {
		return c.print(std, c.graded(before.Problems))
	}
	options.Facts = memory.Facts()
	result, err := c.generate(ctx, std, options)
	if err != nil {
		return err
	}
	if err := c.compare(ctx, std, result); err != nil {
		return err
	}
	memory.Find(ctx, result.Inputs).Keep(answer(result, unchanged.Alone), nil)
	return nil
}

// compare compares what is there with what should be.
func (c *checkCommand) compare(ctx context.Context, std streams, result *generator.Result) error {
	step := steps.Begin(ctx, steps.Compare)
	defer step.End()
	step.Count(len(files(result)), "file", "files")
	stale, err := tellStale(c.beside(std), files(result)...)
	if err != nil {
		return err
	}
	step.End()
	orphans, err := result.Orphans(ctx)
	if err != nil {
		return err
	}
	for _, orphan := range orphans {
		stale++
		fmt.Fprintf(std.err, "%s: no //hush:registry generates this file any more; delete it\n", shown(orphan))
	}
	if stale > 0 {
		return &exitError{exitStale, fmt.Sprintf("%s not up to date; run go generate", number(stale, "generated file is", "generated files are"))}
	}
	return nil
}

// shown returns a path relative to the current folder, with slashes.
func shown(path string) string {
	dir, err := os.Getwd()
	if err != nil {
		return path
	}
	relative, err := filepath.Rel(dir, path)
	if err != nil {
		return path
	}
	return filepath.ToSlash(relative)
}
