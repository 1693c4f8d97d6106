package start

import (
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/hushgen/hushgen/benchmarks/modules"
)

// programs are a module with an empty program and one for each way to have so
// many plugins.
type programs struct {
	*modules.Module
	hushgen string
	plugins int
}

// write writes and builds the programs.
func (p *programs) write() error {
	if _, err := modules.New(p.Dir); err != nil {
		return err
	}
	failures := []error{p.Write("task/task.go", contract), p.Write("empty/main.go", emptyProgram)}
	for _, w := range ways() {
		failures = append(failures, p.writeWay(w))
	}
	if err := errors.Join(failures...); err != nil {
		return err
	}
	if err := p.Run(p.hushgen, "generate", "./"+generated.name); err != nil {
		return err
	}
	return p.Run("go", "build", "-ldflags=-s -w", "-o", p.Join("bin")+string(filepath.Separator), "./empty", "./cmd/...")
}

func (p *programs) writeWay(w way) error {
	registry := w.registry
	if registry == "" {
		registry = "// Package registry is generated.\n//\n//hush:registry\npackage registry\n"
	}
	failures := []error{p.Write(w.name+"/registry.go", registry)}
	var imports strings.Builder
	for number := range (p.plugins + perPackage - 1) / perPackage {
		name := w.name + "/" + packageName(number)
		fmt.Fprintf(&imports, "\t_ %q\n", modules.Path+"/"+name)
		failures = append(failures, p.Write(name+"/plugins.go", w.packageText(number, p.plugins)))
	}
	if w.registry == "" {
		imports.Reset()
		imports.WriteString("\t\"context\"\n")
	}
	text := strings.NewReplacer("IMPORTS", imports.String(), "FOLDER", w.name, "FIND", w.find, "COUNT", w.count).Replace(program)
	return errors.Join(append(failures, p.Write("cmd/"+w.name+"/main.go", text))...)
}

// path returns the path of a program.
func (p *programs) path(name string) string {
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	return p.Join("bin/" + name)
}

// ask runs a program with an argument and returns what it prints.
func (p *programs) ask(name, argument string, environment ...string) (string, error) {
	command := exec.Command(p.path(name), argument)
	command.Env = append(command.Environ(), environment...)
	out, err := command.CombinedOutput()
	if err != nil {
		err = fmt.Errorf("%s %s: %w\n%s", name, argument, err, out)
	}
	return string(out), err
}

// check asks for the last plugin and for how many there are.
func (p *programs) check(w way) error {
	last := fmt.Sprintf("task-%05d", p.plugins-1)
	found, err := p.ask(w.name, last)
	count, countErr := p.ask(w.name, "count")
	if err := errors.Join(err, countErr); err != nil {
		return err
	}
	if want := last + " done\n"; found != want {
		return fmt.Errorf("%s: found %q, want %q", w.name, found, want)
	}
	if want := fmt.Sprintln(p.plugins); count != want {
		return fmt.Errorf("%s: %q plugins, want %q", w.name, count, want)
	}
	return nil
}

const contract = `// Package task has the contract.
package task

// Task does a piece of work.
//
//hush:category name=task
type Task interface{ Do(input string) string }
`

// emptyProgram does nothing but what the others can do besides: tell how much
// memory it held.
const emptyProgram = `// Command empty does nothing.
package main

import "os"

func main() {
	if len(os.Args) > 1 {
		status, _ := os.ReadFile("/proc/self/status")
		os.Stdout.Write(status)
	}
}
`

// program does nothing either, unless it is asked to.
const program = `// Command FOLDER has plugins.
package main

import (
IMPORTS	"os"
	"strconv"

	registry "github.com/example/gateway/FOLDER"
)

func main() {
	if len(os.Args) == 1 {
		return
	}
	switch name := os.Args[1]; name {
	case "memory":
		status, _ := os.ReadFile("/proc/self/status")
		os.Stdout.Write(status)
	case "count":
		os.Stdout.WriteString(strconv.Itoa(COUNT) + "\n")
	default:
		found, err := FIND
		if err != nil {
			panic(err)
		}
		os.Stdout.WriteString(found.Do("done") + "\n")
	}
}
`
