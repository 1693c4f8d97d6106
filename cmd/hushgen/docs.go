package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/output"
	"github.com/hushgen/hushgen/generator/reference"
)

// docsCommand writes the reference of a registry.
type docsCommand struct {
	common
	Packages []string `arg:"" optional:"" help:"Package with //hush:registry; the one under the current folder when none is named."`
	Output   string   `short:"o" help:"Folder for a page a category and an index. Pages of before that are none any more are removed, files of others never touched. Without it all goes to standard output, as one document." placeholder:"DIR" type:"given"`
	Check    bool     `help:"Write nothing; exit 3 with a diff when the pages of the folder aren't what would be written."`
}

// Run writes the document, or the pages.
func (c *docsCommand) Run(ctx context.Context, std streams) error {
	if c.Check && c.Output == "" {
		return usage("--check compares the pages of a folder: name it with -o")
	}
	start := time.Now()
	registry, err := c.registry(ctx, std, c.Packages)
	if err != nil {
		return err
	}
	if c.Output == "" {
		_, err := std.out.Write(reference.Document(registry))
		return err
	}
	if info, err := os.Stat(c.Output); err == nil && !info.IsDir() {
		return usage("-o names a folder; %s is none", c.Output)
	}
	files, err := reference.Files(c.Output, registry)
	if foreign, ok := errors.AsType[*reference.ForeignError](err); ok {
		foreign.Path = shown(foreign.Path)
		return &exitError{exitProblems, foreign.Error()}
	}
	if err != nil {
		return err
	}
	if c.Check {
		return checkPages(files, std)
	}
	return c.write(registry, files, std, start)
}

// write writes the pages that changed and says in one line what came of it.
func (c *docsCommand) write(registry *model.Registry, files []output.File, std streams, start time.Time) error {
	written, removed := 0, 0
	for _, file := range files {
		stale, err := file.Stale()
		switch {
		case err != nil:
			return err
		case stale && file.Remove:
			removed++
		case stale:
			written++
		}
	}
	if err := os.MkdirAll(filepath.Dir(files[0].Path), 0o755); err != nil { //nolint:gosec // documentation is for everybody
		return err
	}
	if err := output.Write(files); err != nil {
		return err
	}
	text := fmt.Sprintf("%s: %s of %s", registry.Package.Path, number(len(files)-removed, "page", "pages"), holds(registry))
	if written > 0 {
		text += fmt.Sprintf("; %d written", written)
	}
	if removed > 0 {
		text += fmt.Sprintf("; %d removed", removed)
	}
	if written+removed == 0 {
		text += "; unchanged"
	}
	_, err := fmt.Fprintf(std.err, "%s (%s)\n", text, time.Since(start).Round(time.Millisecond))
	return err
}

// checkPages compares the pages with what would be written.
func checkPages(files []output.File, std streams) error {
	stale, err := tellStale(std.out, files...)
	if err != nil {
		return err
	}
	if stale > 0 {
		return &exitError{exitStale, number(stale, "page is", "pages are") + " not up to date; run hushgen docs -o " + shown(filepath.Dir(files[0].Path))}
	}
	return nil
}
