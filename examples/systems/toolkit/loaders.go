package main

import (
	"bufio"
	"bytes"
	"context"
	_ "embed" // for the reviews
	"fmt"
	"io"
	"os"
	"strings"
)

// DataLoader gives examples to learn from.
//
//hush:category name=data-loader title="Data loaders"
type DataLoader interface {
	Load(ctx context.Context) ([]Example, error)
}

// Example is a text and whether it is a good one, 0 or 1.
type Example struct {
	Text   string
	Target float64
}

//go:embed reviews.tsv
var reviews []byte

// NewReviews makes a loader of a few reviews that come with the program.
//
//hush:factory name=toy-reviews aliases=toy category=data-loader
func NewReviews() Reviews { return Reviews{} }

// Reviews is a [DataLoader].
type Reviews struct{}

// Load implements [DataLoader].
func (Reviews) Load(ctx context.Context) ([]Example, error) {
	return readExamples(ctx, bytes.NewReader(reviews))
}

// TSVConfig configures a loader of files with lines "good", a tab, text; any
// other first word is a bad one.
//
//hush:config name=tsv category=data-loader title="Tab-separated file"
type TSVConfig struct {
	//hush:field required
	Path string `json:"path"`
}

// NewTSV makes the loader.
//
//hush:factory
func NewTSV(c TSVConfig) *TSV { return &TSV{path: c.Path} }

// TSV is a [DataLoader].
type TSV struct{ path string }

// Load implements [DataLoader].
func (l *TSV) Load(ctx context.Context) ([]Example, error) {
	file, err := os.Open(l.path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	examples, err := readExamples(ctx, file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", l.path, err)
	}
	return examples, nil
}

func readExamples(ctx context.Context, r io.Reader) ([]Example, error) {
	var examples []Example
	lines := bufio.NewScanner(r)
	for number := 1; lines.Scan(); number++ {
		label, text, found := strings.Cut(lines.Text(), "\t")
		if !found {
			return nil, fmt.Errorf("line %d: expected a label, a tab and a text", number)
		}
		example := Example{Text: text}
		if label == "good" {
			example.Target = 1
		}
		examples = append(examples, example)
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	return examples, ctx.Err()
}
