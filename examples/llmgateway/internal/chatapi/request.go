// Package chatapi holds the JSON of the chat-completions protocol. The openai
// plugin sends what the server reads and reads what the server sends.
package chatapi

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/hushgen/hushgen/examples/llmgateway/llm"
)

// Request is the body of POST /chat/completions. Fields that the gateway
// doesn't know are ignored, as all servers of this protocol do.
type Request struct {
	Model         string         `json:"model"`
	Messages      []Message      `json:"messages"`
	Stream        bool           `json:"stream,omitempty"`
	StreamOptions *StreamOptions `json:"stream_options,omitempty"`
	Temperature   *float64       `json:"temperature,omitempty"`
	MaxTokens     *int           `json:"max_tokens,omitempty"`
	// MaxCompletionTokens is the newer name of MaxTokens.
	MaxCompletionTokens *int  `json:"max_completion_tokens,omitempty"`
	Stop                Texts `json:"stop,omitempty"`
	// N is the number of replies asked for.
	N *int `json:"n,omitempty"`
}

// StreamOptions asks for more in a stream.
type StreamOptions struct {
	IncludeUsage bool `json:"include_usage"`
}

// Message is one contribution to a conversation.
type Message struct {
	Role    string  `json:"role"`
	Content Content `json:"content"`
}

// NewRequest returns the body that asks a model to go on with a conversation.
func NewRequest(model string, from llm.Request) Request {
	request := Request{Model: model, Temperature: from.Temperature, Stop: from.Stop}
	if from.MaxTokens > 0 {
		request.MaxTokens = &from.MaxTokens
	}
	for _, m := range from.Messages {
		request.Messages = append(request.Messages, Message{Role: string(m.Role), Content: Content(m.Content)})
	}
	return request
}

// Conversation returns what a model is asked. It does not check it.
func (r Request) Conversation() llm.Request {
	to := llm.Request{Temperature: r.Temperature, Stop: r.Stop}
	for _, limit := range []*int{r.MaxTokens, r.MaxCompletionTokens} {
		if limit != nil {
			to.MaxTokens = *limit
		}
	}
	for _, m := range r.Messages {
		to.Messages = append(to.Messages, llm.Message{Role: role(m.Role), Content: string(m.Content)})
	}
	return to
}

// role gives "developer", the newer name of "system", its plain meaning.
func role(name string) llm.Role {
	if name == "developer" {
		return llm.System
	}
	return llm.Role(name)
}

// Content is the text of a message. It is also read from a list of parts, of
// which all must be text, and from null.
type Content string

// UnmarshalJSON reads a text, a list of text parts, or null.
func (c *Content) UnmarshalJSON(data []byte) error {
	var text string
	if json.Unmarshal(data, &text) == nil {
		*c = Content(text)
		return nil
	}
	var parts []struct {
		Type string `json:"type"`
		Text string `json:"text"`
	}
	if json.Unmarshal(data, &parts) != nil {
		return errors.New("content: expected a text or a list of parts")
	}
	var all strings.Builder
	for _, part := range parts {
		if part.Type != "text" {
			return fmt.Errorf("content: expected parts of type text, found %q", part.Type)
		}
		all.WriteString(part.Text)
	}
	*c = Content(all.String())
	return nil
}

// Texts is a list of texts that may also be written as a single one.
type Texts []string

// UnmarshalJSON reads a text, a list of texts, or null.
func (t *Texts) UnmarshalJSON(data []byte) error {
	var many []string
	if json.Unmarshal(data, &many) == nil {
		*t = many
		return nil
	}
	var one string
	if json.Unmarshal(data, &one) != nil {
		return errors.New("stop: expected a text or a list of texts")
	}
	*t = Texts{one}
	return nil
}
