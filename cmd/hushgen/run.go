package main

import (
	"context"
	"errors"
	"os/exec"
	"strings"
	"time"

	"github.com/hushgen/hushgen/generator"
)

// runCommand generates what a program needs and runs it.
type runCommand struct {
	Arguments []string `arg:"" passthrough:"partial" name:"package" help:"The main package, then the arguments of the program. Every registry in the package and below it is generated."`
}

// Run generates, then hands over to go run. The exit code is the program's as
// far as go run tells it.
func (c *runCommand) Run(ctx context.Context, std streams) error {
	start := time.Now()
	arguments := c.Arguments
	if arguments[0] == "--" { // the end of flags
		arguments = arguments[1:]
	}
	if len(arguments) == 0 {
		return usage("expected a package behind --; see hushgen run --help")
	}
	pattern := strings.TrimSuffix(arguments[0], "/") + "/..."
	flags := reporting{writes: true}
	result, err := flags.generate(ctx, std, generator.Options{Packages: []string{pattern}})
	if err != nil {
		return saveSource(err)
	}
	if err := write(ctx, result, std, start); err != nil {
		return err
	}
	std = std.handOver()
	command := exec.CommandContext(ctx, "go", append([]string{"run"}, arguments...)...)
	command.Stdin, command.Stdout, command.Stderr = std.in, std.out, std.err
	// An interrupt at the terminal reaches the program too; it is given the
	// time to end by itself.
	command.Cancel = func() error { return nil }
	command.WaitDelay = 10 * time.Second
	err = command.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return &exitError{code: max(exit.ExitCode(), 1)}
	}
	return err
}
