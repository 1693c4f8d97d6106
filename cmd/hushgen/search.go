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
	found := foundPlugins{Version: jsonVersion, Plugins: []pluginJSON{}}
	for _, registry := range registries {
		for _, info := range describe.Registry(registry, nil).Search(query) {
			found.Plugins = append(found.Plugins, inJSON(registry, info))
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

// foundPlugins is the JSON of search: docs/search.schema.json.
type foundPlugins struct {
	Version int          `json:"version"`
	Plugins []pluginJSON `json:"plugins"`
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}
