// Package llm is the contract between programs and language models. Whoever
// uses a model imports this package and never a provider.
package llm

import (
	"context"
	"iter"
)

// LLM answers conversations. It is safe for concurrent use, and both methods
// return soon after ctx ends.
//
// When a service behind the model refuses, the error wraps an
// *upstream.Error; when it doesn't answer in time, context.DeadlineExceeded.
//
//hush:category name=llm title="Language models"
type LLM interface {
	// Complete answers the conversation in one piece.
	Complete(ctx context.Context, request Request) (Reply, error)
	// Stream answers in pieces as they come. Nothing happens before the
	// iteration begins; leaving it early gives up the rest. An error is the
	// last thing that it yields. The last piece says why the reply ended.
	Stream(ctx context.Context, request Request) iter.Seq2[Chunk, error]
}

// Request is a conversation and how to go on with it.
type Request struct {
	// Messages is the conversation so far, oldest first; at least one.
	Messages []Message
	// Temperature, 0 to 2, replaces the model's own when it is not nil.
	Temperature *float64
	// MaxTokens ends the reply after so many tokens; 0 leaves it to the model.
	MaxTokens int
	// Stop ends the reply before the first of these texts.
	Stop []string
}

// Ask returns the request with one question of a user.
func Ask(prompt string) Request {
	return Request{Messages: []Message{{Role: User, Content: prompt}}}
}

// LastUser returns what the user said last, or "".
func (r Request) LastUser() string {
	for i := len(r.Messages) - 1; i >= 0; i-- {
		if r.Messages[i].Role == User {
			return r.Messages[i].Content
		}
	}
	return ""
}

// Message is one contribution to a conversation.
type Message struct {
	Role    Role
	Content string
}

// Role says who speaks.
type Role string

// The roles of a conversation.
const (
	System    Role = "system"
	User      Role = "user"
	Assistant Role = "assistant"
)

// Reply is the whole answer to a request.
type Reply struct {
	Text   string
	Finish Finish
	Usage  Usage
}

// Chunk is a piece of a reply. The texts of all pieces joined are the reply's
// text. Finish and Usage belong to the last piece.
type Chunk struct {
	Text   string
	Finish Finish
	Usage  Usage
}

// Finish says why a reply ended. Services have further reasons of their own.
type Finish string

// The usual reasons.
const (
	// Stopped: the model had nothing to add, or met a stop text.
	Stopped Finish = "stop"
	// Length: the reply reached its limit.
	Length Finish = "length"
)

// Usage counts tokens, as the model counts them; all zero when it doesn't say.
type Usage struct {
	Prompt, Completion int
}
