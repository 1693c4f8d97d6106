package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"strings"
	"time"

	"github.com/hushgen/hushgen/generator"
	"github.com/hushgen/hushgen/generator/emit"
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/steps"
	"github.com/hushgen/hushgen/generator/unchanged"
	"github.com/hushgen/hushgen/internal/names"
)

// generateCommand writes generated files.
type generateCommand struct {
	reporting
	remembering
	Packages []string `arg:"" optional:"" help:"Packages with //hush:registry; the one in the current folder when none is named."`
	DryRun   bool     `help:"Write the file to standard output instead."`

	Prefix    string `group:"Try out an option of //hush:registry" help:"Put before the generated names." placeholder:"My" type:"given"`
	Search    string `group:"Try out an option of //hush:registry" name:"packages" help:"Patterns to search." placeholder:"./a,./b/..." type:"given"`
	Only      string `group:"Try out an option of //hush:registry" help:"Entries to keep: category, category:name or package pattern." placeholder:"llm,redis:default" type:"given"`
	Exclude   string `group:"Try out an option of //hush:registry" help:"Entries to leave out." placeholder:"llm:echo" type:"given"`
	Resources string `group:"Try out an option of //hush:registry" help:"Resources file to check, relative to the registry's folder." placeholder:"FILE" type:"given"`
	Embed     bool   `group:"Try out an option of //hush:registry" help:"Put the resources file into the binary."`
}

// Run generates and writes, or shows what it would write.
func (c *generateCommand) Run(ctx context.Context, std streams) error {
	if c.DryRun && c.machine() {
		return usage("--dry-run and --format %s both write to standard output; choose one", c.Format)
	}
	if err := c.refuseMisspelt(); err != nil {
		return err
	}
	start := time.Now()
	c.writes = !c.DryRun
	options := c.options(std, generator.Options{Packages: here(c.Packages), Registry: c.replaced()})
	if c.DryRun {
		result, err := c.generate(ctx, std, options)
		if err != nil {
			return saveSource(err)
		}
		return writeSources(result, std)
	}
	memory := c.ask(options)
	if before := memory.Answer(ctx, unchanged.Written); before != nil {
		return c.repeat(std, before, start)
	}
	options.Facts = memory.Facts()
	result, err := c.generate(ctx, std, options)
	if err != nil {
		return saveSource(err)
	}
	proof := proofOf(ctx, result)
	finding := memory.Find(ctx, result.Inputs)
	if err := write(ctx, result, std, start); err != nil {
		return err
	}
	finding.Keep(answer(result, proof), files(result))
	return nil
}

// proofOf returns what can be said of the files once they are written: a check
// would also look for those of registries that are gone.
func proofOf(ctx context.Context, result *generator.Result) unchanged.Proof {
	if orphans, err := result.Orphans(ctx); err != nil || len(orphans) > 0 {
		return unchanged.Written
	}
	return unchanged.Alone
}

// repeat tells what the last run found, as nothing has changed since.
func (c *generateCommand) repeat(std streams, before *unchanged.Answer, start time.Time) error {
	if err := c.print(std, c.graded(before.Problems)); err != nil {
		return err
	}
	for _, registry := range before.Registries {
		fmt.Fprintf(std.err, "%s; unchanged (%s)\n", registry, time.Since(start).Round(time.Millisecond))
	}
	return nil
}

// writeSources writes what the files would hold. Where a registry has several,
// a line with the name stands before each.
func writeSources(result *generator.Result, std streams) error {
	for _, registry := range result.Registries {
		for _, file := range registry.Files() {
			if file.Remove {
				continue
			}
			if len(registry.Parts) > 0 {
				fmt.Fprintf(std.out, "-- %s --\n", shown(file.Path))
			}
			if _, err := std.out.Write(file.Content); err != nil {
				return err
			}
		}
	}
	return nil
}

// refuseMisspelt answers a word that is no folder and near to a command:
// without it, the default command would look for a package of that name.
func (c *generateCommand) refuseMisspelt() error {
	for _, word := range c.Packages {
		near := names.Nearest(word, commandNames, 1)
		if len(near) > 0 && !strings.ContainsAny(word, "./") {
			return usage("no command %s; did you mean %s? A folder begins with ./", word, near[0])
		}
	}
	return nil
}

// replaced returns the options that replace those of the directives; nil for
// none, which is what check asks for.
func (c *generateCommand) replaced() map[string]string {
	options := map[string]string{
		"prefix": c.Prefix, "packages": c.Search, "only": c.Only, "exclude": c.Exclude, "resources": c.Resources,
	}
	if c.Embed {
		options["embed"] = "true"
	}
	maps.DeleteFunc(options, func(_, value string) bool { return value == "" })
	if len(options) == 0 {
		return nil
	}
	return options
}

// write writes the files and prints a line for each.
func write(ctx context.Context, result *generator.Result, std streams, start time.Time) error {
	step := steps.Begin(ctx, steps.Compare)
	defer step.End()
	lines := make([]string, len(result.Registries))
	for i, registry := range result.Registries {
		line, err := summary(registry)
		if err != nil {
			return err
		}
		lines[i] = line
	}
	step.Count(len(files(result)), "file", "files")
	step.End()
	step = steps.Begin(ctx, steps.Write)
	defer step.End()
	if err := result.Write(); err != nil {
		return err
	}
	step.End()
	for _, line := range lines {
		fmt.Fprintf(std.err, "%s (%s)\n", line, time.Since(start).Round(time.Millisecond))
	}
	return nil
}

// summary tells what a registry holds and what changed.
func summary(registry *generator.Registry) (string, error) {
	changes, err := registry.Changes()
	if err != nil {
		return "", err
	}
	stale, err := registry.Stale()
	if err != nil {
		return "", err
	}
	text := described(registry)
	for _, change := range []struct {
		what  string
		names []string
	}{{"added", changes.Added}, {"removed", changes.Removed}, {"changed", changes.Changed}} {
		if len(change.names) > 0 {
			text += "; " + change.what + " " + joined(change.names)
		}
	}
	if !stale {
		text += "; unchanged"
	}
	return text, nil
}

// described tells what a registry holds.
func described(registry *generator.Registry) string {
	text := registry.Model.Package.Path + ": " + holds(registry.Model)
	if registry.Model.Embed {
		text += ", " + number(registry.Embedded, "resource", "resources") + " embedded"
	}
	return text
}

// holds counts what a registry has.
func holds(registry *model.Registry) string {
	plugins := 0
	for _, category := range registry.Categories {
		plugins += len(category.Plugins)
	}
	return number(plugins, "plugin", "plugins") + " in " + number(len(registry.Categories), "category", "categories")
}

func number(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// saveSource keeps generated source that isn't Go: that is a mistake of
// hushgen, and its report needs the source.
func saveSource(err error) error {
	var broken *emit.SourceError
	if !errors.As(err, &broken) {
		return err
	}
	file, createErr := os.CreateTemp("", "hush_gen_*.go.txt")
	if createErr != nil {
		return err
	}
	_, writeErr := file.Write(broken.Source)
	if errors.Join(writeErr, file.Close()) != nil {
		return err
	}
	return usage("internal error, please report it: %s; the source is in %s", strings.TrimSpace(broken.Error()), file.Name())
}
