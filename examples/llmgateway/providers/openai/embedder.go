package openai

import (
	"context"
	"fmt"
	"net/http"
	"slices"

	"github.com/hushgen/hushgen/examples/llmgateway/embedding"
	"github.com/hushgen/hushgen/examples/llmgateway/upstream"
	"github.com/hushgen/hushgen/runtime/hush"
)

// EmbeddingConfig configures the embeddings of OpenAI, or of a server with the
// same endpoint. The name openai stands here for another plugin than in
// category llm: names are unique within a category.
//
//hush:config name=openai category=embedding title="OpenAI embeddings" tags=cloud
type EmbeddingConfig struct {
	upstream.Settings

	// The model's name at the service.
	//
	//hush:field default=text-embedding-3-small
	Model string
	// The key, sent as a bearer token.
	//
	//hush:field env=OPENAI_API_KEY
	APIKey hush.Secret
	// The length of the vectors; 0 leaves it to the model.
	//
	//hush:field min=0 max=8192
	Dimensions int
	// How many texts go into one request.
	//
	//hush:field default=64 min=1 max=2048
	Batch int
}

// Validate checks what the fields' options can't.
func (c EmbeddingConfig) Validate() error { return c.Check() }

// NewEmbedder returns the embeddings of OpenAI, or of the server at base_url.
//
//hush:factory
func NewEmbedder(config EmbeddingConfig, client *http.Client) (*Embedder, error) {
	service, err := upstream.New(client, config.At("https://api.openai.com/v1"), config.APIKey)
	if err != nil {
		return nil, err
	}
	return &Embedder{config: config, service: service}, nil
}

// Embedder gets vectors from an embeddings endpoint.
type Embedder struct {
	config  EmbeddingConfig
	service *upstream.Service
}

// Embed asks for the vectors in batches.
func (e *Embedder) Embed(ctx context.Context, texts []string) ([]embedding.Vector, error) {
	vectors := make([]embedding.Vector, 0, len(texts))
	for batch := range slices.Chunk(texts, max(e.config.Batch, 1)) {
		some, err := e.batch(ctx, batch)
		if err != nil {
			return nil, err
		}
		vectors = append(vectors, some...)
	}
	return vectors, nil
}

type embeddingRequest struct {
	Model      string   `json:"model"`
	Input      []string `json:"input"`
	Dimensions int      `json:"dimensions,omitempty"`
}

type embeddingAnswer struct {
	Data []struct {
		Index     int              `json:"index"`
		Embedding embedding.Vector `json:"embedding"`
	} `json:"data"`
}

func (e *Embedder) batch(ctx context.Context, texts []string) ([]embedding.Vector, error) {
	body := embeddingRequest{Model: e.config.Model, Input: texts, Dimensions: e.config.Dimensions}
	var answer embeddingAnswer
	if err := e.service.PostJSON(ctx, "/embeddings", body, &answer); err != nil {
		return nil, err
	}
	vectors := make([]embedding.Vector, len(texts))
	for _, item := range answer.Data { // the protocol promises no order
		if item.Index < 0 || item.Index >= len(texts) {
			return nil, fmt.Errorf("model %s: a vector for text %d, but %d were asked for", e.config.Model, item.Index, len(texts))
		}
		vectors[item.Index] = item.Embedding
	}
	for i, vector := range vectors {
		if len(vector) == 0 {
			return nil, fmt.Errorf("model %s: no vector for text %d of %d", e.config.Model, i, len(texts))
		}
	}
	return vectors, nil
}
