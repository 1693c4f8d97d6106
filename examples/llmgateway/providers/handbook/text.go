package handbook

import (
	"cmp"
	_ "embed"
	"fmt"
	"os"
	"strings"
)

//go:embed handbook.txt
var builtIn string

// Split says what a passage is.
type Split string

// The ways to split a text. A config field of this type takes no other value.
const (
	Paragraphs Split = "paragraphs"
	Lines      Split = "lines"
)

// read returns the text of a file, or the one that is built in.
func read(file string) (string, error) {
	if file == "" {
		return builtIn, nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return "", fmt.Errorf("the text: %w", err)
	}
	return string(data), nil
}

// split returns the passages of a text without those that are empty.
func split(text string, by Split) []string {
	separator := "\n\n"
	if cmp.Or(by, Paragraphs) == Lines {
		separator = "\n"
	}
	var passages []string
	for passage := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), separator) {
		if passage = strings.TrimSpace(passage); passage != "" {
			passages = append(passages, passage)
		}
	}
	return passages
}
