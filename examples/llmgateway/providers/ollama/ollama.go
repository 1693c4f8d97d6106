// Package ollama provides models of an Ollama server through its own protocol:
// POST /api/chat, answered with one JSON object a line.
package ollama

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"time"

	"github.com/hushgen/hushgen/examples/llmgateway/llm"
	"github.com/hushgen/hushgen/examples/llmgateway/upstream"
	"github.com/hushgen/hushgen/runtime/hush"
)

const (
	defaultURL = "http://localhost:11434"
	chatPath   = "/api/chat"
)

// Config configures a model that an Ollama server runs.
//
//hush:config name=ollama category=llm title=Ollama tags=chat,self-hosted meta.protocol=ollama
type Config struct {
	upstream.Settings

	// The model's name, as "ollama list" shows it.
	//
	//hush:field required
	Model string
	// How freely the model picks its words. Absent: the model's own.
	//
	//hush:field min=0 max=2
	Temperature *float64
	// Makes replies repeatable.
	Seed *int64
	// How long the server keeps the model in memory afterwards.
	//
	//hush:field default=5m min=0s
	KeepAlive time.Duration
}

// Validate checks what the fields' options can't.
func (c Config) Validate() error { return c.Check() }

// New returns a model of the Ollama server at base_url.
//
//hush:factory
func New(config Config, client *http.Client) (*Client, error) {
	service, err := upstream.New(client, config.At(defaultURL), hush.Secret{})
	if err != nil {
		return nil, err
	}
	return &Client{config: config, service: service}, nil
}

// Client is a model of an Ollama server.
type Client struct {
	config  Config
	service *upstream.Service
}

// Complete asks for the whole reply.
func (c *Client) Complete(ctx context.Context, request llm.Request) (llm.Reply, error) {
	var answer answer
	if err := c.service.PostJSON(ctx, chatPath, c.body(request, false), &answer); err != nil {
		return llm.Reply{}, err
	}
	chunk, err := answer.chunk()
	if err != nil {
		return llm.Reply{}, fmt.Errorf("model %s: %w", c.config.Model, err)
	}
	return llm.Reply(chunk), nil
}

// Stream asks for the reply line by line.
func (c *Client) Stream(ctx context.Context, request llm.Request) iter.Seq2[llm.Chunk, error] {
	return func(yield func(llm.Chunk, error) bool) {
		response, err := c.service.Post(ctx, chatPath, c.body(request, true))
		if err != nil {
			yield(llm.Chunk{}, err)
			return
		}
		defer response.Body.Close()
		if err := pieces(response.Body, yield); err != nil {
			yield(llm.Chunk{}, fmt.Errorf("model %s: stream: %w", c.config.Model, err))
		}
	}
}

// pieces yields the lines of an answer up to the one that is marked done. A
// nil error means that the reply is complete or that nobody wants the rest.
func pieces(body io.Reader, yield func(llm.Chunk, error) bool) error {
	lines := json.NewDecoder(body)
	for {
		var line answer
		err := lines.Decode(&line)
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return fmt.Errorf("the connection ended before the reply did: %w", io.ErrUnexpectedEOF)
		}
		if err != nil {
			return fmt.Errorf("a line is not what was expected: %w", err)
		}
		chunk, err := line.chunk()
		if err != nil {
			return err
		}
		if !yield(chunk, nil) || line.Done {
			return nil
		}
	}
}
