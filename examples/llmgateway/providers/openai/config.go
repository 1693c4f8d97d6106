// Package openai provides models and embeddings from every server that speaks
// the protocol of OpenAI.
package openai

import (
	"net/http"

	"github.com/hushgen/hushgen/examples/llmgateway/upstream"
	"github.com/hushgen/hushgen/runtime/hush"
)

// Config configures a chat model behind the chat-completions protocol.
//
//hush:config name=openai category=llm title=OpenAI tags=chat,cloud meta.protocol=chat-completions
type Config struct {
	upstream.Settings

	// The model's name at the service.
	//
	//hush:field required
	Model string
	// The key, sent as a bearer token. It has no env= of its own: one config
	// serves several providers, and none must see the key of another.
	APIKey hush.Secret
	// How freely the model picks its words. Absent: the model's own.
	//
	//hush:field min=0 max=2
	Temperature *float64
	// The longest reply in tokens; 0 leaves it to the model.
	//
	//hush:field min=0
	MaxTokens int
}

// Validate checks what the fields' options can't.
func (c Config) Validate() error { return c.Check() }

// New returns a model of OpenAI, or of the server at base_url.
//
//hush:factory
func New(config Config, client *http.Client) (*Client, error) {
	return config.at("https://api.openai.com/v1", client)
}

// Groq returns a model of Groq.
//
//hush:factory name=groq category=llm title=Groq tags=chat,cloud meta.protocol=chat-completions
func (c Config) Groq(client *http.Client) (*Client, error) {
	return c.at("https://api.groq.com/openai/v1", client)
}

// Mistral returns a model of Mistral AI.
//
//hush:factory name=mistral category=llm title="Mistral AI" tags=chat,cloud meta.protocol=chat-completions
func (c Config) Mistral(client *http.Client) (*Client, error) {
	return c.at("https://api.mistral.ai/v1", client)
}

// OpenRouter returns a model of OpenRouter.
//
//hush:factory name=openrouter category=llm title=OpenRouter tags=chat,cloud,router meta.protocol=chat-completions
func (c Config) OpenRouter(client *http.Client) (*Client, error) {
	return c.at("https://openrouter.ai/api/v1", client)
}

// DeepSeek returns a model of DeepSeek.
//
//hush:factory name=deepseek category=llm title=DeepSeek tags=chat,cloud meta.protocol=chat-completions
func (c Config) DeepSeek(client *http.Client) (*Client, error) {
	return c.at("https://api.deepseek.com/v1", client)
}

// at makes the client of a provider whose public service is at baseURL.
func (c Config) at(baseURL string, client *http.Client) (*Client, error) {
	service, err := upstream.New(client, c.At(baseURL), c.APIKey)
	if err != nil {
		return nil, err
	}
	return &Client{config: c, service: service}, nil
}
