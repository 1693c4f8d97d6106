package main

import (
	"bytes"
	"fmt"
	"io"

	"github.com/hushgen/hushgen/generator/output"
)

// shownDiff is how many lines of diffs people want to see at once.
const shownDiff = 200

// tellStale tells of the files that aren't what they should be, and counts them:
// a line for one that is missing or superfluous, a unified diff for one that differs.
// Of all diffs together, shownDiff lines are written; the files behind them are named.
func tellStale(w io.Writer, files ...output.File) (stale int, err error) {
	left := shownDiff
	for _, file := range files {
		changes, err := file.Stale()
		if err != nil {
			return stale, err
		}
		if !changes {
			continue
		}
		stale++
		lines, err := tellChange(w, file, left)
		if err != nil {
			return stale, err
		}
		left -= lines
	}
	return stale, nil
}

// tellChange tells how a file differs from what it should be, with at most so many
// lines of a diff, and returns how many these were.
func tellChange(w io.Writer, file output.File, most int) (lines int, err error) {
	name, what := shown(file.Path), "differs"
	current, err := file.Current()
	switch {
	case err != nil:
		return 0, err
	case current == nil:
		what = "missing"
	case file.Remove:
		what = "superfluous"
	case most > 0:
		return writeDiff(w, file, name, most)
	}
	_, err = fmt.Fprintf(w, "%s: %s\n", name, what)
	return 0, err
}

// writeDiff writes the first lines of a diff, and how many there are more.
func writeDiff(w io.Writer, file output.File, name string, most int) (lines int, err error) {
	diff, err := file.Diff(name)
	if err != nil {
		return 0, err
	}
	all := bytes.SplitAfter(bytes.TrimSuffix(diff, []byte("\n")), []byte("\n"))
	lines = min(len(all), most)
	text := bytes.Join(all[:lines], nil)
	if !bytes.HasSuffix(text, []byte("\n")) {
		text = append(text, '\n')
	}
	if more := len(all) - lines; more > 0 {
		text = fmt.Appendf(text, "and %s\n", number(more, "more line", "more lines"))
	}
	_, err = w.Write(text)
	return lines, err
}
