package llm_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/systems/confighub/llm"
)

func TestExtractive(t *testing.T) {
	model := llm.ExtractiveConfig{Otherwise: "Pardon?", MinWord: 4}.Create()
	const facts = "Cats like fish.\nDogs like bones and cats.\n"
	tests := map[string]string{
		"Do cats like bones?": "Dogs like bones and cats.", // 3 words of 4
		"What of fish?":       "Cats like fish.",
		"CATS":                "Cats like fish.", // the first of two
		"And you?":            "Pardon?",
	}
	for question, want := range tests {
		got, err := model.Complete(t.Context(), facts+question+"\n")
		require.NoError(t, err)
		assert.Equal(t, want, got, question)
	}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := model.Complete(cancelled, facts)
	assert.ErrorIs(t, err, context.Canceled)
}

func TestOpenAIErrors(t *testing.T) {
	tests := []struct {
		status     int
		body, want string
	}{
		{500, `<html>`, "gpt-4: 500 Internal Server Error: the server refused"},
		{429, `{"error": {"message": "slow down"}}`, "gpt-4: 429 Too Many Requests: slow down"},
		{200, `{"choices": []}`, "gpt-4: 200 OK: the answer holds no choice"},
		{200, `{`, "gpt-4: 200 OK: the answer is not JSON: unexpected end of JSON input"},
	}
	for _, test := range tests {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(test.status)
			_, _ = w.Write([]byte(test.body))
		}))
		_, err := llm.OpenAIConfig{Model: "gpt-4", BaseURL: server.URL + "/"}.Create().Complete(t.Context(), "Hello")
		assert.EqualError(t, err, test.want)
		server.Close()
	}
}
