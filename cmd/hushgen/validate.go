package main

import (
	"context"
	"fmt"
	"os"
	"slices"

	"github.com/hushgen/hushgen/generator"
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/generator/resources"
)

// validateCommand checks resource files.
type validateCommand struct {
	reporting
	Files      []string `arg:"" optional:"" name:"file" help:"Resource files, YAML or JSON by name; - is the standard input. Each is checked whole; resources may name those of the other files. Without any: the file that each registry names (//hush:registry resources=FILE)."`
	Package    []string `short:"p" sep:"none" help:"Package with the //hush:registry to check against; every one under the current folder when none is named." placeholder:"PACKAGE" type:"given"`
	EnvFile    []string `sep:"none" help:"File of NAME=value lines, over the variables of the process. Later ones win." placeholder:"FILE" type:"given"`
	AllowUnset bool     `help:"Variables that are not set, and files of $${file:…} that are not there, are no problems, nor is what needs them."`
}

// Help is shown below the flags.
func (c *validateCommand) Help() string {
	return `Nothing is compiled and no plugin made: Validate and SetDefaults of configs don't run, and UnmarshalText only of types of the standard library.

Of several registries, a file is checked against the one that names it. Problems end with exit code 1, warnings don't.`
}

// Run checks the files and says how many resources are fine.
func (c *validateCommand) Run(ctx context.Context, std streams) error {
	result, err := c.find(ctx, std, generator.Options{Packages: under(c.Package), SkipResources: true})
	if err != nil {
		return err
	}
	if !result.OK() {
		return c.print(std, result.Problems)
	}
	checks, err := c.assign(ctx, models(result))
	if err != nil {
		return err
	}
	env, problems, err := resources.Environment(ctx, os.Environ(), c.EnvFile)
	if err != nil {
		return err
	}
	count := 0
	if !problem.HasErrors(problems) {
		found, resources, err := c.check(std, checks, env)
		if err != nil {
			return err
		}
		problems, count = append(problems, found...), resources
	}
	if err := c.print(std, problem.Sort(c.graded(append(problems, result.Problems...)))); err != nil {
		return err
	}
	_, err = fmt.Fprintf(std.err, "%s, no problems\n", number(count, "resource", "resources"))
	return err
}

// check runs the checks and counts the resources.
func (c *validateCommand) check(std streams, checks []check, env map[string]string) (problems []problem.Problem, count int, err error) {
	for _, check := range checks {
		report, err := check(resources.Options{Env: env, AllowUnset: c.AllowUnset, Excerpts: c.excerpts(std)})
		if err != nil {
			return nil, 0, err
		}
		problems = append(problems, report.Problems...)
		count += report.Resources
	}
	return problems, count, nil
}

// check checks some files against one registry.
type check func(resources.Options) (*resources.Report, error)

// assign says what is to be checked against which registry.
func (c *validateCommand) assign(ctx context.Context, registries []*model.Registry) ([]check, error) {
	if len(c.Files) == 0 {
		return own(ctx, registries)
	}
	files, err := c.read(ctx)
	if err != nil {
		return nil, err
	}
	if len(registries) == 1 {
		return []check{together(ctx, registries[0], files)}, nil
	}
	var checks []check
	unclaimed := slices.Clone(files)
	for _, registry := range registries {
		names := func(f *resources.File) bool { return f.Path == registry.Resources }
		if i := slices.IndexFunc(files, names); i >= 0 {
			checks = append(checks, together(ctx, registry, files[i:i+1]))
			unclaimed = slices.DeleteFunc(unclaimed, names)
		}
	}
	if len(unclaimed) > 0 {
		return nil, severalRegistries(registries, unclaimed[0])
	}
	return checks, nil
}

func (c *validateCommand) read(ctx context.Context) ([]*resources.File, error) {
	var files []*resources.File
	for _, path := range c.Files {
		file, err := resources.Read(ctx, path)
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return files, nil
}

func together(ctx context.Context, registry *model.Registry, files []*resources.File) check {
	return func(options resources.Options) (*resources.Report, error) {
		return resources.Check(ctx, registry, files, options)
	}
}

// own takes the files that the registries name themselves.
func own(ctx context.Context, registries []*model.Registry) ([]check, error) {
	var checks []check
	for _, registry := range registries {
		if registry.Resources == "" {
			continue
		}
		checks = append(checks, func(options resources.Options) (*resources.Report, error) {
			return resources.CheckOwn(ctx, registry, options)
		})
	}
	if len(checks) == 0 {
		return nil, usage("no registry names a resources file: name the files to check, or write //hush:registry resources=FILE (%s)", packagePaths(registries))
	}
	return checks, nil
}

func severalRegistries(registries []*model.Registry, file *resources.File) error {
	return usage("there are several registries, and none names %s (//hush:registry resources=FILE); choose one with --package: %s", file.Name(), packagePaths(registries))
}
