package main

import (
	"context"
	"os"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/generator/resources"
	"github.com/hushgen/hushgen/generator/variables"
	"github.com/hushgen/hushgen/runtime/hub"
)

// envCommand tells which environment variables the registries read.
type envCommand struct {
	common
	Packages []string `arg:"" optional:"" help:"Packages with //hush:registry; every one under the current folder when none is named."`
	Format   string   `help:"table, json, or dotenv: a file of variables to fill in." default:"table" enum:"table,json,dotenv"`
	JSON     bool     `name:"json" help:"The same as --format json."`
	EnvFile  []string `sep:"none" help:"File of NAME=value lines, over the variables of the process. Later ones win." placeholder:"FILE" type:"given"`
}

// Help is shown below the flags.
func (c *envCommand) Help() string {
	return `Told are the fields of configs with env=NAME, which the file named by NAME_FILE may hold as well, and what the registry's resources file (//hush:registry resources=FILE) says as ${NAME} and ${file:PATH}. Values are never shown.`
}

// Run prints what is read and whether it is set.
func (c *envCommand) Run(ctx context.Context, std streams) error {
	if c.JSON {
		c.Format = "json"
	}
	registries, err := c.registries(ctx, std, c.Packages)
	if err != nil {
		return err
	}
	if c.Format != "table" {
		if _, err := only(registries); err != nil {
			return err
		}
	}
	env, problems, err := resources.Environment(ctx, os.Environ(), c.EnvFile)
	if err != nil {
		return err
	}
	if err := new(reporting).print(std, problems); err != nil {
		return err
	}
	reports, err := c.read(ctx, std, registries, env)
	if err != nil {
		return err
	}
	return c.write(std, reports, env)
}

// read looks through the registries and their resources files, which must be
// fine whatever the variables are.
func (c *envCommand) read(ctx context.Context, std streams, registries []*model.Registry, env map[string]string) ([]*variables.Report, error) {
	var reports []*variables.Report
	var problems []problem.Problem
	for _, registry := range registries {
		var source hub.Source
		if registry.Resources != "" {
			report, err := resources.CheckOwn(ctx, registry, resources.Options{AllowUnset: true})
			if err != nil {
				return nil, err
			}
			if problems = append(problems, report.Problems...); problem.HasErrors(problems) {
				continue
			}
			if source, err = resources.Read(ctx, registry.Resources); err != nil {
				return nil, err
			}
		}
		report, err := variables.Read(ctx, registry, source, env)
		if err != nil {
			return nil, err
		}
		reports = append(reports, report)
	}
	if problem.HasErrors(problems) {
		return nil, new(reporting).print(std, problem.Sort(problems))
	}
	return reports, nil
}

func (c *envCommand) write(std streams, reports []*variables.Report, env map[string]string) error {
	switch c.Format {
	case "json":
		return writeJSON(std.out, environmentJSON(reports[0], env))
	case "dotenv":
		_, err := std.out.Write(reports[0].Dotenv(shownMention))
		return err
	}
	return writeVariables(std.out, reports, env)
}
