// Command benchmarks compares hushgen with what else one would use, all of
// them in one process and in turns, and prints what was measured next to the
// figures to reach. README.md tells how to read it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"time"

	"github.com/hushgen/hushgen/benchmarks/measure"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	context.AfterFunc(ctx, stop) // a second signal ends the process
	if err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "benchmarks:", err)
		os.Exit(1)
	}
}

type settings struct {
	quick, write, render, list bool
	rounds                     int
	only                       string
	pictures                   string
}

func parse(arguments []string, problems io.Writer) (settings, error) {
	var s settings
	flags := flag.NewFlagSet("benchmarks", flag.ContinueOnError)
	flags.SetOutput(problems)
	flags.BoolVar(&s.quick, "quick", false, "few rounds over small documents: shows that all works, measures nothing")
	flags.BoolVar(&s.write, "write", false, "keep what is measured in "+resultsFile+" and the pictures, topic by topic")
	flags.BoolVar(&s.render, "render", false, "measure nothing; write "+resultsFile+" and the pictures anew from what was kept")
	flags.BoolVar(&s.list, "list", false, "print the titles of the topics")
	flags.IntVar(&s.rounds, "rounds", 7, "how often each workload has its turn")
	flags.StringVar(&s.only, "only", "", "measure only topics whose title contains one of these `texts`, separated by commas")
	flags.StringVar(&s.pictures, "pictures", "", "write pictures of what was measured into this `folder`")
	if err := flags.Parse(arguments); err != nil {
		return s, err
	}
	if flags.NArg() > 0 {
		return s, fmt.Errorf("unexpected argument %q", flags.Arg(0))
	}
	if s.rounds < 1 {
		return s, fmt.Errorf("-rounds %d: want at least 1", s.rounds)
	}
	if s.quick && (s.write || s.render) {
		return s, errors.New("-quick measures nothing that is worth keeping: leave out -write and -render")
	}
	return s, nil
}

func run(ctx context.Context, arguments []string, out, progress io.Writer) error {
	settings, err := parse(arguments, progress)
	if err != nil {
		return err
	}
	if settings.render {
		return render()
	}
	folder, err := os.MkdirTemp("", "hushgen-benchmarks-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	work := full()
	if settings.quick {
		work = quick()
	}
	all := topics(folder, work)
	if settings.list {
		return list(all, out)
	}
	topics, err := chosen(all, settings.only)
	if err != nil {
		return err
	}
	return settings.measure(ctx, topics, all, out, progress)
}

func list(all []topic, out io.Writer) error {
	for _, t := range all {
		if _, err := fmt.Fprintln(out, t.title); err != nil {
			return err
		}
	}
	return nil
}

// measure measures topics, one after the other, and prints what was found out.
// With -write each is kept as soon as it is there. Who interrupts gets what
// there is until then.
func (s settings) measure(ctx context.Context, topics, all []topic, out, progress io.Writer) error {
	kept, err := s.kept()
	if err != nil {
		return err
	}
	made := &record{Command: s.command(), Machine: machineTable(time.Now()), part: s.only != ""}
	kept.begin(made, s.only == "")
	options := s.options(ctx, progress)
	for _, t := range topics {
		measured := t.measure(options, progress)
		if ctx.Err() != nil {
			break
		}
		measured.Measured = made.date()
		made.Sections = append(made.Sections, measured)
		if !s.write {
			continue
		}
		kept.renew(measured, all)
		if err := kept.keep(); err != nil {
			return err
		}
	}
	failures := made.failures()
	if ctx.Err() != nil {
		failures = append(failures, measure.ErrInterrupted)
	}
	return errors.Join(s.show(made, out), errors.Join(failures...))
}

// kept is what was kept before, unless that is of no use.
func (s settings) kept() (*record, error) {
	if !s.write {
		return &record{}, nil
	}
	kept, err := loadRecord()
	if err != nil {
		return nil, err
	}
	if err := kept.fits(machineTable(time.Now())); err != nil {
		if s.only != "" {
			return nil, err
		}
		return &record{}, nil
	}
	return kept, nil
}

func (s settings) options(ctx context.Context, progress io.Writer) measure.Options {
	options := measure.Options{Rounds: s.rounds, Turn: 100 * time.Millisecond, Slow: time.Second, Context: ctx}
	if s.quick {
		options.Rounds, options.Turn = 1, time.Millisecond
	}
	options.Progress = func(group measure.Group, round int) {
		fmt.Fprintf(progress, "%s: round %d of %d\n", group.Title, round+1, group.Limit(options.Rounds))
	}
	return options
}

// command is what a reader types to measure the same.
func (s settings) command() string {
	if s.quick {
		return "go -C benchmarks run . -quick (nothing here is a measurement)"
	}
	return fmt.Sprintf("go -C benchmarks run . -rounds %d -write", s.rounds)
}

// show prints what was measured, and draws it where that was asked for.
func (s settings) show(made *record, out io.Writer) error {
	if s.pictures != "" {
		if err := writeAll(s.pictures, made.pictures()); err != nil {
			return err
		}
	}
	notes, err := loadNotes()
	if err != nil {
		return err
	}
	return made.write(out, notes)
}
