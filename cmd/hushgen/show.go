package main

import (
	"context"
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/runtime/hush"
	"slices"
	"strings"
)

// showCommand shows one plugin.
type showCommand struct {
	common
	ID       string   `arg:"" name:"category:name" help:"The plugin."`
	Packages []string `arg:"" optional:"" help:"Packages with //hush:registry; every one under the current folder when none is named."`
	JSON     bool     `name:"json" help:"Write JSON."`
}

// Run prints everything that is known of the plugin.
func (c *showCommand) Run(ctx context.Context, std streams) error {
	registries, err := c.registries(ctx, std, c.Packages)
	if err != nil {
		return err
	}
	key, ok := hush.ParseKey(c.ID)
	if !ok {
		return usage("expected category:name, found %q%s", c.ID, sameName(registries, c.ID))
	}
	registry, variants, err := find(registries, key)
	if err != nil {
		return err
	}
	shown := shownPlugins{Version: jsonVersion}
	for _, plugin := range variants {
		shown.Plugins = append(shown.Plugins, showPlugin(registry, plugin))
	}
	if c.JSON {
		return writeJSON(std.out, shown)
	}
	return writePlugins(std.out, shown.Plugins)
}

// sameName suggests the plugins of a name that was given without a category.
func sameName(registries []*model.Registry, name string) string {
	var found []string
	for _, registry := range registries {
		for _, category := range registry.Categories {
			for _, plugin := range category.Plugins {
				if plugin.Name == names.Canonical(name) {
					found = append(found, plugin.ID())
				}
			}
		}
	}
	if len(found) == 0 {
		return ""
	}
	slices.Sort(found)
	return "; did you mean " + strings.Join(slices.Compact(found), " or ") + "?"
}

// find looks a plugin up by name or alias. Different builds may have different
// variants of it.
func find(registries []*model.Registry, key hush.Key) (*model.Registry, []*model.Plugin, error) {
	var known []string
	name := names.Canonical(key.Name)
	for _, registry := range registries {
		var variants []*model.Plugin
		for _, category := range registry.Categories {
			for _, plugin := range category.Plugins {
				if category.Name == key.Category && (plugin.Name == name || slices.Contains(plugin.Aliases, name)) {
					variants = append(variants, plugin)
				}
				known = append(known, plugin.ID())
			}
		}
		if len(variants) > 0 {
			return registry, variants, nil
		}
	}
	slices.Sort(known)
	return nil, nil, &exitError{exitProblems, hush.NewNotFoundError("plugin", "", key.Category+":"+name, slices.Compact(known)).Error()}
}
