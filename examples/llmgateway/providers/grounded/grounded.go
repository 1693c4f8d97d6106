// Package grounded lets documents pass for a language model: what is asked of
// the model is answered from them. So every client of the gateway can use it.
package grounded

import (
	"context"
	"iter"

	"github.com/hushgen/hushgen/examples/llmgateway/llm"
	"github.com/hushgen/hushgen/examples/llmgateway/retrieval"
)

// Config configures the model.
//
//hush:config name=grounded category=llm title="Answers from documents" tags=documents
type Config struct {
	// Knows the documents.
	//
	//hush:field required
	Source retrieval.Answerer
}

// New returns a model that answers from the source.
//
//hush:factory
func New(config Config) *Model { return &Model{source: config.Source} }

// Model answers from documents.
type Model struct{ source retrieval.Answerer }

// Complete answers what the user asked last.
func (m *Model) Complete(ctx context.Context, request llm.Request) (llm.Reply, error) {
	answer, err := m.source.Answer(ctx, request.LastUser())
	return answer.Reply, err
}

// Stream yields the answer as one piece: it isn't known before.
func (m *Model) Stream(ctx context.Context, request llm.Request) iter.Seq2[llm.Chunk, error] {
	return llm.Whole(func() (llm.Reply, error) { return m.Complete(ctx, request) })
}
