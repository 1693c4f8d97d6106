// Package local provides a language model that is small enough to be trained
// while the program starts: an n-gram model, which picks each word by the few
// words before it. It needs no network, no file and no key, and the same seed
// gives the same words everywhere.
package local

import (
	"context"
	_ "embed"
	"fmt"
	"hash/fnv"
	"iter"
	"math/rand/v2"
	"os"
	"strings"

	"github.com/hushgen/hushgen/examples/llmgateway/llm"
)

//go:embed corpus.txt
var corpus string

// Config configures the model.
//
//hush:config name=local category=llm title="Tiny n-gram model" tags=offline,toy aliases=ngram preferred
type Config struct {
	// A text to learn from. Absent: a short story that is built in.
	File string
	// How many words before a word decide about it.
	//
	//hush:field default=2 min=1 max=5
	Order int
	// Chooses among the replies that the model could give.
	//
	//hush:field default=1
	Seed uint64
	// How freely the model picks its words; at 0 it always takes the likeliest.
	//
	//hush:field default=1 min=0 max=2
	Temperature float64
	// The longest reply in words.
	//
	//hush:field default=40 min=1 max=10000
	MaxWords int
}

// New trains a model.
//
//hush:factory
func New(config Config) (*Model, error) {
	text := corpus
	if config.File != "" {
		data, err := os.ReadFile(config.File)
		if err != nil {
			return nil, fmt.Errorf("the text to learn from: %w", err)
		}
		text = string(data)
	}
	learnt := newTable(config.Order)
	learnt.learn(text)
	if learnt.empty() {
		return nil, fmt.Errorf("the text to learn from is empty: %q", config.File)
	}
	return &Model{config: config, learnt: learnt}, nil
}

// Model is a trained model. It never changes.
type Model struct {
	config Config
	learnt *table
}

// Complete answers in one piece.
func (m *Model) Complete(ctx context.Context, request llm.Request) (llm.Reply, error) {
	return llm.Collect(m.Stream(ctx, request))
}

// Stream answers word by word. It goes on from the end of what the user said
// last, or begins anew after a question. What system messages say counts more
// than what the model has learnt: where they know how to go on, they decide.
func (m *Model) Stream(ctx context.Context, request llm.Request) iter.Seq2[llm.Chunk, error] {
	return func(yield func(llm.Chunk, error) bool) {
		told := newTable(m.config.Order)
		for _, message := range request.Messages {
			if message.Role == llm.System {
				told.learn(message.Content)
			}
		}
		writer := m.writer(request)
		for chunk := range writer.write(told, m.learnt) {
			if ctx.Err() != nil {
				yield(llm.Chunk{}, context.Cause(ctx))
				return
			}
			if !yield(chunk, nil) {
				return
			}
		}
	}
}

// writer prepares one reply.
func (m *Model) writer(request llm.Request) *writer {
	prompt := request.LastUser()
	w := &writer{
		temperature: m.config.Temperature,
		limit:       m.config.MaxWords,
		stopper:     stopper{stops: request.Stop},
		random:      rand.New(rand.NewPCG(m.config.Seed, digest(prompt))),
		before:      opening(prompt),
	}
	if request.Temperature != nil {
		w.temperature = *request.Temperature
	}
	if request.MaxTokens > 0 {
		w.limit = min(w.limit, request.MaxTokens)
	}
	for _, message := range request.Messages {
		w.prompt += len(tokens(message.Content))
	}
	return w
}

// opening returns the words that the reply goes on from.
func opening(prompt string) []string {
	if strings.HasSuffix(strings.TrimSpace(prompt), "?") {
		return nil
	}
	return tokens(prompt)
}

// digest makes each prompt a random sequence of its own.
func digest(text string) uint64 {
	hash := fnv.New64a()
	hash.Write([]byte(text))
	return hash.Sum64()
}
