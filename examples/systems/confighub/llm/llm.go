// Package llm holds the contract of language models and the two that this
// program knows.
package llm

import "context"

// LLM answers prompts.
//
//hush:category name=llm title="Language models"
type LLM interface {
	// Complete returns the answer to the prompt.
	Complete(ctx context.Context, prompt string) (string, error)
}
