package configuration

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/benchmarks/corpus"
	"github.com/hushgen/hushgen/benchmarks/markdown"
)

// Mistakes tells who refuses which mistake.
func Mistakes(folder string) (markdown.Table, error) {
	all := readers()
	table := markdown.Table{Header: header(all)}
	caught, possible := make([]int, len(all)), make([]int, len(all))
	for _, mistake := range corpus.Mistakes() {
		row := []string{mistake.Name}
		for i, reader := range all {
			cell, err := reader.answer(folder, mistake)
			if err != nil {
				return table, err
			}
			row = append(row, cell)
			if cell != impossible {
				possible[i]++
			}
			if cell == refused || cell == located {
				caught[i]++
			}
		}
		table.Add(row...)
	}
	total := []string{"**refused**"}
	for i := range all {
		total = append(total, fmt.Sprintf("**%d of %d**", caught[i], possible[i]))
	}
	table.Add(total...)
	table.Add(atOnce(folder, all)...)
	return table, nil
}

// atOnce counts how many of several mistakes in one document are named.
func atOnce(folder string, all []reader) []string {
	fields := corpus.SeveralMistakes()
	row := []string{fmt.Sprintf("%d mistakes in one document: named", len(fields))}
	for _, reader := range all {
		_, err := reader.open(folder, reader.format.SpoilSeveral())
		named := 0
		for _, field := range fields {
			if err != nil && strings.Contains(flattened(err.Error()), flattened(field)) {
				named++
			}
		}
		row = append(row, strconv.Itoa(named))
	}
	return row
}

// flattened makes MaxTokens and max_tokens the same: validator names fields of
// Go.
func flattened(text string) string { return strings.ToLower(strings.ReplaceAll(text, "_", "")) }

// What the cells of the table say.
const (
	accepted   = "accepted"
	refused    = "refused"
	located    = "line"
	impossible = "–"
)

// answer tells what a reader makes of a mistake.
func (r reader) answer(folder string, mistake corpus.Mistake) (string, error) {
	document, line := r.format.Spoil(mistake)
	if document == nil {
		return impossible, nil
	}
	models, err := r.open(folder, document)
	switch {
	case err == nil && len(models) == 0:
		return "", fmt.Errorf("%s: %s: neither a model nor an error", r.name, mistake.Name)
	case err == nil:
		return accepted, nil
	case tellsLine(err.Error(), line):
		return located, nil
	}
	return refused, nil
}

// tellsLine reports whether a message says where the mistake is.
func tellsLine(message string, line int) bool {
	return regexp.MustCompile(`(line |:|\[)` + strconv.Itoa(line) + `\b`).MatchString(message)
}
