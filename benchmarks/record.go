package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"github.com/hushgen/hushgen/benchmarks/markdown"
)

// record is all that runs have found out. It is kept, so that a part of it can
// be measured anew; tables and pictures are made from it alone.
type record struct {
	// Command measured it, or the last part of it.
	Command string
	// Machine tells where and with what.
	Machine  markdown.Table
	Sections []section
	// part leaves out promises that nothing was measured for.
	part bool
}

// recordFile keeps the record beside the tables.
const recordFile = "results.json"

// loadRecord reads what was kept; nothing, if there is none.
func loadRecord() (*record, error) {
	content, err := os.ReadFile(recordFile)
	if errors.Is(err, fs.ErrNotExist) {
		return &record{}, nil
	}
	r := &record{}
	if err == nil {
		err = json.Unmarshal(content, r)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", recordFile, err)
	}
	return r, nil
}

// save keeps the record.
func (r *record) save() error {
	content, err := json.MarshalIndent(r, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(recordFile, append(content, '\n'), 0o644)
}

// empty reports whether nothing has been measured.
func (r *record) empty() bool { return len(r.Sections) == 0 }

// fits returns an error unless figures from this machine can stand beside those
// of the record.
func (r *record) fits(machine markdown.Table) error {
	if r.empty() {
		return nil
	}
	for _, row := range machine.Rows {
		for _, before := range r.Machine.Rows {
			if row[0] == before[0] && row[1] != before[1] && row[0] != dateRow && row[0] != commitRow {
				return fmt.Errorf("%s was measured with %s %s, this is %s: measure everything anew, without -only", resultsFile, row[0], before[1], row[1])
			}
		}
	}
	return nil
}

// begin takes over how a run measures: a whole one, or one of parts where there
// is nothing else.
func (r *record) begin(run *record, whole bool) {
	if whole || r.empty() {
		r.Command, r.Machine = run.Command, run.Machine
	}
}

// renew puts a section in the place of that of the same title. Those whose
// topic is no longer there go. The order is that of the topics.
func (r *record) renew(made section, all []topic) {
	var kept []section
	for _, t := range all {
		named := func(s section) bool { return s.Title == t.title }
		if named(made) {
			kept = append(kept, made)
		} else if i := slices.IndexFunc(r.Sections, named); i >= 0 {
			kept = append(kept, r.Sections[i])
		}
	}
	r.Sections = kept
}

// date is when the run began.
func (r *record) date() string {
	for _, row := range r.Machine.Rows {
		if row[0] == dateRow {
			return row[1]
		}
	}
	return ""
}

// bars are those of all sections.
func (r *record) bars() []bar {
	var all []bar
	for _, s := range r.Sections {
		all = append(all, s.Bars...)
	}
	return all
}

// failures are what was not measured, and why.
func (r *record) failures() []error {
	var all []error
	for _, s := range r.Sections {
		for _, failure := range s.failures() {
			all = append(all, fmt.Errorf("%s: not measured: %s", s.Title, failure))
		}
	}
	return all
}
