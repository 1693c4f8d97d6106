// Package ai holds the contract of AI providers and two that need no network.
package ai

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"
)

// Provider answers for texts.
//
//hush:category name=ai-provider title="AI providers"
type Provider interface {
	// Summarize returns the gist of a text of one statement a line.
	Summarize(ctx context.Context, text string) (string, error)
}

// DigestConfig configures a provider that picks the lines which speak most of
// what the whole text speaks of.
//
//hush:config name=digest category=ai-provider title="Word frequency digest" version=1.0
type DigestConfig struct {
	// Lines is how many lines a summary has at most.
	//hush:field default=3 min=1
	Lines int `json:"lines"`
}

// NewDigest makes the provider.
//
//hush:factory
func NewDigest(c DigestConfig) *Digest { return &Digest{config: c} }

// Digest is a [Provider].
type Digest struct{ config DigestConfig }

// Summarize implements [Provider]. The lines stay in their order.
func (d *Digest) Summarize(ctx context.Context, text string) (string, error) {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	frequency := map[string]int{}
	for word := range words(text) {
		frequency[word]++
	}
	weight := make([]int, len(lines))
	byWeight := make([]int, len(lines))
	for i, line := range lines {
		byWeight[i] = i
		for word := range words(line) {
			weight[i] += frequency[word] - 1 // a word said once says nothing of the whole
		}
	}
	slices.SortStableFunc(byWeight, func(a, b int) int { return cmp.Compare(weight[b], weight[a]) })
	chosen := slices.Sorted(slices.Values(byWeight[:min(d.config.Lines, len(lines))]))
	summary := make([]string, len(chosen))
	for i, line := range chosen {
		summary[i] = "- " + lines[line]
	}
	return strings.Join(summary, "\n"), ctx.Err()
}

// words iterates over the words of more than three letters.
func words(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		notLetter := func(r rune) bool { return !unicode.IsLetter(r) }
		for word := range strings.FieldsFuncSeq(strings.ToLower(text), notLetter) {
			if len(word) > 3 && !yield(word) {
				return
			}
		}
	}
}

// NewOutline makes a provider without a configuration: it groups lines by what
// stands before their first colon, as in "fix: the door squeaks".
//
//hush:factory name=outline category=ai-provider title="Outline by kind" version=1.2
func NewOutline() Outline { return Outline{} }

// Outline is a [Provider].
type Outline struct{}

// Summarize implements [Provider]. The kinds come in the order of the alphabet.
func (Outline) Summarize(ctx context.Context, text string) (string, error) {
	groups := map[string][]string{}
	var kinds []string
	for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		kind, rest, found := strings.Cut(line, ": ")
		if !found {
			kind, rest = "other", line
		}
		if groups[kind] == nil {
			kinds = append(kinds, kind)
		}
		groups[kind] = append(groups[kind], rest)
	}
	slices.Sort(kinds)
	for i, kind := range kinds {
		kinds[i] = kind + "\n- " + strings.Join(groups[kind], "\n- ")
	}
	return strings.Join(kinds, "\n"), ctx.Err()
}
