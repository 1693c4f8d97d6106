package steps_test

import (
	"bytes"
	"context"
	"runtime/trace"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/steps"
)

// journal writes down what it is told.
type journal struct {
	lines []string
	last  *steps.Step
}

func (j *journal) Begins(s *steps.Step) {
	j.lines, j.last = append(j.lines, "begins "+s.Progress()), s
}

func (j *journal) Ends(s *steps.Step) {
	j.lines = append(j.lines, "ends "+s.Owner()+" "+s.Kind().Name+": "+s.Notes())
}

func TestObserved(t *testing.T) {
	j := &journal{}
	ctx := steps.With(t.Context(), j)
	step := steps.Begin(ctx, steps.FindFiles)
	assert.Zero(t, step.Took())
	step.Count(1, "file", "files")
	step.Count(1204, "folder", "folders")
	step.Say("none of them new")
	step.End()
	step.End()
	other := steps.Begin(steps.Of(ctx, "example.com/app"), steps.Write)
	other.Count(0, "file", "files")
	other.End()
	assert.Equal(t, []string{
		"begins searching files",
		"ends  find files: 1 file, 1,204 folders, none of them new",
		"begins example.com/app: writing files",
		"ends example.com/app write: 0 files",
	}, j.lines)
	assert.Positive(t, step.Took())
}

func TestProgress(t *testing.T) {
	step := steps.Begin(steps.With(t.Context(), &journal{}), steps.CheckTypes)
	defer step.End()
	assert.Equal(t, "checking types", step.Progress())
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 150 {
				step.Advance(1)
			}
			_ = step.Progress()
		})
	}
	group.Wait()
	assert.Equal(t, "checking types 1,200", step.Progress())
	step.Expect(3000)
	step.Expect(77)
	assert.Equal(t, "checking types 1,200/3,077", step.Progress())
	step.Advance(9000)
	assert.Equal(t, "checking types 3,077/3,077", step.Progress(), "never more than there is")
}

func TestNobodyObserves(t *testing.T) {
	ctx := steps.Of(t.Context(), "example.com/app")
	require.Nil(t, steps.Begin(ctx, steps.Write))
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		step := steps.Begin(ctx, steps.Write)
		step.Expect(1)
		step.Advance(1)
		step.Count(1234, "file", "files")
		step.Say("nothing")
		step.End()
	}))
}

// A running trace has the steps even without an observer.
func TestRegions(t *testing.T) {
	var file bytes.Buffer
	require.NoError(t, trace.Start(&file))
	ctx, task := trace.NewTask(context.Background(), "generate")
	step := steps.Begin(ctx, steps.Resolve)
	step.End()
	task.End()
	trace.Stop()
	assert.NotNil(t, step)
	assert.Contains(t, file.String(), "resolve")
}

func TestNumber(t *testing.T) {
	for n, want := range map[int]string{
		0: "0", 12: "12", 999: "999", 1000: "1,000", 12345: "12,345", 1234567: "1,234,567", -12: "-12", -123: "-123", -1234: "-1,234", 100000: "100,000",
	} {
		assert.Equal(t, want, steps.Number(n))
	}
}

// Names keep to the column that the times of steps stand behind.
func TestKinds(t *testing.T) {
	for _, kind := range []steps.Kind{
		steps.AskCache, steps.FindRegistries, steps.FindFiles, steps.ListPackages, steps.SearchImports, steps.ReadSources, steps.AskExports, steps.ReadExports,
		steps.CheckTypes, steps.Resolve, steps.CheckResources, steps.Emit, steps.FindInputs, steps.Compare,
		steps.FindOrphans, steps.Write, steps.KeepAnswer,
	} {
		assert.LessOrEqual(t, len(kind.Name), 20)
		assert.NotEmpty(t, kind.Doing)
	}
}
