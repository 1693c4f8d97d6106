package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/hushgen/hushgen/generator"
	"github.com/hushgen/hushgen/generator/problem"
)

// common are the flags of the commands that run the generator.
type common struct {
	Tags string `help:"Further build tags, separated by commas." placeholder:"A,B"`
}

// reporting are the flags of the commands whose problems are asked for.
type reporting struct {
	common
	Format      string `help:"How problems are written: text to standard error, or json, sarif or github (workflow annotations) to standard output." default:"text" enum:"text,json,sarif,github"`
	MaxProblems *uint  `help:"How many problems are shown; 0 for all. Without it 50, and all with json and sarif." placeholder:"N"`
	Strict      bool   `help:"Make warnings problems."`

	// writes tells that the command would have written files.
	writes bool
}

// shownProblems is how many problems people want to see at once.
const shownProblems = 50

// generate runs the generator and prints its problems. The error is set when
// they stop the command.
func (r *reporting) generate(ctx context.Context, std streams, options generator.Options) (*generator.Result, error) {
	result, err := r.find(ctx, std, options)
	if err != nil {
		return nil, err
	}
	return result, r.print(std, result.Problems)
}

// find runs the generator and leaves its problems to the caller.
func (r *reporting) find(ctx context.Context, std streams, options generator.Options) (*generator.Result, error) {
	reserveMemory()
	result, err := generator.Generate(ctx, r.options(std, options))
	if err != nil {
		return nil, err
	}
	options.Facts.Keep()
	result.Problems = r.graded(result.Problems)
	return result, nil
}

// options adds to options what the flags say.
func (r *reporting) options(std streams, options generator.Options) generator.Options {
	options.Tags, options.Excerpts = r.Tags, r.excerpts(std)
	return options
}

// graded returns the problems as --strict sees them.
func (r *reporting) graded(problems []problem.Problem) []problem.Problem {
	if r.Strict {
		return problem.Strict(problems)
	}
	return problems
}

// machine reports whether standard output is for problems.
func (r *reporting) machine() bool { return r.Format != "" && r.Format != "text" }

// beside returns where what isn't a problem goes.
func (r *reporting) beside(std streams) io.Writer {
	if r.machine() {
		return std.err
	}
	return std.out
}

// excerpts reports whether the lines of problems are shown.
func (r *reporting) excerpts(std streams) bool { return !r.machine() && isTerminal(std.err) }

// print prints problems. The error is set when they stop the command; it says
// how many there are, so that the end of a long list tells.
func (r *reporting) print(std streams, problems []problem.Problem) error {
	if err := r.write(std, problems); err != nil {
		return err
	}
	if !problem.HasErrors(problems) {
		return nil
	}
	text := number(problem.Count(problems), "problem", "problems")
	if r.writes {
		text += ", nothing written"
	}
	return &exitError{exitProblems, text}
}

func (r *reporting) write(std streams, problems []problem.Problem) error {
	dir, err := r.base()
	if err != nil {
		return err
	}
	report := problem.Report{Problems: problems, Dir: dir, Version: version()}
	report.Limit(r.most())
	if r.machine() {
		return report.Write(std.out, r.Format)
	}
	terminal := isTerminal(std.err)
	return report.WriteText(std.err, problem.Style{Excerpts: terminal, Color: terminal && wantsColor()})
}

// most returns how many problems are shown, 0 for all.
func (r *reporting) most() int {
	switch {
	case r.MaxProblems != nil:
		return int(min(*r.MaxProblems, 1<<30))
	case r.Format == "json" || r.Format == "sarif":
		return 0 // who reads them counts what is gone as solved
	}
	return shownProblems
}

// base returns the folder that paths are shown relative to: GitHub wants them
// from the root of the repository.
func (r *reporting) base() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	root := os.Getenv("GITHUB_WORKSPACE")
	if root == "" || r.Format != "github" && r.Format != "sarif" {
		return dir, nil
	}
	if below, err := filepath.Rel(root, dir); err != nil || below == ".." || strings.HasPrefix(below, ".."+string(filepath.Separator)) {
		return dir, nil
	}
	return root, nil
}

// wantsColor obeys https://no-color.org.
func wantsColor() bool { return os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" }
