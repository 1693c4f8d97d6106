package main

import (
	"context"
	"encoding/json"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/systems/confighub/assistant"
	"github.com/hushgen/hushgen/examples/systems/confighub/redis"
	"github.com/hushgen/hushgen/examples/systems/internal/programtest"
	"github.com/hushgen/hushgen/runtime/hush"
)

const configured = `resources:
  assistant:premium
  assistant:support
  llm:gpt-4
  llm:house
  mongo:default
  redis:default
`

const answered = configured + `support: When do you open?
  We open at nine and close at six. (asked the model)
support: when do  YOU open?
  We open at nine and close at six. (from the cache)
support: Can I return the lamp?
  You can return what you bought within thirty days. (asked the model)
`

func TestGeneratedFileIsFresh(t *testing.T) { programtest.Fresh(t) }

func TestProgram(t *testing.T) {
	binary := programtest.Build(t)

	t.Run("in its folder", func(t *testing.T) {
		assert.Equal(t, answered, programtest.Output(t, binary, programtest.Call{}))
		programtest.InREADME(t, answered)
	})
	t.Run("in the root of the repository", func(t *testing.T) {
		assert.Equal(t, answered, programtest.Output(t, binary, programtest.Call{Dir: "../../.."}))
	})
	t.Run("elsewhere", func(t *testing.T) {
		file, err := filepath.Abs("resources.yaml")
		require.NoError(t, err)
		call := programtest.Call{Dir: t.TempDir(), Env: []string{"CONFIGHUB_CONFIG=" + file}}
		assert.Equal(t, answered, programtest.Output(t, binary, call))
	})
	t.Run("the model with the older spelling of type", func(t *testing.T) {
		server := chatServer(t)
		output := programtest.Output(t, binary, programtest.Call{
			Args: []string{"-assistant", "premium", "Who are you?"},
			Env:  []string{"OPENAI_BASE_URL=" + server.URL, "OPENAI_API_KEY=open sesame"},
		})
		assert.Equal(t, configured+"premium: Who are you?\n  I am gpt-4. (asked the model)\n", output)
	})
	t.Run("a model that refuses", func(t *testing.T) {
		server := chatServer(t)
		result := programtest.Run(t, binary, programtest.Call{
			Args: []string{"-assistant", "premium", "Who are you?"},
			Env:  []string{"OPENAI_BASE_URL=" + server.URL},
		})
		assert.Equal(t, 1, result.ExitCode)
		assert.Equal(t, "confighub: ask premium: gpt-4: 401 Unauthorized: who are you?\n", result.Stderr)
	})
	t.Run("an assistant that doesn't exist", func(t *testing.T) {
		result := programtest.Run(t, binary, programtest.Call{Args: []string{"-assistant", "suport"}})
		assert.Equal(t, 1, result.ExitCode)
		assert.Equal(t, "confighub: assistant: no resource \"suport\"; did you mean support?\n", result.Stderr)
	})
	t.Run("stores that stay", func(t *testing.T) { testStores(t, binary) })
}

// testStores runs the program twice with a Redis server of its own and a
// folder: the second run finds what the first left there.
func testStores(t *testing.T, binary string) {
	ctx, cancel := context.WithCancel(t.Context())
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	served := make(chan error, 1)
	go func() { served <- new(redis.Server).Serve(ctx, listener) }()
	t.Cleanup(func() {
		cancel()
		assert.NoError(t, <-served)
	})
	dir := filepath.Join(t.TempDir(), "documents")
	call := programtest.Call{
		Args: []string{"How long takes the delivery?"},
		Env:  []string{"REDIS_ADDR=" + listener.Addr().String(), "MONGO_DIR=" + dir},
	}
	const answer = "support: How long takes the delivery?\n  Delivery takes two days. "
	assert.Equal(t, configured+answer+"(asked the model)\n", programtest.Output(t, binary, call))
	assert.Equal(t, configured+answer+"(from the cache)\n", programtest.Output(t, binary, call))
	files, err := filepath.Glob(filepath.Join(dir, "facts", "*"))
	require.NoError(t, err)
	assert.Len(t, files, 3, "the facts are stored once")
}

// chatServer speaks the chat-completions protocol with those who know the key.
func chatServer(t *testing.T) *httptest.Server {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var request struct {
			Model    string
			Messages []struct{ Role, Content string }
		}
		assert.Equal(t, "/chat/completions", r.URL.Path)
		assert.NoError(t, json.NewDecoder(r.Body).Decode(&request))
		if r.Header.Get("Authorization") != "Bearer open sesame" {
			w.WriteHeader(http.StatusUnauthorized)
			_, _ = w.Write([]byte(`{"error": {"message": "who are you?"}}`))
			return
		}
		assert.Len(t, request.Messages, 1)
		assert.Contains(t, request.Messages[0].Content, "Delivery takes two days.\nWho are you?\n")
		_, _ = w.Write([]byte(`{"choices": [{"message": {"content": "I am ` + request.Model + `."}}]}`))
	}))
	t.Cleanup(server.Close)
	return server
}

// parrot shows how parts of a program are tested without a hub.
type parrot struct{}

func (parrot) Ask(_ context.Context, question string) (assistant.Answer, error) {
	return assistant.Answer{Text: question + "!"}, nil
}

func TestAskTakesAnyResources(t *testing.T) {
	parrots := hush.Fixed(map[string]assistant.Assistant{"polly": parrot{}})
	var out strings.Builder
	require.NoError(t, ask(t.Context(), &out, parrots, "polly", []string{"Hello"}))
	assert.Equal(t, "polly: Hello\n  Hello! (asked the model)\n", out.String())
	assert.EqualError(t, ask(t.Context(), &out, parrots, "poly", []string{"Hello"}),
		`no resource "poly"; did you mean polly?`)
}
