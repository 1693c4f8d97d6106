// Command domains lists plugins by domain, picks them by their metadata, and
// lets them work: radio messages are transcribed and a language model goes on.
//
//hush:registry packages=./...
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"time"

	"github.com/hushgen/hushgen/examples/systems/domains/transcription"
	"github.com/hushgen/hushgen/runtime/hush"
)

//go:generate go run github.com/hushgen/hushgen/cmd/hushgen
//go:generate go run github.com/hushgen/hushgen/cmd/hushgen docs -o reference

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:], os.Stdout)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "domains:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("domains", flag.ContinueOnError)
	device := flags.String("device", "", "transcribe on this `device` only: cpu or cuda")
	file := flags.String("wav", "", "transcribe this `file` of Morse code instead of the two messages")
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return nil
	} else if err != nil {
		return err
	}
	recordings, err := load(*file)
	if err != nil {
		return err
	}
	devices := []string{"cpu", "cuda"}
	if *device != "" {
		devices = []string{*device}
	}
	list(out)
	for _, device := range devices {
		if err := transcribe(ctx, out, device, recordings); err != nil {
			return err
		}
	}
	return goOn(ctx, out, "the old mill stands")
}

// list shows each domain by the name that people know it by, with the metadata
// of its plugins.
func list(out io.Writer) {
	for domain := range Registry.Categories() {
		fmt.Fprintf(out, "%s (%s, %d)\n", domain.Title, domain.Name, domain.Count)
		for info := range Registry.All() {
			if info.Category != domain.Name {
				continue
			}
			fmt.Fprintf(out, "  %-13s %-14s %s", info.Name, info.Title, info.Version)
			for _, meta := range info.Meta {
				fmt.Fprintf(out, "  %s=%s", meta.Key, meta.Value)
			}
			fmt.Fprintln(out)
		}
	}
}

// pick returns the first plugin of a domain whose metadata has the value.
func pick[T any](domain *hush.Category[T], key, value string) (*hush.Info, error) {
	for info := range domain.All() {
		if found, _ := info.MetaValue(key); found == value {
			return info, nil
		}
	}
	return nil, fmt.Errorf("%s: no plugin has %s %q in its metadata", domain.About().Title, key, value)
}

// message is a recording and what is known about it.
type message struct {
	name string
	wav  []byte
}

// load returns the file, or two messages of the same text by a slow and by a
// fast sender.
func load(file string) ([]message, error) {
	if file != "" {
		wav, err := os.ReadFile(file)
		return []message{{file, wav}}, err
	}
	var messages []message
	for _, sender := range []struct {
		name string
		dot  time.Duration
	}{{"slow sender", 60 * time.Millisecond}, {"fast sender", 25 * time.Millisecond}} {
		var wav bytes.Buffer
		if err := transcription.Say("the old mill stands", sender.dot).WriteWAV(&wav); err != nil {
			return nil, err
		}
		messages = append(messages, message{sender.name, wav.Bytes()})
	}
	return messages, nil
}

func transcribe(ctx context.Context, out io.Writer, device string, messages []message) error {
	info, err := pick(Registry.Transcription, "device", device)
	if err != nil {
		return err
	}
	transcriber, err := Registry.Transcription.New(ctx, info.Name, hush.Values{"device": device})
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%s on %s\n", info.Title, device)
	for _, m := range messages {
		text, err := transcriber.Transcribe(ctx, bytes.NewReader(m.wav))
		if err != nil {
			return fmt.Errorf("%s: %w", m.name, err)
		}
		fmt.Fprintf(out, "  %s: %s\n", m.name, text)
	}
	return nil
}

// goOn lets the language models, the one with the longest memory first, go on
// from a text.
func goOn(ctx context.Context, out io.Writer, text string) error {
	for _, words := range []string{"2", "1"} {
		info, err := pick(Registry.LanguageModel, "context", words)
		if err != nil {
			return err
		}
		model, err := Registry.LanguageModel.New(ctx, info.Name, nil)
		if err != nil {
			return err
		}
		more, err := model.Continue(ctx, text, 8)
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%s: %s … %s\n", info.Title, text, more)
	}
	return nil
}
