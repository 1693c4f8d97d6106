package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/examples/llmgateway/llm"
	"github.com/hushgen/hushgen/examples/llmgateway/plugins"
	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
)

const usage = `usage: llmgateway [demo]                         ask two models that need no network
       llmgateway ask [-model NAME] PROMPT...    ask one model
       llmgateway serve [-addr HOST:PORT]        serve all models, until a signal`

// usageError is a command line that can't be read.
type usageError struct{ problem string }

func (e *usageError) Error() string { return e.problem + "\n" + usage }

// command is what a command line asks for.
type command struct {
	run func(ctx context.Context, h *plugins.Hub) error
	// options open the hub, beside those of every command.
	options []hub.Option
}

// talk talks to models. It gets nothing else of the hub.
type talk func(ctx context.Context, models hush.Resources[llm.LLM]) error

func (t talk) command() command {
	return command{run: func(ctx context.Context, h *plugins.Hub) error { return t(ctx, h.LLM) }}
}

// parse turns a command line into a command.
func parse(arguments []string, stdout io.Writer, log *slog.Logger) (command, error) {
	if len(arguments) == 0 {
		arguments = []string{"demo"}
	}
	flags := flag.NewFlagSet(arguments[0], flag.ContinueOnError)
	flags.SetOutput(io.Discard) // usageError says it
	switch name := arguments[0]; name {
	case "demo":
		err := parseFlags(flags, arguments[1:], 0)
		return demo(stdout).command(), err
	case "ask":
		model := flags.String("model", "story", "")
		err := parseFlags(flags, arguments[1:], -1)
		return ask(stdout, *model, strings.Join(flags.Args(), " ")).command(), err
	case "serve":
		address := flags.String("addr", "127.0.0.1:8080", "")
		err := parseFlags(flags, arguments[1:], 0)
		return serve(*address, log), err
	default:
		return command{}, &usageError{fmt.Sprintf("unknown command %q", name)}
	}
}

// parseFlags expects so many words after the flags, or at least one for -1.
func parseFlags(flags *flag.FlagSet, arguments []string, words int) error {
	if err := flags.Parse(arguments); err != nil {
		return &usageError{flags.Name() + ": " + err.Error()}
	}
	switch {
	case words < 0 && flags.NArg() == 0:
		return &usageError{flags.Name() + ": expected a prompt"}
	case words >= 0 && flags.NArg() > words:
		return &usageError{fmt.Sprintf("%s: unexpected %q", flags.Name(), flags.Arg(words))}
	}
	return nil
}

// demo asks the models that work anywhere.
func demo(stdout io.Writer) talk {
	return func(ctx context.Context, models hush.Resources[llm.LLM]) error {
		names := strings.Join(slices.Collect(models.Names()), ", ")
		if _, err := fmt.Fprintf(stdout, "models: %s\n", names); err != nil {
			return err
		}
		for _, question := range []struct{ model, prompt string }{
			{"story", "The captain"},
			{"handbook", "How do I report a lost badge?"},
			{"handbook", "What do penguins eat?"},
		} {
			if _, err := fmt.Fprintf(stdout, "\n%s> %s\n", question.model, question.prompt); err != nil {
				return err
			}
			if err := ask(stdout, question.model, question.prompt)(ctx, models); err != nil {
				return err
			}
		}
		return nil
	}
}

// ask prints a model's reply while it comes.
func ask(stdout io.Writer, model, prompt string) talk {
	return func(ctx context.Context, models hush.Resources[llm.LLM]) error {
		return models.Use(ctx, model, func(model llm.LLM) error {
			for chunk, err := range model.Stream(ctx, llm.Ask(prompt)) {
				if err != nil {
					return err
				}
				if _, err := io.WriteString(stdout, chunk.Text); err != nil {
					return err
				}
			}
			_, err := io.WriteString(stdout, "\n")
			return err
		})
	}
}
