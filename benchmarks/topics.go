package main

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/hushgen/hushgen/benchmarks/binary"
	"github.com/hushgen/hushgen/benchmarks/configuration"
	"github.com/hushgen/hushgen/benchmarks/generating"
	"github.com/hushgen/hushgen/benchmarks/instances"
	"github.com/hushgen/hushgen/benchmarks/markdown"
	"github.com/hushgen/hushgen/benchmarks/measure"
	"github.com/hushgen/hushgen/benchmarks/start"
)

// topic is what one section of the results is about.
type topic struct {
	title string
	run   func(measure.Options, io.Writer) (section, error)
}

// sizes are how large the work of all topics is.
type sizes struct {
	texts     configuration.Sizes
	uses      instances.Sizes
	programs  binary.Sizes
	generated generating.Sizes
	started   []int
}

func full() sizes {
	return sizes{configuration.Full(), instances.Full(), binary.Full(), generating.Full(), start.Full()}
}

func quick() sizes {
	return sizes{configuration.Quick(), instances.Quick(), binary.Quick(), generating.Quick(), start.Quick()}
}

// topics are all of them, in the order of the results. What measures processes
// comes first: the memory that a process is said to have held is at least that
// of the one that starts it.
func topics(folder string, s sizes) []topic {
	var all []topic
	for _, group := range s.groups(folder) {
		all = append(all, groupTopic(group))
	}
	for _, soak := range instances.Soaks(s.uses.Rounds) {
		all = append(all, soakTopic(soak))
	}
	all = append(all, embeddedTopic(binary.NewEmbedded(s.programs.Resources), filepath.Join(folder, "embedded")))
	for i, weighing := range binary.Weighings(s.programs) {
		all = append(all, weighingTopic(weighing, filepath.Join(folder, fmt.Sprintf("weighed-%d", i))))
	}
	return append(all,
		tableTopic("Who refuses which mistake", mistakesAbout, func() (markdown.Table, error) { return configuration.Mistakes(folder) }),
		tableTopic("Plain scalars in a string field", textsAbout, func() (markdown.Table, error) { return configuration.Texts(folder), nil }))
}

func (s sizes) groups(folder string) []measure.Group {
	return slices.Concat(generating.Groups(folder, s.generated), start.Groups(folder, s.started),
		configuration.Groups(folder, s.texts), instances.Groups(folder, s.uses))
}

const (
	mistakesAbout = "One mistake in a document of one resource, each library as strict as it can be made, with validator " +
		"behind the peers. line: refused by a message that says where; –: the format can't have this mistake."
	textsAbout = "What the field holds afterwards."
)

func groupTopic(group measure.Group) topic {
	return topic{group.Title, func(options measure.Options, _ io.Writer) (section, error) {
		result, err := measure.Run(group, options)
		if err != nil {
			return section{}, err
		}
		return resultSection(&result), nil
	}}
}

func embeddedTopic(embedded binary.Embedded, folder string) topic {
	return topic{embedded.Group.Title, func(options measure.Options, _ io.Writer) (section, error) {
		result, err := embedded.Run(folder, options)
		if err != nil {
			return section{}, err
		}
		return resultSection(&result), nil
	}}
}

func soakTopic(soak instances.Soak) topic {
	return topic{soak.Title, func(options measure.Options, progress io.Writer) (section, error) {
		growth, err := soak.Run(func(part, of int) error {
			if options.Context.Err() != nil {
				return measure.ErrInterrupted
			}
			_, err := fmt.Fprintf(progress, "%s: part %d of %d\n", soak.Title, part, of)
			return err
		})
		if err != nil {
			return section{}, err
		}
		return growthSection(growth), nil
	}}
}

func weighingTopic(weighing binary.Weighing, folder string) topic {
	return topic{weighing.Title, func(_ measure.Options, progress io.Writer) (section, error) {
		fmt.Fprintf(progress, "%s: building\n", weighing.Title)
		weighed, err := weighing.Run(folder)
		if err != nil {
			return section{}, err
		}
		return weighedSection(weighed), nil
	}}
}

func tableTopic(title, about string, make func() (markdown.Table, error)) topic {
	return topic{title, func(measure.Options, io.Writer) (section, error) {
		table, err := make()
		return section{About: about, Table: table}, err
	}}
}

// measure runs a topic. What fails leaves a section that says so.
func (t topic) measure(options measure.Options, progress io.Writer) section {
	began := time.Now()
	made, err := t.run(options, progress)
	if options.Context.Err() != nil {
		err = measure.ErrInterrupted
	}
	if err != nil {
		made = section{Missing: brief(err.Error())}
	}
	made.Title = t.title
	fmt.Fprintf(progress, "%s: took %s\n", t.title, time.Since(began).Round(100*time.Millisecond))
	for _, failure := range made.failures() {
		fmt.Fprintf(progress, "%s: not measured: %s\n", t.title, failure)
	}
	return made
}

// chosen are the topics whose title contains one of the texts, which are
// separated by commas.
func chosen(all []topic, only string) ([]topic, error) {
	var found []topic
	texts := strings.Split(only, ",")
	for _, text := range texts {
		if !slices.ContainsFunc(all, func(t topic) bool { return strings.Contains(t.title, text) }) {
			return nil, fmt.Errorf("no topic's title contains %q; -list prints them", text)
		}
	}
	for _, t := range all {
		if slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(t.title, text) }) {
			found = append(found, t)
		}
	}
	return found, nil
}
