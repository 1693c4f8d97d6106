// Package language is the domain of language models.
package language

import "context"

// Model is a language model.
//
//hush:category name=language-model title="Language models"
type Model interface {
	// Continue returns at most so many words that go on from the text.
	Continue(ctx context.Context, text string, words int) (string, error)
}
