package main

import (
	"context"
	"io"
	"os"
	"runtime/trace"
	"sync"

	"github.com/hushgen/hushgen/generator/steps"
	"github.com/hushgen/hushgen/internal/profiles"
	"github.com/hushgen/hushgen/internal/terminal"
)

// observing are the flags of all commands that tell where the time goes.
type observing struct {
	Verbose    bool   `group:"Where the time goes" short:"v" help:"Tell on standard error how long each step takes, and what it comes to."`
	CPUProfile string `group:"Where the time goes" name:"cpuprofile" help:"Write a CPU profile for go tool pprof." placeholder:"FILE" type:"given"`
	MemProfile string `group:"Where the time goes" name:"memprofile" help:"Write a profile of all allocations for go tool pprof." placeholder:"FILE" type:"given"`
	Trace      string `group:"Where the time goes" name:"trace" help:"Write an execution trace, with the steps as regions, for go tool trace." placeholder:"FILE" type:"given"`
}

// observation is one run being observed. It tells steps to whoever wants to
// know.
type observation struct {
	std      streams
	progress *progress // nil where nobody looks
	times    *times    // nil without --verbose
	task     *trace.Task
	stop     func() error // of the profiles
	end      func() error
}

// observe begins to observe a command: profiles, times, and the progress line.
func (o *observing) observe(std streams) (*observation, error) {
	stop, err := profiles.Start(profiles.Files{CPU: o.CPUProfile, Memory: o.MemProfile, Trace: o.Trace})
	if err != nil {
		return nil, usage("%s", err)
	}
	run := &observation{std: std, stop: stop}
	if file, ok := std.err.(*os.File); ok && wantsProgress() {
		if _, ok := terminal.Width(file); ok {
			run.progress = startProgress(file)
			run.std.out, run.std.err = run.progress.line.Beside(std.out), run.progress.line.Beside(std.err)
		}
	}
	if o.Verbose {
		run.times = newTimes(run.std.err)
	}
	run.end = sync.OnceValue(run.finish)
	run.std.handOver = func() streams {
		_ = run.end() // its error is told at the end
		return std
	}
	return run, nil
}

// context returns the context for a command.
func (o *observation) context(ctx context.Context, command string) context.Context {
	ctx, o.task = trace.NewTask(ctx, "hushgen "+command)
	if o.progress == nil && o.times == nil {
		return ctx
	}
	return steps.With(ctx, o)
}

// Begins is told of each step that begins.
func (o *observation) Begins(s *steps.Step) {
	if o.progress != nil {
		o.progress.begins(s)
	}
	if o.times != nil {
		o.times.begins(s)
	}
}

// Ends is told of each step that has ended.
func (o *observation) Ends(s *steps.Step) {
	if o.progress != nil {
		o.progress.ends(s)
	}
	if o.times != nil {
		o.times.ends(s)
	}
}

// finish completes what was begun. Nothing runs any more when it returns.
func (o *observation) finish() error {
	if o.progress != nil {
		o.progress.stop()
	}
	if o.times != nil {
		o.times.total()
	}
	if o.task != nil {
		o.task.End()
	}
	return o.stop()
}

// wantsProgress tells whether a progress line would be of use, given a
// terminal: those of CI keep everything, and a dumb one has no way back.
func wantsProgress() bool {
	ci := os.Getenv("CI")
	return (ci == "" || ci == "false") && os.Getenv("TERM") != "dumb"
}

// isTerminal reports whether people see what is written: they get excerpts.
func isTerminal(w io.Writer) bool {
	file, ok := terminal.Behind(w).(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
