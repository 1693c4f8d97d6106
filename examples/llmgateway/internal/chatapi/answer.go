package chatapi

import (
	"encoding/json"

	"github.com/hushgen/hushgen/examples/llmgateway/llm"
)

// Done is the data of a stream's last event.
const Done = "[DONE]"

// Completion is the answer to a request, and one event of a streamed answer:
// in events the choices hold a delta, otherwise a message.
type Completion struct {
	ID      string   `json:"id"`
	Object  string   `json:"object"`
	Created int64    `json:"created"`
	Model   string   `json:"model"`
	Choices []Choice `json:"choices"`
	Usage   *Usage   `json:"usage,omitempty"`
	// Error, in an event, ends a stream that had begun.
	Error json.RawMessage `json:"error,omitempty"`
}

// Choice is one reply, or a piece of it.
type Choice struct {
	Index   int      `json:"index"`
	Message *Message `json:"message,omitempty"`
	Delta   *Delta   `json:"delta,omitempty"`
	// FinishReason is null until the reply ends.
	FinishReason *string `json:"finish_reason"`
}

// Delta is what an event adds to a reply.
type Delta struct {
	Role    string `json:"role,omitempty"`
	Content string `json:"content,omitempty"`
}

// Usage counts tokens.
type Usage struct {
	PromptTokens     int `json:"prompt_tokens"`
	CompletionTokens int `json:"completion_tokens"`
	TotalTokens      int `json:"total_tokens"`
}

// NewUsage returns the protocol's form of the counts.
func NewUsage(u llm.Usage) *Usage {
	return &Usage{PromptTokens: u.Prompt, CompletionTokens: u.Completion, TotalTokens: u.Prompt + u.Completion}
}

// Chunk returns the first choice of an event or answer as a piece of a reply.
func (c Completion) Chunk() llm.Chunk {
	var chunk llm.Chunk
	if c.Usage != nil {
		chunk.Usage = llm.Usage{Prompt: c.Usage.PromptTokens, Completion: c.Usage.CompletionTokens}
	}
	if len(c.Choices) == 0 {
		return chunk
	}
	choice := c.Choices[0]
	switch {
	case choice.Delta != nil:
		chunk.Text = choice.Delta.Content
	case choice.Message != nil:
		chunk.Text = string(choice.Message.Content)
	}
	if choice.FinishReason != nil {
		chunk.Finish = llm.Finish(*choice.FinishReason)
	}
	return chunk
}

// ErrorBody is the body of every answer that is an error.
type ErrorBody struct {
	Error ErrorInfo `json:"error"`
}

// ErrorInfo tells programs and people what is wrong.
type ErrorInfo struct {
	Message string `json:"message"`
	Type    string `json:"type"`
	// Param is the field of the request that is at fault.
	Param *string `json:"param"`
	Code  *string `json:"code"`
	// Nearest holds known models near to one that isn't known.
	Nearest []string `json:"nearest,omitempty"`
}

// ModelList is the answer to GET /models.
type ModelList struct {
	Object string  `json:"object"`
	Data   []Model `json:"data"`
}

// Model is one entry of a ModelList.
type Model struct {
	ID      string `json:"id"`
	Object  string `json:"object"`
	Created int64  `json:"created"`
	OwnedBy string `json:"owned_by"`
}
