package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// The files that are made from the record, and the folder of the pictures.
const (
	resultsFile    = "RESULTS.md"
	picturesFolder = "pictures"
	readmeFile     = "../README.md"
)

// keep saves the record and writes all that is made from it.
func (r *record) keep() error {
	if err := r.save(); err != nil {
		return err
	}
	files, err := r.files()
	if err != nil {
		return err
	}
	return writeAll(".", files)
}

// render writes anew what is made from what was kept.
func render() error {
	kept, err := loadRecord()
	if err != nil {
		return err
	}
	files, err := kept.files()
	if err != nil {
		return err
	}
	return writeAll(".", files)
}

// files are the results, the pictures and hushgen's README with its figures, by
// path.
func (r *record) files() (map[string]string, error) {
	readme, err := os.ReadFile(readmeFile)
	if err != nil {
		return nil, err
	}
	notes, err := loadNotes()
	if err != nil {
		return nil, err
	}
	var results strings.Builder
	if err := r.write(&results, notes); err != nil {
		return nil, err
	}
	shown, err := r.inReadme(string(readme))
	files := map[string]string{resultsFile: results.String(), readmeFile: shown}
	for name, picture := range r.pictures() {
		files[picturesFolder+"/"+name] = picture
	}
	return files, err
}

func writeAll(folder string, files map[string]string) error {
	var failures []error
	for name, text := range files {
		failures = append(failures, os.WriteFile(filepath.Join(folder, filepath.FromSlash(name)), []byte(text), 0o644))
	}
	return errors.Join(failures...)
}

// Lines of the README between which the figures stand.
const (
	figuresBegin = "<!-- figures: written by go -C benchmarks run . -render -->\n"
	figuresEnd   = "<!-- end of figures -->\n"
)

// inReadme puts pictures and promises into the README: what was measured, and
// nothing else.
func (r *record) inReadme(readme string) (string, error) {
	before, rest, begins := strings.Cut(readme, figuresBegin)
	_, after, ends := strings.Cut(rest, figuresEnd)
	if !begins || !ends {
		return "", fmt.Errorf("%s: want the lines %q and %q, found only one of them or none", readmeFile, figuresBegin, figuresEnd)
	}
	var out strings.Builder
	out.WriteString(before + figuresBegin + "\n")
	drawn := r.pictures()
	for _, p := range shownPictures {
		if _, ok := drawn[p.file]; ok {
			fmt.Fprintf(&out, "%s\n\n![%s](benchmarks/%s/%s)\n\n", p.sentence, p.title, picturesFolder, p.file)
		}
	}
	writeLines(&out, r.bars(), true)
	return out.String() + figuresEnd + after, nil
}
