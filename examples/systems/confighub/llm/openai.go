package llm

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/hushgen/hushgen/runtime/hush"
)

// OpenAIConfig configures a model behind the chat-completions protocol.
//
//hush:config name=openai category=llm title=OpenAI tags=chat,cloud
type OpenAIConfig struct {
	// Model is the name by which the server knows the model.
	//hush:field required
	Model string `json:"model"`
	// BaseURL is where the protocol begins; "/chat/completions" follows.
	//hush:field default=https://api.openai.com/v1
	BaseURL string `json:"base_url"`
	//hush:field env=OPENAI_API_KEY
	APIKey hush.Secret `json:"api_key"`
	//hush:field default=0.2 min=0 max=2
	Temperature float64 `json:"temperature"`
	// Timeout bounds one answer.
	//hush:field default=30s min=1s
	Timeout time.Duration `json:"timeout"`
}

// Create makes the model. A config class with its own factory method.
//
//hush:factory
func (c OpenAIConfig) Create() *OpenAI {
	return &OpenAI{config: c, client: &http.Client{Timeout: c.Timeout}}
}

// OpenAI is an [LLM] on a server.
type OpenAI struct {
	config OpenAIConfig
	client *http.Client
}

// maxAnswer bounds the bytes read of one answer.
const maxAnswer = 1 << 20

type chatMessage struct {
	Role    string `json:"role"`
	Content string `json:"content"`
}

type chatAnswer struct {
	Choices []struct {
		Message chatMessage `json:"message"`
	} `json:"choices"`
	Error struct {
		Message string `json:"message"`
	} `json:"error"`
}

// Complete implements [LLM].
func (m *OpenAI) Complete(ctx context.Context, prompt string) (string, error) {
	request, err := m.request(ctx, prompt)
	if err != nil {
		return "", err
	}
	response, err := m.client.Do(request)
	if err != nil {
		return "", fmt.Errorf("%s: %w", m.config.Model, err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, maxAnswer))
	if err != nil {
		return "", fmt.Errorf("%s: %w", m.config.Model, err)
	}
	text, err := readAnswer(response.StatusCode, body)
	if err != nil {
		return "", fmt.Errorf("%s: %s: %w", m.config.Model, response.Status, err)
	}
	return text, nil
}

func (m *OpenAI) request(ctx context.Context, prompt string) (*http.Request, error) {
	body, err := json.Marshal(map[string]any{
		"model":       m.config.Model,
		"temperature": m.config.Temperature,
		"messages":    []chatMessage{{Role: "user", Content: prompt}},
	})
	if err != nil {
		return nil, err
	}
	url := strings.TrimSuffix(m.config.BaseURL, "/") + "/chat/completions"
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	if !m.config.APIKey.IsZero() {
		request.Header.Set("Authorization", "Bearer "+m.config.APIKey.Reveal())
	}
	return request, nil
}

func readAnswer(status int, body []byte) (string, error) {
	var answer chatAnswer
	err := json.Unmarshal(body, &answer)
	switch {
	case answer.Error.Message != "":
		return "", errors.New(answer.Error.Message)
	case status != http.StatusOK:
		return "", errors.New("the server refused")
	case err != nil:
		return "", fmt.Errorf("the answer is not JSON: %w", err)
	case len(answer.Choices) == 0:
		return "", errors.New("the answer holds no choice")
	}
	return answer.Choices[0].Message.Content, nil
}
