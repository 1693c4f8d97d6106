package language

import (
	"cmp"
	"context"
	_ "embed" // for the corpus
	"maps"
	"slices"
	"strings"
	"unicode"
)

//go:embed corpus.txt
var corpus string

// Config configures the models of both sizes.
type Config struct {
	// Corpus is the text to learn from; a story of a mill when absent.
	Corpus string `json:"corpus"`
}

// NewBigram makes a model that looks back one word.
//
//hush:factory name=bigram category=language-model title="Bigram model" version=2.0 meta.device=cpu meta.context=1
func NewBigram(c Config) *Ngram { return train(c, 1) }

// NewTrigram makes a model that looks back two words, or one where it has
// never seen the two.
//
//hush:factory name=trigram category=language-model title="Trigram model" version=2.0 meta.device=cpu meta.context=2
func NewTrigram(c Config) *Ngram { return train(c, 2) }

// Ngram is a [Model] that goes on with the word that it has seen most often in
// the same place.
type Ngram struct {
	context int
	next    map[string]string // the last words, joined: the word after them
}

func train(c Config, context int) *Ngram {
	text := cmp.Or(c.Corpus, corpus)
	seen := map[string]map[string]int{}
	for sentence := range strings.SplitSeq(text, ".") {
		words := split(sentence)
		for i, word := range words {
			for back := 1; back <= min(context, i); back++ {
				place := strings.Join(words[i-back:i], " ")
				if seen[place] == nil {
					seen[place] = map[string]int{}
				}
				seen[place][word]++
			}
		}
	}
	model := &Ngram{context: context, next: map[string]string{}}
	for place, counts := range seen {
		model.next[place] = mostFrequent(counts)
	}
	return model
}

// mostFrequent returns the word of the highest count, the first in the
// alphabet of several.
func mostFrequent(counts map[string]int) string {
	words := slices.Sorted(maps.Keys(counts))
	return slices.MaxFunc(words, func(a, b string) int { return cmp.Compare(counts[a], counts[b]) })
}

// Continue implements [Model].
func (m *Ngram) Continue(ctx context.Context, text string, words int) (string, error) {
	said := split(text)
	start := len(said)
	for range words {
		word, found := m.after(said)
		if !found {
			break
		}
		said = append(said, word)
	}
	return strings.Join(said[start:], " "), ctx.Err()
}

// after looks for the longest known end of what was said.
func (m *Ngram) after(said []string) (string, bool) {
	for back := min(m.context, len(said)); back > 0; back-- {
		place := strings.Join(said[len(said)-back:], " ")
		if word, found := m.next[place]; found {
			return word, true
		}
	}
	return "", false
}

func split(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}
