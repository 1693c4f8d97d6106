// Command confighub is a help desk made of config classes: each has a factory,
// resources.yaml says what to make of them, and the hub makes it.
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

	"github.com/hushgen/hushgen/examples/systems/confighub/assistant"
	"github.com/hushgen/hushgen/examples/systems/confighub/mongo"
	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

//go:generate go run github.com/hushgen/hushgen/cmd/hushgen
//go:generate go run github.com/hushgen/hushgen/cmd/hushgen docs -o reference

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:], os.Stdout)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "confighub:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, out io.Writer) (err error) {
	flags := flag.NewFlagSet("confighub", flag.ContinueOnError)
	who := flags.String("assistant", "support", "the assistant `resource` to ask")
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return nil
	} else if err != nil {
		return err
	}
	questions := flags.Args()
	if len(questions) == 0 {
		questions = []string{"When do you open?", "when do  YOU open?", "Can I return the lamp?"}
	}

	file := yamlfile.Search("CONFIGHUB_CONFIG", "resources.yaml", "examples/systems/confighub/resources.yaml")
	h, err := Open(ctx, hub.From(file))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.Close(context.WithoutCancel(ctx))) }()

	list(out, h)
	if err := seed(ctx, h.Mongo); err != nil {
		return err
	}
	return ask(ctx, out, h.Assistant, *who, questions)
}

// list prints what is configured. None of it is made yet.
func list(out io.Writer, h *Hub) {
	fmt.Fprintln(out, "resources:")
	for key := range h.Keys() {
		fmt.Fprintln(out, " ", key)
	}
}

// seed stores the facts of the shop, once.
func seed(ctx context.Context, stores hush.Resources[mongo.Database]) error {
	store, err := stores.Get(ctx, "default")
	if err != nil {
		return err
	}
	for _, fact := range []mongo.Document{
		{"topic": "hours", "text": "We open at nine and close at six."},
		{"topic": "returns", "text": "You can return what you bought within thirty days."},
		{"topic": "delivery", "text": "Delivery takes two days."},
	} {
		known, err := store.Find(ctx, "facts", mongo.Document{"topic": fact["topic"]})
		if err != nil {
			return err
		}
		if len(known) > 0 {
			continue
		}
		if err := store.Insert(ctx, "facts", fact); err != nil {
			return err
		}
	}
	return nil
}

// ask takes what it needs of a hub, and nothing else: a test can give it
// hush.Fixed.
func ask(ctx context.Context, out io.Writer, assistants hush.Resources[assistant.Assistant], who string, questions []string) error {
	desk, err := assistants.Get(ctx, who)
	if err != nil {
		return err
	}
	for _, question := range questions {
		answer, err := desk.Ask(ctx, question)
		if err != nil {
			return fmt.Errorf("ask %s: %w", who, err)
		}
		from := "asked the model"
		if answer.Cached {
			from = "from the cache"
		}
		fmt.Fprintf(out, "%s: %s\n  %s (%s)\n", who, question, answer.Text, from)
	}
	return nil
}
