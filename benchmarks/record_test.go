package main

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/benchmarks/generating"
	"github.com/hushgen/hushgen/benchmarks/markdown"
	"github.com/hushgen/hushgen/benchmarks/measure"
)

// What is committed is made from the record: no figure of the README, the
// results or a picture is older than another. -render repairs it.
func TestCommittedFilesShowTheRecord(t *testing.T) {
	kept, err := loadRecord()
	require.NoError(t, err)
	files, err := kept.files()
	require.NoError(t, err)
	for name, want := range files {
		found, err := os.ReadFile(name)
		require.NoError(t, err)
		assert.Equal(t, want, string(found), "%s is not what %s holds: go -C benchmarks run . -render", name, recordFile)
	}
	pictures, err := os.ReadDir(picturesFolder)
	require.NoError(t, err)
	for _, entry := range pictures {
		if strings.HasSuffix(entry.Name(), ".svg") {
			assert.Contains(t, files, picturesFolder+"/"+entry.Name(), "nothing draws it")
		}
	}
}

// Each note is about a figure that exists.
func TestNotesAreAboutBars(t *testing.T) {
	kept, err := loadRecord()
	require.NoError(t, err)
	bars := kept.bars()
	for _, s := range full().groups(t.TempDir()) {
		for _, b := range s.Bars {
			bars = append(bars, bar{Text: b.Text})
		}
	}
	notes, err := loadNotes()
	require.NoError(t, err)
	for _, n := range notes {
		assert.NotEmpty(t, n.text, n.bars)
		assert.NotEmpty(t, line{bars: []string{n.bars}}.find(bars), "%s: no bar begins with %q", notesFile, n.bars)
	}
}

// Promises name bars that exist; those of programs that are weighed are known
// only afterwards, and TestQuickRun sees them.
func TestLinesNameBars(t *testing.T) {
	var bars []bar
	for _, group := range full().groups(t.TempDir()) {
		for _, b := range group.Bars {
			bars = append(bars, bar{Text: b.Text})
		}
	}
	for _, text := range weighedBars {
		bars = append(bars, bar{Text: text})
	}
	for _, l := range append(generatingLines, binaryLines...) {
		for _, prefix := range l.bars {
			assert.NotEmpty(t, line{bars: []string{prefix}}.find(bars), prefix)
		}
	}
}

var weighedBars = []string{
	"symbols of reflect in it: 0", "hub and embedded resources over an empty program: < 0.6 MB", "what only= leaves out: 0 symbols linked",
	"a plugin of five fields, beyond its own code: ≤ 2,048", "open and validate embedded resources ≤ 0.05 × the same from YAML",
}

func TestVerdictsOfLines(t *testing.T) {
	l := line{bars: []string{"get", "use"}}
	table := func(bars ...bar) string {
		measured, verdict := l.verdict(bars)
		return measured + ": " + verdict
	}
	fine := bar{Text: "get 10", Of: "CPU", Time: "9 ×", CPU: "1 ×", Verdict: reached}
	slow := bar{Text: "use 10", Of: "time", Time: "2 ×", CPU: "1 ×", Verdict: short}
	none := bar{Text: "use 20", Verdict: notMeasured}
	count := bar{Text: "get nothing", Of: "allocations", Count: "0", Verdict: reached}
	assert.Equal(t, "1 ×: reached", table(fine, fine, bar{Text: "other", Verdict: short}))
	assert.Equal(t, "1 ×, 2 ×: **short**", table(fine, slow))
	assert.Equal(t, "2 ×, not measured: **short**", table(slow, none))
	assert.Equal(t, "1 ×, not measured, 0: not measured", table(fine, none, count))
	assert.Equal(t, ": not measured", table())
}

func TestNotes(t *testing.T) {
	notes := parseNotes("# Notes\n\nFor writers.\n\n## get\n\nIt waits.\n\n- a\n\n## use\n\nNever shown.\n")
	require.Equal(t, []note{{"get", "It waits.\n\n- a"}, {"use", "Never shown."}}, notes)
	bars := []bar{
		{Text: "get 10", Count: "3", Verdict: short}, {Text: "get 20", Count: "4", Verdict: short},
		{Text: "use 10", Count: "1", Verdict: reached}, {Text: "put", Count: "5", Verdict: short},
	}
	assert.Equal(t, "\n- get 10: 3\n- get 20: 4\n\nIt waits.\n\n- a\n\nWithout a paragraph in NOTES.md:\n\n- put: 5\n", explained(bars, notes))
	assert.Empty(t, explained(bars[2:3], notes))
}

