package openai

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"mime"
	"net/http"

	"github.com/hushgen/hushgen/examples/llmgateway/internal/chatapi"
	"github.com/hushgen/hushgen/examples/llmgateway/internal/sse"
	"github.com/hushgen/hushgen/examples/llmgateway/llm"
	"github.com/hushgen/hushgen/examples/llmgateway/upstream"
)

const completionsPath = "/chat/completions"

// Client is a chat model behind the chat-completions protocol.
type Client struct {
	config  Config
	service *upstream.Service
}

// Complete asks for the whole reply.
func (c *Client) Complete(ctx context.Context, request llm.Request) (llm.Reply, error) {
	var answer chatapi.Completion
	if err := c.service.PostJSON(ctx, completionsPath, c.body(request), &answer); err != nil {
		return llm.Reply{}, err
	}
	if len(answer.Choices) == 0 {
		return llm.Reply{}, fmt.Errorf("model %s: the answer holds no choice", c.config.Model)
	}
	return llm.Reply(answer.Chunk()), nil
}

// Stream asks for the reply as server-sent events.
func (c *Client) Stream(ctx context.Context, request llm.Request) iter.Seq2[llm.Chunk, error] {
	return func(yield func(llm.Chunk, error) bool) {
		body := c.body(request)
		body.Stream = true
		body.StreamOptions = &chatapi.StreamOptions{IncludeUsage: true}
		response, err := c.service.Post(ctx, completionsPath, body)
		if err != nil {
			yield(llm.Chunk{}, err)
			return
		}
		defer response.Body.Close()
		if err := c.pieces(response, yield); err != nil {
			yield(llm.Chunk{}, fmt.Errorf("model %s: stream: %w", c.config.Model, err))
		}
	}
}

// pieces yields the pieces of a streamed answer. A nil error means that the
// reply is complete or that nobody wants the rest.
func (c *Client) pieces(response *http.Response, yield func(llm.Chunk, error) bool) error {
	if err := expectEvents(response.Header.Get("Content-Type")); err != nil {
		return err
	}
	finished := false
	for event, err := range sse.Events(response.Body) {
		if err != nil {
			return err
		}
		if event.Data == chatapi.Done {
			return nil
		}
		chunk, err := parseEvent(event.Data)
		if err != nil {
			return err
		}
		finished = finished || chunk.Finish != ""
		if !yield(chunk, nil) {
			return nil
		}
	}
	if !finished { // some servers leave out the closing event, none the reason
		return fmt.Errorf("the connection ended before the reply did: %w", io.ErrUnexpectedEOF)
	}
	return nil
}

func expectEvents(contentType string) error {
	kind, _, err := mime.ParseMediaType(contentType)
	if err != nil || kind != "text/event-stream" {
		return fmt.Errorf("expected text/event-stream, found %q", contentType)
	}
	return nil
}

func parseEvent(data string) (llm.Chunk, error) {
	var event chatapi.Completion
	if err := json.Unmarshal([]byte(data), &event); err != nil {
		return llm.Chunk{}, fmt.Errorf("an event is not what was expected: %w", err)
	}
	if len(event.Error) > 0 && string(event.Error) != "null" {
		_, message := upstream.ParseError(string(event.Error))
		return llm.Chunk{}, errors.New(message)
	}
	return event.Chunk(), nil
}

// body fills in from the config what the request leaves open.
func (c *Client) body(request llm.Request) chatapi.Request {
	if request.Temperature == nil {
		request.Temperature = c.config.Temperature
	}
	if request.MaxTokens == 0 {
		request.MaxTokens = c.config.MaxTokens
	}
	return chatapi.NewRequest(c.config.Model, request)
}
