// Package handbook answers questions from a text: it finds the passages that
// are nearest to a question and lets a language model answer from them.
package handbook

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/hushgen/hushgen/examples/llmgateway/embedding"
	"github.com/hushgen/hushgen/examples/llmgateway/llm"
	"github.com/hushgen/hushgen/examples/llmgateway/retrieval"
	"github.com/hushgen/hushgen/examples/llmgateway/store"
)

// Config configures a handbook. Its first three fields name other resources;
// their instances are there when New runs.
//
//hush:config name=handbook category=rag title=Handbook tags=documents
type Config struct {
	// Writes the answers.
	//
	//hush:field required
	LLM llm.LLM
	// Places passages and questions.
	//
	//hush:field required
	Embedder embedding.Embedder
	// Keeps the passages. Each handbook needs one of its own.
	//
	//hush:field required
	Store store.Store
	// The text. Absent: a small office handbook that is built in.
	File string
	// What a passage is.
	//
	//hush:field default=paragraphs
	Split Split
	// How many passages the model gets to read.
	//
	//hush:field default=2 min=1 max=20
	Passages int
	// How near a passage must be to count at all.
	//
	//hush:field default=0.1 min=0 max=1
	MinScore float64
}

// New reads the text and puts its passages into the store. ctx ends with the
// instance, so a hub that is closed meanwhile isn't held up.
//
//hush:factory
func New(ctx context.Context, config Config) (*Handbook, error) {
	text, err := read(config.File)
	if err != nil {
		return nil, err
	}
	passages := split(text, config.Split)
	if len(passages) == 0 {
		return nil, errors.New("the text holds no passage")
	}
	handbook := &Handbook{config: config}
	if err := handbook.keep(ctx, passages); err != nil {
		return nil, fmt.Errorf("keeping %d passages: %w", len(passages), err)
	}
	return handbook, nil
}

// Handbook answers from a text.
type Handbook struct{ config Config }

var _ retrieval.Answerer = (*Handbook)(nil)

// unanswered is the reply to a question that no passage is near to.
var unanswered = llm.Reply{Text: "The handbook doesn't say.", Finish: llm.Stopped}

// Answer lets the model answer from the nearest passages.
func (h *Handbook) Answer(ctx context.Context, question string) (retrieval.Answer, error) {
	sources, err := h.find(ctx, question)
	if err != nil {
		return retrieval.Answer{}, fmt.Errorf("finding passages: %w", err)
	}
	if len(sources) == 0 {
		return retrieval.Answer{Reply: unanswered}, nil
	}
	reply, err := h.config.LLM.Complete(ctx, prompt(question, sources))
	if err != nil {
		return retrieval.Answer{}, err
	}
	return retrieval.Answer{Reply: reply, Sources: sources}, nil
}

func (h *Handbook) find(ctx context.Context, question string) ([]store.Match, error) {
	vectors, err := h.embed(ctx, []string{question})
	if err != nil {
		return nil, err
	}
	matches, err := h.config.Store.Nearest(ctx, vectors[0], h.config.Passages)
	if err != nil {
		return nil, err
	}
	for i, match := range matches {
		if match.Score < h.config.MinScore {
			return matches[:i], nil
		}
	}
	return matches, nil
}

func (h *Handbook) keep(ctx context.Context, passages []string) error {
	vectors, err := h.embed(ctx, passages)
	if err != nil {
		return err
	}
	entries := make([]store.Entry, len(passages))
	for i, passage := range passages {
		entries[i] = store.Entry{ID: fmt.Sprintf("%04d", i+1), Text: passage, Vector: vectors[i]}
	}
	return h.config.Store.Put(ctx, entries...)
}

func (h *Handbook) embed(ctx context.Context, texts []string) ([]embedding.Vector, error) {
	vectors, err := h.config.Embedder.Embed(ctx, texts)
	if err == nil && len(vectors) != len(texts) {
		err = fmt.Errorf("the embedder returned %d vectors for %d texts", len(vectors), len(texts))
	}
	return vectors, err
}

// prompt puts the passages before the question.
func prompt(question string, sources []store.Match) llm.Request {
	var system strings.Builder
	system.WriteString("Answer briefly, and only from these passages of the handbook:")
	for _, source := range sources {
		system.WriteString("\n\n" + source.Text)
	}
	return llm.Request{Messages: []llm.Message{
		{Role: llm.System, Content: system.String()},
		{Role: llm.User, Content: question},
	}}
}
