package unchanged

import (
	"cmp"
	"context"
	"path/filepath"
	"time"

	"github.com/hushgen/hushgen/generator/output"
	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/generator/steps"
	"github.com/hushgen/hushgen/internal/changetime"
)

// Answer is what a run found, as far as commands tell it. All commands that ask
// the same of the generator share it.
type Answer struct {
	// Proof is what the run made sure of.
	Proof Proof
	// Registries tell what each of them holds, in a line.
	Registries []string
	// Problems are warnings and notes: a run with worse is not remembered.
	Problems []problem.Problem
}

// Proof is how much a run made sure of. Each has what those before have.
type Proof int

const (
	// Found tells that problems were searched for, and none is an error.
	Found Proof = iota
	// Written tells that the generated files are as they should be.
	Written
	// Alone tells that there are no others: of registries that are gone.
	Alone
)

// Memory is what is remembered of one question. A nil Memory remembers nothing.
type Memory struct {
	question question
	options  string
	path     string
	begun    time.Time
	// atBegin is the state of the inputs that the entry has, when the run began.
	atBegin state
}

// Ask begins a run, with all options that the answer depends on, whatever the
// command. It returns nil when the answer can't be remembered.
func Ask(options string) *Memory {
	begun := time.Now()
	dir := cacheFolder()
	if dir == "" {
		return nil
	}
	q, ok := ask(options)
	if !ok {
		return nil
	}
	return &Memory{question: q, options: options, path: filepath.Join(dir, q.key+extension), begun: begun}
}

// Answer returns the answer of an earlier run when nothing has changed since and
// the run made sure of as much as is asked for; nil when a run is needed.
func (m *Memory) Answer(ctx context.Context, least Proof) *Answer {
	if m == nil {
		return nil
	}
	step := steps.Begin(ctx, steps.AskCache)
	defer step.End()
	e := load(m.path)
	if e == nil {
		step.Say("nothing is kept for these flags, go.mod and environment")
		return nil
	}
	now, ok := observe(ctx, &e.Inputs, nil)
	if !ok {
		step.Say("something can't be read")
		return nil
	}
	if reason := e.fallsShort(now, least); reason != "" {
		m.atBegin = now
		step.Say(reason)
		return nil
	}
	step.Count(len(now), "file or folder", "files and folders")
	step.Say("nothing has changed")
	return &e.Answer
}

// fallsShort tells why an answer can't be given now; empty when it can. The sums
// decide that alone: marks are too short to, and may find nothing to name.
func (e *entry) fallsShort(now state, least Proof) string {
	switch {
	case e.State == sum{}:
		return "files were changing while the last run read them"
	case now.sum() != e.State:
		return cmp.Or(now.changes(e.Marks), "something has changed")
	case e.Answer.Proof < least:
		return "nothing has changed, but the last run looked at less"
	}
	return ""
}

// A Finding is the state of all inputs of a run, at its end and since its
// begin. A nil Finding is none.
type Finding struct {
	memory *Memory
	inputs Inputs
	state  state
}

// Find looks at what a run depended on, before it writes anything. It returns
// nil when the answer can't be kept: inputs are nil when that isn't known, or
// something may have changed while the run lasted.
func (m *Memory) Find(ctx context.Context, inputs *Inputs) *Finding {
	if m == nil {
		return nil
	}
	step := steps.Begin(ctx, steps.KeepAnswer)
	defer step.End()
	if inputs == nil || !belongsTo(m.question.program, inputs.Root) {
		step.Say("not kept: it may depend on more than is known")
		return nil
	}
	f := &Finding{memory: m, inputs: *inputs}
	f.inputs.normalize()
	if !m.stoodStill(ctx, f) {
		step.Say("not kept: files have changed meanwhile, or just before")
		_ = (&entry{Inputs: f.inputs}).save(m.path) // the next run knows what to look at when it begins
		return nil
	}
	if again, ok := ask(m.options); !ok || again.key != m.question.key || !steady(m.begun) {
		step.Say("not kept: go.mod, the environment or the clock has changed meanwhile")
		return nil
	}
	return f
}

// stoodStill reports whether the inputs are as they were when the run began:
// they were the same then and nothing was changed after that, or all changes
// are older by more than what clocks can hide, where times can be trusted.
func (m *Memory) stoodStill(ctx context.Context, f *Finding) bool {
	limit := &deadline{before: m.begun, lacking: m.question.above}
	var ok bool
	if m.atBegin != nil {
		f.state, ok = observe(ctx, &f.inputs, limit)
		if ok && f.state.sum() == m.atBegin.sum() {
			return true
		}
	}
	if !changetime.Known {
		return false
	}
	limit.slack = slack
	f.state, ok = observe(ctx, &f.inputs, limit)
	return ok
}

// Keep keeps an answer for as long as nothing changes; written are the files
// of the registries as the run has left them. Whatever goes wrong costs the
// next run its speed and is no error.
func (f *Finding) Keep(answer Answer, written []output.File) {
	if f == nil || problem.HasErrors(answer.Problems) {
		return
	}
	for _, file := range written {
		f.state = f.state.after(file)
	}
	_ = (&entry{Inputs: f.inputs, State: f.state.sum(), Marks: f.state.marks(), Answer: answer}).save(f.memory.path)
}
