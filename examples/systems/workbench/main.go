// Command workbench is a bench of models, datasets, trainers and pipelines:
// it sums them up, finds them, and runs the pipelines of resources.yaml.
//
//hush:registry packages=./...
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

//go:generate go run github.com/hushgen/hushgen/cmd/hushgen
//go:generate go run github.com/hushgen/hushgen/cmd/hushgen docs -o reference

const usage = `usage: workbench [summary | search WORDS | run [PIPELINE…]]

Without a command: a summary, a search for "gan", and all pipelines.
`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:], os.Stdout)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "workbench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("workbench", flag.ContinueOnError)
	flags.Usage = func() { fmt.Fprint(flags.Output(), usage) }
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return nil
	} else if err != nil {
		return err
	}
	command, rest := flags.Arg(0), flags.Args()
	if command != "" {
		rest = rest[1:]
	}
	switch command {
	case "summary":
		return Registry.WriteSummary(out)
	case "search":
		search(out, strings.Join(rest, " "))
		return nil
	case "run":
		return runPipelines(ctx, out, rest)
	case "":
		if err := Registry.WriteSummary(out); err != nil {
			return err
		}
		fmt.Fprintln(out)
		search(out, "gan")
		fmt.Fprintln(out)
		return runPipelines(ctx, out, nil)
	}
	return fmt.Errorf("no command %q; there are summary, search and run", command)
}

// search prints every plugin of any category that the words fit.
func search(out io.Writer, words string) {
	found := Registry.Search(words)
	fmt.Fprintf(out, "search %q: %d found\n", words, len(found))
	for _, info := range found {
		fmt.Fprintf(out, "  %s %s, %s, by %s\n", info.ID(), info.Version, info.Title, info.Author)
	}
}

// runPipelines runs the pipelines of those names, or all.
func runPipelines(ctx context.Context, out io.Writer, names []string) (err error) {
	file := yamlfile.Search("WORKBENCH_CONFIG", "resources.yaml", "examples/systems/workbench/resources.yaml")
	h, err := Open(ctx, hub.From(file))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.Close(context.WithoutCancel(ctx))) }()
	if len(names) == 0 {
		names = slices.Collect(h.Pipeline.Names())
	}
	for _, name := range names {
		pipeline, err := h.Pipeline.Get(ctx, name)
		if err != nil {
			return err
		}
		result, err := pipeline.Run(ctx)
		if err != nil {
			return fmt.Errorf("pipeline %s: %w", name, err)
		}
		fmt.Fprintf(out, "%-16s trained on %d samples in %d steps, score on %d others: %.2f\n",
			name, result.Trained, result.Steps, result.Tested, result.Score)
	}
	return nil
}
