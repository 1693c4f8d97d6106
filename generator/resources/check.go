package resources

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/generator/describe"
	"github.com/hushgen/hushgen/generator/interpret"
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
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
}

// Check checks files against a model. Each file is checked whole, as if it
// were the last one that a program loads; resources may name those of the
// other files. The error is that of ctx.
func Check(ctx context.Context, m *model.Registry, files []*File, options Options) (*Report, error) {
	files = slices.Clone(files)
	slices.SortStableFunc(files, func(a, b *File) int { return strings.Compare(a.Path, b.Path) })
	files = slices.CompactFunc(files, func(a, b *File) bool { return a.Path == b.Path })
	c := &checker{Options: options, checker: interpret.New(m), files: files}
	c.registry = describe.Registry(m, c.plugin)
	report, all := &Report{}, map[hush.Key]hush.Position{}
	for _, file := range files {
		if reason := file.unreadable(); reason != "" {
			report.Problems = append(report.Problems, unreadable(file, reason))
			continue
		}
		c.file, c.keys = file, keyPositions(file.Root)
		maps.Copy(all, c.keys)
		problems, err := c.check(ctx)
		if err != nil {
			return nil, err
		}
		report.Problems = append(report.Problems, problems...)
	}
	report.Resources = len(all)
	report.Problems = problem.Sort(report.Problems)
	return report, nil
}

func unreadable(file *File, reason string) problem.Problem {
	return problem.Problem{Code: problem.BadResources, Position: position(file.Path), Message: "can't read the file: " + reason}
}

// checker checks one file after the other.
type checker struct {
	Options
	checker  *interpret.Checker
	registry *hush.Registry
	files    []*File
	file     *File // the one that is checked
	keys     map[hush.Key]hush.Position
	notices  notices
}

// check checks a file on top of the others.
func (c *checker) check(ctx context.Context) ([]problem.Problem, error) {
	c.notices = notices{}
	h, err := hub.Open(ctx, c.registry, nil, hub.From(c.sources()...), hub.Env(c.Env))
	if h != nil {
		c.notices.older = slices.Collect(h.Notes())
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	var config *hush.ConfigError
	if errors.As(err, &config) {
		return append(c.errors(config.Problems), c.warnings()...), nil
	}
	if slices.ContainsFunc(c.files, func(f *File) bool { return f.unreadable() != "" }) {
		err = nil // that is reported
	}
	return c.warnings(), err
}

// sources returns the files, with the one that is checked last. Those that
// can't be read are among them: they may hold what others name.
func (c *checker) sources() []hub.Source {
	var sources []hub.Source
	for _, file := range c.files {
		if file != c.file {
			sources = append(sources, file)
		}
	}
	return append(sources, c.file)
}

// mine reports whether a problem is to be told with the file that is checked:
// it is in it, or in none.
func (c *checker) mine(p hush.Problem) bool {
	return !slices.ContainsFunc(c.files, func(f *File) bool { return f != c.file && f.name == p.Position.Source })
}

// allowed reports whether a problem is only about what may be there later.
func (c *checker) allowed(p hush.Problem) bool {
	var unset *hush.UnsetVariableError
	return c.AllowUnset && (errors.As(p.Err, &unset) || errors.Is(p.Err, fs.ErrNotExist))
}
