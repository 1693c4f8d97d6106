// Command providers writes release notes with one provider of each kind: an
// input adapter, a git platform, an AI provider, a storage backend and
// notification channels.
//
//hush:registry packages=./...
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"time"

	"github.com/hushgen/hushgen/examples/systems/providers/git"
	"github.com/hushgen/hushgen/examples/systems/providers/input"
	"github.com/hushgen/hushgen/examples/systems/providers/notify"
	"github.com/hushgen/hushgen/examples/systems/providers/storage"
	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
)

//go:generate go run github.com/hushgen/hushgen/cmd/hushgen
//go:generate go run github.com/hushgen/hushgen/cmd/hushgen docs -o reference

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:], os.Stdin, os.Stdout)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "providers:", err)
		os.Exit(1)
	}
}

// choice is what the command line says.
type choice struct {
	ai, repo, intro, out, webhook string
	commits                       int
}

func parse(args []string) (c choice, err error) {
	flags := flag.NewFlagSet("providers", flag.ContinueOnError)
	flags.StringVar(&c.ai, "ai", "digest", "the AI provider's `name`")
	flags.StringVar(&c.repo, "repo", ".", "the git `folder`")
	flags.StringVar(&c.intro, "intro", "", "a `file` to begin the notes with, - for standard input")
	flags.StringVar(&c.out, "out", "", "the `folder` to store the notes in; in memory without it")
	flags.StringVar(&c.webhook, "webhook", "", "a `URL` to post the notes to")
	flags.IntVar(&c.commits, "commits", 10, "how many commits to read")
	return c, flags.Parse(args)
}

func run(ctx context.Context, args []string, in io.Reader, out io.Writer) error {
	c, err := parse(args)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	} else if err != nil {
		return err
	}
	// What factories ask of the program: the kinds of their parameters.
	host := Host{
		HTTPClient: &http.Client{Timeout: 10 * time.Second},
		IoReader:   in,
		IoWriter:   out,
	}
	list(out)
	notes, err := write(ctx, out, c, host)
	if err != nil {
		return err
	}
	if err := store(ctx, out, c, notes); err != nil {
		return err
	}
	return announce(ctx, out, c, host, notes)
}

// list prints every kind with its providers and their versions.
func list(out io.Writer) {
	for kind := range Registry.Categories() {
		var providers []string
		for info := range Registry.All() {
			if info.Category == kind.Name {
				providers = append(providers, info.Name+" "+info.Version)
			}
		}
		fmt.Fprintf(out, "%-22s %s\n", kind.Name+":", strings.Join(providers, ", "))
	}
}

// write makes its three providers by name, each from a config map.
func write(ctx context.Context, out io.Writer, c choice, host Host) (string, error) {
	adapter, err := adapter(ctx, c, host)
	if err != nil {
		return "", err
	}
	platform, err := Registry.GitPlatform.New(ctx, "local", hush.Values{"path": c.repo})
	if err != nil {
		return "", err
	}
	provider, err := Registry.AIProvider.New(ctx, c.ai, options(c.ai))
	if err != nil {
		return "", err
	}
	intro, err := adapter.Read(ctx)
	if err != nil {
		return "", err
	}
	subjects, err := subjects(ctx, out, platform, c.commits)
	if err != nil {
		return "", err
	}
	summary, err := provider.Summarize(ctx, subjects)
	return strings.TrimSpace(intro + "\n\n" + summary), err
}

// options returns the config map of an AI provider.
func options(provider string) hush.Values {
	if provider == "digest" {
		return hush.Values{"lines": 2}
	}
	return nil
}

func adapter(ctx context.Context, c choice, host Host) (input.Adapter, error) {
	switch c.intro {
	case "":
		return Registry.InputAdapter.New(ctx, "text", hush.Values{"text": "What is new:"})
	case "-":
		return Registry.InputAdapter.New(ctx, "stdin", nil, hush.WithHost(host))
	}
	return Registry.InputAdapter.New(ctx, "file", hush.Values{"path": c.intro})
}

// subjects returns the first lines of the newest commits, one a line.
func subjects(ctx context.Context, out io.Writer, platform git.Platform, limit int) (string, error) {
	branch, head, err := platform.Head(ctx)
	if err != nil {
		return "", err
	}
	commits, err := platform.Log(ctx, limit)
	if err != nil {
		return "", err
	}
	if branch == "" {
		branch = "no branch"
	}
	fmt.Fprintf(out, "read %s up to %.7s, commits: %d\n", branch, head, len(commits))
	var text strings.Builder
	for _, commit := range commits {
		fmt.Fprintln(&text, commit.Subject)
	}
	return text.String(), nil
}

// store makes its backend from a config value: the type tells which plugin.
func store(ctx context.Context, out io.Writer, c choice, notes string) error {
	var backend storage.Backend = storage.NewMemory() // one made by hand is as good
	if c.out != "" {
		var err error
		if backend, err = Registry.StorageBackend.Create(ctx, storage.FilesConfig{Dir: c.out}); err != nil {
			return err
		}
	}
	place, err := backend.Store(ctx, "release-notes.md", []byte(notes+"\n"))
	if err != nil {
		return err
	}
	fmt.Fprintln(out, "stored in", place)
	return nil
}

// journal is a channel of this program, and no plugin.
type journal struct{ titles []string }

// Send implements notify.Channel.
func (j *journal) Send(_ context.Context, message notify.Message) error {
	j.titles = append(j.titles, message.Title)
	return nil
}

// announce opens a hub of channels, the program's own among them, and sends
// the notes through all.
func announce(ctx context.Context, out io.Writer, c choice, host Host, notes string) (err error) {
	channels := hush.Values{"notification-channel:console": nil}
	if c.webhook != "" {
		channels["notification-channel:team"] = hush.Values{"type": "webhook", "url": c.webhook}
	}
	own := &journal{}
	h, err := Open(ctx, host,
		hub.From(memory.New("command line", channels)),
		hub.Provide("notification-channel:journal", own))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.Close(context.WithoutCancel(ctx))) }()
	for name := range h.NotificationChannel.Names() {
		channel, err := h.NotificationChannel.Get(ctx, name)
		if err != nil {
			return err
		}
		if err := channel.Send(ctx, notify.Message{Title: "Release notes", Text: notes}); err != nil {
			return fmt.Errorf("channel %s: %w", name, err)
		}
		fmt.Fprintln(out, "sent to", name)
	}
	fmt.Fprintf(out, "the journal holds %d\n", len(own.titles))
	return nil
}
