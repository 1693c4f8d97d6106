// Command toolkit trains a text classifier from parts that are chosen by name:
// tokenizer, model, trainer, data loader and metrics. Plugins and registry
// stand in one package.
//
//hush:registry packages=.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"

	"github.com/hushgen/hushgen/runtime/hush"
)

//go:generate go run github.com/hushgen/hushgen/cmd/hushgen
//go:generate go run github.com/hushgen/hushgen/cmd/hushgen docs -o reference

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:], os.Stdout)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "toolkit:", err)
		os.Exit(1)
	}
}

// choice is what the command line says.
type choice struct {
	tokenizer, model, trainer, metrics, data string
	epochs                                   int
}

func parse(args []string) (c choice, err error) {
	flags := flag.NewFlagSet("toolkit", flag.ContinueOnError)
	flags.StringVar(&c.tokenizer, "tokenizer", "Hashing_Tokenizer", "the tokenizer's `name`")
	flags.StringVar(&c.model, "model", "Logistic", "the model's `name`")
	flags.StringVar(&c.trainer, "trainer", "SGD", "the trainer's `name`")
	flags.StringVar(&c.metrics, "metrics", "Accuracy,F1,MSE", "the `names` of metrics")
	flags.StringVar(&c.data, "data", "", "a tab-separated `file` instead of the toy reviews")
	flags.IntVar(&c.epochs, "epochs", 0, "how often to see all examples, if not as usual")
	return c, flags.Parse(args)
}

func run(ctx context.Context, args []string, out io.Writer) error {
	c, err := parse(args)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	} else if err != nil {
		return err
	}
	lookUp(out, "Toy_Tokenizer", "TOY", "toy tokenizer", "toi")
	if err := encode(ctx, out); err != nil {
		return err
	}
	return train(ctx, out, c)
}

// lookUp shows that case, dashes, spaces and underscores don't matter, and
// what an unknown name gets.
func lookUp(out io.Writer, names ...string) {
	for _, name := range names {
		if info, found := Registry.Tokenizer.Lookup(name); found {
			fmt.Fprintf(out, "%-16q is %s\n", name, info.ID())
		} else {
			fmt.Fprintf(out, "%-16q is no tokenizer\n", name)
		}
	}
}

// encode builds the toy tokenizer from options.
func encode(ctx context.Context, out io.Writer) error {
	options := hush.Values{"vocab": map[string]any{"a": 0, "b": 1}}
	tokenizer, err := build(ctx, Registry.Tokenizer, "toy", options)
	if err != nil {
		return err
	}
	text := "a b a c"
	fmt.Fprintf(out, "toy encodes %q as %v\n", text, tokenizer.Encode(text))
	return nil
}

// train puts the parts together, learns from three of four examples and prints
// the metrics of the others.
func train(ctx context.Context, out io.Writer, c choice) error {
	examples, err := load(ctx, c.data)
	if err != nil {
		return err
	}
	tokenizer, err := build(ctx, Registry.Tokenizer, c.tokenizer)
	if err != nil {
		return err
	}
	model, err := build(ctx, Registry.Model, c.model, hush.Values{"size": tokenizer.Size()})
	if err != nil {
		return err
	}
	usual, asked := hush.Values{"rate": 0.2, "decay": 0.95}, hush.Values{}
	if c.epochs != 0 {
		asked["epochs"] = c.epochs
	}
	trainer, err := build(ctx, Registry.Trainer, c.trainer, usual, asked)
	if err != nil {
		return err
	}
	seen, unseen := split(examples)
	loss, err := trainer.Train(ctx, model, tokenizer, seen)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "trained on %d examples, error %.3f\n", len(seen), loss)
	return score(ctx, out, strings.Split(c.metrics, ","), model, tokenizer, unseen)
}

func load(ctx context.Context, file string) ([]Example, error) {
	name, options := "toy", hush.Values{}
	if file != "" {
		name, options = "tsv", hush.Values{"path": file}
	}
	loader, err := build(ctx, Registry.DataLoader, name, options)
	if err != nil {
		return nil, err
	}
	return loader.Load(ctx)
}

// split takes the last pair of every four pairs away, so that good and bad
// ones stay balanced.
func split(examples []Example) (seen, unseen []Example) {
	for i, example := range examples {
		if i%8 >= 6 {
			unseen = append(unseen, example)
		} else {
			seen = append(seen, example)
		}
	}
	return seen, unseen
}

func score(ctx context.Context, out io.Writer, names []string, model Model, tokenizer Tokenizer, examples []Example) error {
	var predicted, actual []float64
	for _, example := range examples {
		predicted = append(predicted, model.Predict(tokenizer.Encode(example.Text)))
		actual = append(actual, example.Target)
	}
	for _, name := range names {
		metric, err := build(ctx, Registry.Metric, name)
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%s on %d others: %.2f\n", name, len(examples), metric(predicted, actual))
	}
	return nil
}
