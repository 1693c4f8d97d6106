package ollama

import (
	"errors"

	"github.com/hushgen/hushgen/examples/llmgateway/llm"
)

// request is the body of POST /api/chat.
type request struct {
	Model     string    `json:"model"`
	Messages  []message `json:"messages"`
	Stream    bool      `json:"stream"`
	KeepAlive string    `json:"keep_alive,omitempty"`
	Options   options   `json:"options"`
}

type message struct {
	Role    string `json:"role"`
	Content string `json:"content"`
}

// options are the model's parameters; absent ones are the model's own.
type options struct {
	Temperature *float64 `json:"temperature,omitempty"`
	Seed        *int64   `json:"seed,omitempty"`
	NumPredict  int      `json:"num_predict,omitempty"`
	Stop        []string `json:"stop,omitempty"`
}

// answer is the whole answer, or one line of a streamed one.
type answer struct {
	Message         message `json:"message"`
	Done            bool    `json:"done"`
	DoneReason      string  `json:"done_reason"`
	PromptEvalCount int     `json:"prompt_eval_count"`
	EvalCount       int     `json:"eval_count"`
	// Error can stand in the middle of a stream, after status 200.
	Error string `json:"error"`
}

func (a answer) chunk() (llm.Chunk, error) {
	if a.Error != "" {
		return llm.Chunk{}, errors.New(a.Error)
	}
	chunk := llm.Chunk{Text: a.Message.Content}
	if a.Done {
		chunk.Finish = llm.Stopped
		if a.DoneReason != "" {
			chunk.Finish = llm.Finish(a.DoneReason)
		}
		chunk.Usage = llm.Usage{Prompt: a.PromptEvalCount, Completion: a.EvalCount}
	}
	return chunk, nil
}

// body fills in from the config what the conversation leaves open.
func (c *Client) body(from llm.Request, stream bool) request {
	body := request{
		Model:     c.config.Model,
		Stream:    stream,
		KeepAlive: c.config.KeepAlive.String(),
		Options: options{
			Temperature: c.config.Temperature,
			Seed:        c.config.Seed,
			NumPredict:  from.MaxTokens,
			Stop:        from.Stop,
		},
	}
	if from.Temperature != nil {
		body.Options.Temperature = from.Temperature
	}
	for _, m := range from.Messages {
		body.Messages = append(body.Messages, message{Role: string(m.Role), Content: m.Content})
	}
	return body
}
