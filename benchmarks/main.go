// Command benchmarks compares hushgen with what else one would use, all of
// them in one process and in turns, and prints what was measured next to the
// figures to reach. README.md tells how to read it.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/hushgen/hushgen/benchmarks/binary"
	"github.com/hushgen/hushgen/benchmarks/configuration"
	"github.com/hushgen/hushgen/benchmarks/generating"
	"github.com/hushgen/hushgen/benchmarks/instances"
	"github.com/hushgen/hushgen/benchmarks/measure"
	"github.com/hushgen/hushgen/benchmarks/start"
)

func main() {
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "benchmarks:", err)
		os.Exit(1)
	}
}

// resultsFile keeps the last table.
const resultsFile = "RESULTS.md"

type settings struct {
	quick, write bool
	rounds       int
	only         string
	pictures     string
}

func parse(arguments []string, problems io.Writer) (settings, error) {
	var s settings
	flags := flag.NewFlagSet("benchmarks", flag.ContinueOnError)
	flags.SetOutput(problems)
	flags.BoolVar(&s.quick, "quick", false, "few rounds over small documents: shows that all works, measures nothing")
	flags.BoolVar(&s.write, "write", false, "write the tables to "+resultsFile)
	flags.IntVar(&s.rounds, "rounds", 11, "how often each workload has its turn")
	flags.StringVar(&s.only, "only", "", "measure only groups whose title contains this `text`")
	flags.StringVar(&s.pictures, "pictures", "", "write pictures of what was measured into this `folder`; -write does, into "+picturesFolder)
	if err := flags.Parse(arguments); err != nil {
		return s, err
	}
	if flags.NArg() > 0 {
		return s, fmt.Errorf("unexpected argument %q", flags.Arg(0))
	}
	if s.rounds < 1 {
		return s, fmt.Errorf("-rounds %d: want at least 1", s.rounds)
	}
	if s.write && (s.quick || s.only != "") {
		return s, fmt.Errorf("-write keeps what a whole run measured: leave out -quick and -only")
	}
	return s, nil
}

func run(arguments []string, out, progress io.Writer) error {
	settings, err := parse(arguments, progress)
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "hushgen-benchmarks-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	report, err := settings.measure(folder, progress)
	if err != nil {
		return err
	}
	var text strings.Builder
	if err := report.write(&text); err != nil {
		return err
	}
	if settings.write {
		if err := os.WriteFile(resultsFile, []byte(text.String()), 0o644); err != nil {
			return err
		}
		settings.pictures = picturesFolder
	}
	if settings.pictures != "" {
		if err := report.draw(settings.pictures); err != nil {
			return err
		}
	}
	_, err = io.WriteString(out, text.String())
	return err
}

// measure runs everything that was asked for.
func (s settings) measure(folder string, progress io.Writer) (*report, error) {
	texts, uses, programs, options := configuration.Full(), instances.Full(), binary.Full(), measure.Options{
		Rounds: s.rounds, Turn: 100 * time.Millisecond, Slow: time.Second,
	}
	if s.quick {
		texts, uses, programs = configuration.Quick(), instances.Quick(), binary.Quick()
		options.Rounds, options.Turn = 1, time.Millisecond
	}
	options.Progress = func(group measure.Group, round int) {
		fmt.Fprintf(progress, "%s: round %d of %d\n", group.Title, round+1, group.Limit(options.Rounds))
	}
	r := &report{settings: s, rounds: options.Rounds}
	for _, group := range slices.Concat(s.processes(folder), configuration.Groups(folder, texts), instances.Groups(folder, uses)) {
		if !strings.Contains(group.Title, s.only) {
			continue
		}
		result, err := measure.Run(group, options)
		if err != nil {
			return nil, err
		}
		r.results = append(r.results, result)
	}
	if err := s.soak(r, uses.Rounds, progress); err != nil {
		return nil, err
	}
	if err := s.build(r, folder, programs, options, progress); err != nil {
		return nil, err
	}
	if len(r.results)+len(r.growths)+len(r.weighed) == 0 {
		return nil, fmt.Errorf("no group's title contains %q", s.only)
	}
	mistakes, err := configuration.Mistakes(folder)
	r.mistakes, r.texts = mistakes, configuration.Texts(folder)
	return r, err
}

// processes are the groups that measure processes. They come first: the memory
// that a process is said to have held is at least that of the one that starts
// it.
func (s settings) processes(folder string) []measure.Group {
	made, started := generating.Full(), start.Full()
	if s.quick {
		made, started = generating.Quick(), start.Quick()
	}
	return slices.Concat(generating.Groups(folder, made), start.Groups(folder, started))
}

// soak looks for what stays behind.
func (s settings) soak(r *report, rounds int, progress io.Writer) error {
	for _, soak := range instances.Soaks(rounds) {
		if !strings.Contains(soak.Title, s.only) {
			continue
		}
		growth, err := soak.Run(func(part, of int) {
			fmt.Fprintf(progress, "%s: part %d of %d\n", soak.Title, part, of)
		})
		if err != nil {
			return err
		}
		r.growths = append(r.growths, growth)
	}
	return nil
}

// build measures programs that are built for it.
func (s settings) build(r *report, folder string, sizes binary.Sizes, options measure.Options, progress io.Writer) error {
	if embedded := binary.NewEmbedded(sizes.Resources); strings.Contains(embedded.Group.Title, s.only) {
		result, err := embedded.Run(filepath.Join(folder, "embedded"), options)
		if err != nil {
			return err
		}
		r.results = append(r.results, result)
	}
	for i, weighing := range binary.Weighings(sizes) {
		if !strings.Contains(weighing.Title, s.only) {
			continue
		}
		fmt.Fprintf(progress, "%s: building\n", weighing.Title)
		weighed, err := weighing.Run(filepath.Join(folder, fmt.Sprintf("weighed-%d", i)))
		if err != nil {
			return err
		}
		r.weighed = append(r.weighed, weighed)
	}
	return nil
}
