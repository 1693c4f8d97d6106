// Package retrieval is the contract of what answers from documents.
package retrieval

import (
	"context"

	"github.com/hushgen/hushgen/examples/llmgateway/llm"
	"github.com/hushgen/hushgen/examples/llmgateway/store"
)

// Answerer answers questions from documents that it knows. It is safe for
// concurrent use.
//
//hush:category name=rag title="Retrieval" go=RAG
type Answerer interface {
	// Answer answers one question.
	Answer(ctx context.Context, question string) (Answer, error)
}

// Answer is a reply with the passages that it rests on, the most fitting
// first. Without passages the documents don't answer the question.
type Answer struct {
	llm.Reply
	Sources []store.Match
}
