package main

import (
	"context"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/hushgen/hushgen/generator/describe"
	"github.com/hushgen/hushgen/runtime/hush"
)

// searchCommand finds plugins.
type searchCommand struct {
	common
	Words []string `arg:"" help:"Words that must all be found, in any case."`
	JSON  bool     `name:"json" help:"Write JSON."`
}

// Run prints what matches in each registry, best first.
func (c *searchCommand) Run(ctx context.Context, std streams) error {
	registries, err := c.registries(ctx, std, nil)
	if err != nil {
		return err
	}
	query := strings.Join(c.Words, " ")
	found := foundJSON{Version: jsonVersion, Plugins: []foundPlugin{}}
	for _, registry := range registries {
		for _, info := range describe.Registry(registry, nil).Search(query) {
			found.Plugins = append(found.Plugins, foundPlugin{registry.Package.Path, info.Category, info.Name, info.Title, info.Description, info.Package})
		}
	}
	if c.JSON {
		return writeJSON(std.out, found)
	}
	if len(found.Plugins) == 0 {
		return &exitError{exitProblems, fmt.Sprintf("no plugin matches %q", query)}
	}
	table := tabwriter.NewWriter(std.out, 0, 4, 2, ' ', 0)
	for _, p := range found.Plugins {
		fmt.Fprintf(table, "%s\t%s\t%s\n", hush.Key{Category: p.Category, Name: p.Name}, p.Title, firstLine(p.Description))
	}
	return table.Flush()
}

// foundJSON is the JSON of search.
type foundJSON struct {
	Version int           `json:"version"`
	Plugins []foundPlugin `json:"plugins"`
}

type foundPlugin struct {
	Registry    string `json:"registry"`
	Category    string `json:"category"`
	Name        string `json:"name"`
	Title       string `json:"title"`
	Description string `json:"description"`
	Package     string `json:"package"`
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}
