package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/hushgen/hushgen/generator"
	"github.com/hushgen/hushgen/generator/describe"
	"github.com/hushgen/hushgen/generator/model"
)

// listCommand lists what the registries hold.
type listCommand struct {
	common
	Packages []string `arg:"" optional:"" help:"Packages with //hush:registry; every one under the current folder when none is named."`
	JSON     bool     `name:"json" help:"Write the manifest, the same that the program's Registry.WriteJSON writes."`
}

// Run prints a table, or the manifest.
func (c *listCommand) Run(ctx context.Context, std streams) error {
	registries, err := c.registries(ctx, std, c.Packages)
	if err != nil {
		return err
	}
	if c.JSON {
		one, err := only(registries)
		if err != nil {
			return err
		}
		return describe.Registry(one, nil).WriteJSON(std.out)
	}
	for i, registry := range registries {
		if len(registries) > 1 {
			fmt.Fprintf(std.out, "%s%s\n\n", strings.Repeat("\n", min(i, 1)), registry.Package.Path)
		}
		if err := describe.Registry(registry, nil).WriteSummary(std.out); err != nil {
			return err
		}
	}
	return nil
}

// registries returns the models of the registries that the patterns reach.
// What their resources files say doesn't matter.
func (c *common) registries(ctx context.Context, std streams, packages []string) ([]*model.Registry, error) {
	flags := reporting{common: *c}
	result, err := flags.generate(ctx, std, generator.Options{Packages: under(packages), SkipResources: true})
	if err != nil {
		return nil, err
	}
	return models(result), nil
}

// registry returns the model of the one registry that the patterns reach.
func (c *common) registry(ctx context.Context, std streams, packages []string) (*model.Registry, error) {
	registries, err := c.registries(ctx, std, packages)
	if err != nil {
		return nil, err
	}
	return only(registries)
}

func models(result *generator.Result) []*model.Registry {
	var registries []*model.Registry
	for _, registry := range result.Registries {
		registries = append(registries, registry.Model)
	}
	return registries
}

// only returns the one registry of an answer that can't hold several.
func only(registries []*model.Registry) (*model.Registry, error) {
	if len(registries) == 1 {
		return registries[0], nil
	}
	return nil, usage("there are several registries, name the package of one: %s", packagePaths(registries))
}

func packagePaths(registries []*model.Registry) string {
	var paths []string
	for _, registry := range registries {
		paths = append(paths, registry.Package.Path)
	}
	return strings.Join(paths, " ")
}
