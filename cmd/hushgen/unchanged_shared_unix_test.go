//go:build unix

package main

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A step is something that happens, a command, and whether that must ask the go
// command or must have its answer from those before.
type step struct {
	name      string
	make      func(w *world)
	arguments []string
	asked     bool
	code      int
}

var (
	generates = []string{"generate", "./..."}
	checks    = []string{"check", "./..."}
	vets      = []string{"vet", "./..."}
)

// Commands that ask the same of the generator answer each other, as far as the
// one made sure of what the other one is asked for.
func TestCommandsShare(t *testing.T) {
	w := newWorld(t)
	w.settle()
	require.Zero(t, w.run("app", nil, "--no-cache").Code)
	w.settle()
	output := w.read("app/hush_gen.go")
	for _, s := range []step{
		{name: "vet looks first", arguments: vets, asked: true},
		{name: "vet doesn't know of files", arguments: checks, asked: true},
		{name: "check knows what vet asks", arguments: vets},
		{name: "check knows what generate asks", arguments: generates},
		{name: "a change", make: func(w *world) { w.replace("app/plugins/two/two.go", "name=two", "name=deux") }, arguments: generates, asked: true},
		{name: "generate knows what check asks", arguments: checks},
		{name: "generate knows what vet asks", arguments: vets},
		{name: "one output as it was before", make: func(w *world) { w.write("app/hush_gen.go", output) }, arguments: checks, asked: true, code: exitStale},
		{name: "a stale check is no answer", arguments: checks, asked: true, code: exitStale},
		{name: "vet with a stale output", arguments: vets, asked: true},
		{name: "and check after it", arguments: checks, asked: true, code: exitStale},
		{name: "and generate after it", arguments: generates, asked: true},
		{name: "written again", arguments: checks},
		{name: "an edited output", make: func(w *world) { w.replace("app/hush_gen.go", "package main", "package main // edited") }, arguments: checks, asked: true, code: exitStale},
		{name: "edited output is written", arguments: generates, asked: true},
		{name: "a removed output", make: func(w *world) { require.NoError(w.t, os.Remove(w.path("app/hush_gen.go"))) }, arguments: checks, asked: true, code: exitStale},
		{name: "removed output is written", arguments: generates, asked: true},
		{name: "a flag of generate", arguments: append(generates, "--prefix", "My"), asked: true},
		{name: "isn't one of check", arguments: checks, asked: true, code: exitStale},
		{name: "generate without the flag", arguments: generates, asked: true},
		{name: "check without the flag", arguments: checks},
		{name: "check with tags", arguments: append(checks, "--tags", "other"), asked: true},
		{name: "generate with tags", arguments: append(generates, "--tags", "other")},
		{name: "another pattern", arguments: []string{"generate"}, asked: true},
		{name: "which may be named", arguments: []string{"check", "."}},
		{name: "strict is a matter of telling", arguments: append(checks, "--strict")},
		{name: "an orphan", make: func(w *world) { w.write("app/old/hush_gen.go", w.read("app/hush_gen.go")) }, arguments: generates, asked: true},
		{name: "generate leaves orphans alone", arguments: generates},
		{name: "check doesn't", arguments: checks, asked: true, code: exitStale},
	} {
		t.Run(s.name, func(t *testing.T) { w.take(t, s) })
	}
}

func (w *world) take(t *testing.T, s step) {
	w.t = t
	if s.make != nil {
		s.make(w)
		w.settle()
	}
	got := w.run("app", nil, s.arguments...)
	assert.Equal(t, s.asked, got.asked, "the go command was asked")
	assert.Equal(t, s.code, got.Code, got.Err)
	if !s.asked {
		w.same(t, w.run("app", nil, append(s.arguments, "--no-cache")...), got)
	}
}
