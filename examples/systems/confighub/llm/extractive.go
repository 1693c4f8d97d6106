package llm

import (
	"context"
	"strings"
	"unicode"
)

// ExtractiveConfig configures a model that runs anywhere: it answers with the
// line of the prompt that shares most words with the prompt's last line.
//
//hush:config name=extractive category=llm tags=local
type ExtractiveConfig struct {
	// Otherwise is the answer when no line shares a word.
	//hush:field default="I don't know."
	Otherwise string `json:"otherwise"`
	// MinWord is the length below which words don't count, in letters.
	//hush:field default=4 min=1
	MinWord int `json:"min_word"`
}

// Create makes the model.
//
//hush:factory
func (c ExtractiveConfig) Create() *Extractive { return &Extractive{config: c} }

// Extractive is an [LLM] without a network.
type Extractive struct{ config ExtractiveConfig }

// Complete implements [LLM].
func (m *Extractive) Complete(ctx context.Context, prompt string) (string, error) {
	lines := strings.Split(strings.TrimSpace(prompt), "\n")
	last := len(lines) - 1
	asked := m.words(lines[last])
	best, answer := 0, m.config.Otherwise
	for _, line := range lines[:last] {
		if shared := countShared(m.words(line), asked); shared > best {
			best, answer = shared, line
		}
	}
	return answer, ctx.Err()
}

// words returns the set of the words that count.
func (m *Extractive) words(line string) map[string]bool {
	words := map[string]bool{}
	notLetter := func(r rune) bool { return !unicode.IsLetter(r) }
	for word := range strings.FieldsFuncSeq(strings.ToLower(line), notLetter) {
		if len(word) >= m.config.MinWord {
			words[word] = true
		}
	}
	return words
}

func countShared(a, b map[string]bool) int {
	count := 0
	for word := range a {
		if b[word] {
			count++
		}
	}
	return count
}
