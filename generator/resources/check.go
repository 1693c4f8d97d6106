package resources

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/generator/describe"
	"github.com/hushgen/hushgen/generator/interpret"
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/generator/steps"
	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
)

// Options say how files are checked. The zero value is an environment without
// variables.
type Options struct {
	// Env holds the environment variables.
	Env map[string]string
	// AllowUnset takes variables that are not set, and files of ${file:…} and
	// of NAME_FILE variables that are not there, for given: what would need
	// their values is not checked.
	AllowUnset bool
	// Excerpts adds the lines that the problems are in, as details. They show
	// no value but the one that the problem is about, and never a secret.
	Excerpts bool
}

// Report is what a check found.
type Report struct {
	// Problems are sorted. Of each file there are the first [hush.MaxShown]
	// that are errors; the last one of them counts the rest.
	Problems []problem.Problem
	// Resources counts the resources of all files, those of one key once.
	Resources int
	// Own is the file that the registry itself names, where [CheckOwn] could
	// read it. When it is to be embedded, Settled are those of its resources.
	Own     *File
	Settled []Settled
}

// Check checks files against a model. Each file is checked whole, as if it
// were the last one that a program loads; resources may name those of the
// other files. The error is that of ctx.
func Check(ctx context.Context, m *model.Registry, files []*File, options Options) (*Report, error) {
	step := steps.Begin(ctx, steps.CheckResources)
	defer step.End()
	files = slices.Clone(files)
	slices.SortStableFunc(files, func(a, b *File) int { return strings.Compare(a.Path, b.Path) })
	files = slices.CompactFunc(files, func(a, b *File) bool { return a.Path == b.Path })
	c := &checker{Options: options, model: m, checker: interpret.New(m)}
	for _, file := range files {
		c.files = append(c.files, &checked{File: file, plugins: map[hush.Key]*model.Plugin{}})
	}
	c.registry = describe.Registry(m, c.plugin)
	for _, file := range c.files {
		if file.unreadable() != "" {
			continue
		}
		if err := c.check(ctx, file); err != nil {
			return nil, err
		}
	}
	if err := c.link(ctx); err != nil {
		return nil, err
	}
	report := c.report()
	step.Count(report.Resources, "resource", "resources")
	return report, nil
}

// report puts together what was found in the files.
func (c *checker) report() *Report {
	report, all := &Report{}, map[hush.Key]bool{}
	for _, file := range c.files {
		if reason := file.unreadable(); reason != "" {
			report.Problems = append(report.Problems, unreadable(file.File, reason))
			continue
		}
		c.file = file
		for key := range file.keys {
			all[key] = true
		}
		report.Problems = append(report.Problems, c.errors(file.sorted())...)
		report.Problems = append(report.Problems, c.literalSecrets()...)
		if c.embeds(file) {
			report.Settled = c.settled(file)
		}
		report.Problems = append(report.Problems, c.warnings()...)
	}
	report.Resources = len(all)
	report.Problems = problem.Sort(report.Problems)
	return report
}

// embeds reports whether a file is to go into the binary.
func (c *checker) embeds(file *checked) bool {
	return c.model.Embed && file.Path == c.model.Resources
}

func unreadable(file *File, reason string) problem.Problem {
	return problem.Problem{Code: problem.BadResources, Position: position(file.Path), Message: "can't read the file: " + reason}
}

// checker checks each file on its own, and then what they name of each other.
type checker struct {
	Options
	model    *model.Registry
	checker  *interpret.Checker
	registry *hush.Registry
	files    []*checked
	file     *checked // the one that is checked
	linking  *links   // nil until the files have been checked
}

// check checks a file but for what its resources name: that may be in others.
func (c *checker) check(ctx context.Context, file *checked) error {
	c.file, file.keys = file, keyPositions(file.Root)
	h, err := hub.Open(ctx, c.registry, nil, hub.From(file), hub.Env(c.Env))
	if h != nil {
		file.notices.older = slices.Collect(h.Notes())
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	config, ok := errors.AsType[*hush.ConfigError](err)
	if ok {
		file.problems, err = config.Problems, nil
	}
	return err
}

// allowed reports whether a problem is only about what may be there later.
func (c *checker) allowed(p hush.Problem) bool {
	var unset *hush.UnsetVariableError
	return c.AllowUnset && (errors.As(p.Err, &unset) || errors.Is(p.Err, fs.ErrNotExist))
}