// A part is measured anew: its section takes the place of the one before, and
// says that it is of another run.
func TestRenew(t *testing.T) {
	machine := func(date, cpu string) markdown.Table {
		return markdown.Table{Header: []string{"", "measured with"}, Rows: [][]string{{dateRow, date}, {commitRow, date}, {"CPU", cpu}}}
	}
	all := []topic{{title: "a"}, {title: "b"}}
	kept := &record{}
	require.NoError(t, kept.fits(machine("1", "x")))
	kept.begin(&record{Command: "whole", Machine: machine("1", "x")}, true)
	for _, title := range []string{"b", "a", "gone"} {
		kept.renew(section{Title: title, Measured: "1"}, append(all, topic{title: "gone"}))
	}
	require.NoError(t, kept.fits(machine("2", "x")))
	assert.EqualError(t, kept.fits(machine("2", "y")), "RESULTS.md was measured with CPU x, this is y: measure everything anew, without -only")

	kept.begin(&record{Command: "part", Machine: machine("2", "x")}, false)
	kept.renew(section{Title: "b", Measured: "2", About: "new"}, all)
	assert.Equal(t, []section{{Title: "a", Measured: "1"}, {Title: "b", Measured: "2", About: "new"}}, kept.Sections)
	var out strings.Builder
	require.NoError(t, kept.write(&out, nil))
	assert.Contains(t, out.String(), "    whole\n")
	assert.Contains(t, out.String(), "\n## a\n\n\n## b\n\nnew\n\nMeasured in a run of its own: 2.\n")
}

func TestInReadme(t *testing.T) {
	r := &record{Sections: []section{{
		Title: generating.FewTitle, Costs: []cost{{Name: "go list ./...", CPU: 1, Ratio: 1}}, Bars: []bar{{Text: "New from a ready node ≤ 1", Time: "9 ×", Verdict: short}},
	}}}
	shown, err := r.inReadme("before\n" + figuresBegin + "old\n" + figuresEnd + "after\n")
	require.NoError(t, err)
	assert.True(t, strings.HasPrefix(shown, "before\n"+figuresBegin+"\nEight"), shown)
	assert.True(t, strings.HasSuffix(shown, figuresEnd+"after\n"), shown)
	assert.Contains(t, shown, "\n![CPU of generators as multiples of go list](benchmarks/pictures/few.svg)\n")
	assert.NotContains(t, shown, "old")
	assert.NotContains(t, shown, "curve.svg")
	assert.Regexp(t, `fields with constraints +\| .* \| +9 × \| +\*\*short\*\* \|`, shown)
	again, err := r.inReadme(shown)
	require.NoError(t, err)
	assert.Equal(t, shown, again)
	_, err = r.inReadme("nothing")
	assert.ErrorContains(t, err, "README.md: want the lines")
}

// A topic that fails costs its own section, and a row that fails its own row.
func TestFailures(t *testing.T) {
	var progress strings.Builder
	options := measure.Options{Rounds: 1, Turn: time.Nanosecond, Slow: time.Minute, Context: t.Context(), Progress: func(measure.Group, int) {}}
	broken := topic{"broken", func(measure.Options, io.Writer) (section, error) { return section{}, errors.New("no network\ndetails") }}
	half := groupTopic(measure.Group{Title: "half", Workloads: []measure.Workload{
		{Name: "fine", Run: func() error { return nil }},
		{Name: "peer", Run: func() error { return errors.New("no such program\n\n  a path\nusage") }},
	}, Bars: []measure.Bar{{Text: "fine ≤ 1 × peer", Ours: "fine", Peer: "peer", Most: 1}}})
	r := &record{Sections: []section{broken.measure(options, &progress), half.measure(options, &progress)}}
	assert.EqualError(t, errors.Join(r.failures()...), "broken: not measured: no network: details\nhalf: not measured: peer: no such program: a path")
	var out strings.Builder
	require.NoError(t, r.write(&out, nil))
	assert.Contains(t, out.String(), "\n## broken\n\n\nNot measured: no network: details.\n")
	assert.Regexp(t, `\n\| peer +\| +not measured \| +\|`, out.String())
	assert.Contains(t, out.String(), "\nNot measured: peer: no such program: a path.\n")
	assert.Regexp(t, `\| fine ≤ 1 × peer \| time \| +\| +\| +\| not measured \|`, out.String())

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	options.Context = ctx
	assert.Equal(t, "interrupted", half.measure(options, &progress).Missing)
}
