package generating

import (
	"errors"
	"os"
	"os/exec"
	"time"

	"github.com/hushgen/hushgen/benchmarks/measure"
)

// firstMark is from where changes are counted. From 1 on the build cache would know
// what an earlier run has changed and built.
func firstMark() int { return int(time.Now().UnixMilli()) }

// process is work that one command does. Prepare is not timed.
func process(name string, prepare func() (*exec.Cmd, error), check func() error) measure.Workload {
	return measure.Workload{Name: name, Process: func() (measure.Sample, error) {
		command, err := prepare()
		if err != nil {
			return measure.Sample{}, err
		}
		cost, err := measure.Process(command)
		if err == nil && check != nil {
			err = check()
		}
		return cost, err
	}}
}

// goes is a command of the go tool that is a floor: what else one waits for.
func (c *corpus) goes(arguments ...string) measure.Workload {
	name := "go"
	for _, argument := range arguments {
		name += " " + argument
	}
	return process(name, func() (*exec.Cmd, error) { return c.Command("go", arguments...), nil }, nil)
}

// vet leaves out what go vet finds in the tests of k8s.io/client-go.
var vet = []string{"vet", "-lostcancel=false", "./..."}

// changed is a generator at work after one of its declarations changed: given
// all packages, or the annotated ones alone.
func (c *corpus) changed(g generator, name string, all bool) measure.Workload {
	var mark string
	work := process(name, func() (command *exec.Cmd, err error) {
		patterns := []string{"./..."}
		if !all {
			patterns = c.patterns()
		}
		mark, err = c.change(g)
		return c.Command(c.tools.path(g.name), g.arguments(patterns)...), err
	}, func() error { return c.generated(g, c.changing(), mark) })
	work.Setup = func() error { return errors.Join(c.tools.missing[g.name], c.failed[g.name]) }
	return work
}

// unchanged is a command of hushgen when everything is as it was the last time
// that the same program ran it.
func (c *corpus) unchanged(name, command string) measure.Workload {
	return process(name, func() (*exec.Cmd, error) {
		program := c.tools.path(hushgen.name)
		return c.Command(program, command, registryFolder), errors.Join(
			c.Run(program, "generate", registryFolder), c.Run(program, command, registryFolder))
	}, nil)
}

// firstCheck is the check that follows generating, when nothing changes in
// between but which of the two is asked.
func (c *corpus) firstCheck(name string) measure.Workload {
	return process(name, func() (*exec.Cmd, error) {
		program := c.tools.path(hushgen.name)
		_, err := c.change(hushgen)
		return c.Command(program, "check", registryFolder), errors.Join(err, c.Run(program, "generate", registryFolder))
	}, nil)
}

// unchangedTool is a command of hushgen when everything is as it was, run by
// the go command.
func (c *corpus) unchangedTool(name, command string) measure.Workload {
	arguments := []string{"tool", hushgen.name, command, registryFolder}
	return process(name, func() (*exec.Cmd, error) {
		return c.Command("go", arguments...), errors.Join(c.Run("go", "tool", hushgen.name, "generate", registryFolder), c.Run("go", arguments...))
	}, nil)
}

// cold is work with an empty build cache.
func (c *corpus) cold(work measure.Workload, cache string) measure.Workload {
	inner := work.Process
	work.Process = func() (measure.Sample, error) {
		if err := os.RemoveAll(cache); err != nil {
			return measure.Sample{}, err
		}
		defer c.caching(cache)()
		return inner()
	}
	return work
}

// following is the build after hushgen has been the first to use the build
// cache.
func (c *corpus) following(cache string) measure.Workload {
	return process(following, func() (*exec.Cmd, error) {
		if err := os.RemoveAll(cache); err != nil {
			return nil, err
		}
		defer c.caching(cache)()
		err := c.Run(c.tools.path(hushgen.name), "generate", registryFolder)
		return c.Command("go", "build", "./..."), err
	}, nil)
}

// caching lets commands use a build cache of their own until the function that
// it returns is called.
func (c *corpus) caching(cache string) func() {
	before := c.Env
	c.Env = append(before[:len(before):len(before)], "GOCACHE="+cache)
	return func() { c.Env = before }
}
