package main

import (
	"fmt"
	"io"

	"github.com/hushgen/hushgen/generator/output"
)

// tellStale tells of the files that aren't what they should be, and counts them:
// a line for one that is missing or superfluous, a unified diff for one that differs.
func tellStale(w io.Writer, files ...output.File) (stale int, err error) {
	for _, file := range files {
		changes, err := file.Stale()
		if err != nil {
			return stale, err
		}
		if !changes {
			continue
		}
		stale++
		if err := tellChange(w, file); err != nil {
			return stale, err
		}
	}
	return stale, nil
}

// tellChange tells how a file differs from what it should be.
func tellChange(w io.Writer, file output.File) error {
	name := shown(file.Path)
	current, err := file.Current()
	switch {
	case err != nil:
		return err
	case current == nil:
		_, err = fmt.Fprintf(w, "%s: missing\n", name)
		return err
	case file.Remove:
		_, err = fmt.Fprintf(w, "%s: superfluous\n", name)
		return err
	}
	diff, err := file.Diff(name)
	if err != nil {
		return err
	}
	_, err = w.Write(diff)
	return err
}
