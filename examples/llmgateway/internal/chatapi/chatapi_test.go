package chatapi_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/llmgateway/internal/chatapi"
	"github.com/hushgen/hushgen/examples/llmgateway/llm"
)

func TestRequestIsReadInAllItsForms(t *testing.T) {
	var request chatapi.Request
	err := json.Unmarshal([]byte(`{
		"model": "m", "unknown": [1],
		"messages": [
			{"role": "developer", "content": "a"},
			{"role": "user", "content": [{"type": "text", "text": "b"}, {"type": "text", "text": "c"}]},
			{"role": "assistant", "content": null}
		],
		"stop": "x", "max_tokens": 3, "max_completion_tokens": 5, "temperature": 0
	}`), &request)
	require.NoError(t, err)
	zero := 0.0
	assert.Equal(t, llm.Request{
		Messages: []llm.Message{
			{Role: llm.System, Content: "a"}, {Role: llm.User, Content: "bc"}, {Role: llm.Assistant},
		},
		Temperature: &zero, MaxTokens: 5, Stop: []string{"x"},
	}, request.Conversation())
}

func TestRequestErrors(t *testing.T) {
	cases := map[string]string{
		`{"messages":[{"content":1}]}`:                      "content: expected a text or a list of parts",
		`{"messages":[{"content":[{"type":"image_url"}]}]}`: `content: expected parts of type text, found "image_url"`,
		`{"stop":{"a":1}}`:                                  "stop: expected a text or a list of texts",
	}
	for body, want := range cases {
		err := json.Unmarshal([]byte(body), new(chatapi.Request))
		assert.ErrorContains(t, err, want)
	}
}

func TestRequestIsWrittenAndReadBack(t *testing.T) {
	half := 0.5
	for _, want := range []llm.Request{
		llm.Ask("hello"),
		{
			Messages:    []llm.Message{{Role: llm.System, Content: "be brief"}, {Role: llm.User, Content: "why?"}},
			Temperature: &half, MaxTokens: 7, Stop: []string{"a", "b"},
		},
	} {
		data, err := json.Marshal(chatapi.NewRequest("m", want))
		require.NoError(t, err)
		var got chatapi.Request
		require.NoError(t, json.Unmarshal(data, &got))
		assert.Equal(t, want, got.Conversation())
	}
}

func TestRequestLeavesOutWhatIsNotSet(t *testing.T) {
	data, err := json.Marshal(chatapi.NewRequest("m", llm.Ask("hi")))
	require.NoError(t, err)
	assert.JSONEq(t, `{"model":"m","messages":[{"role":"user","content":"hi"}]}`, string(data))
}

func TestChunk(t *testing.T) {
	cases := map[string]struct {
		body string
		want llm.Chunk
	}{
		"delta":   {`{"choices":[{"delta":{"content":"a"},"finish_reason":null}]}`, llm.Chunk{Text: "a"}},
		"message": {`{"choices":[{"message":{"content":"a"},"finish_reason":"length"}]}`, llm.Chunk{Text: "a", Finish: llm.Length}},
		"usage":   {`{"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2}}`, llm.Chunk{Usage: llm.Usage{Prompt: 1, Completion: 2}}},
		"empty":   {`{"choices":[{}]}`, llm.Chunk{}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			var completion chatapi.Completion
			require.NoError(t, json.Unmarshal([]byte(c.body), &completion))
			assert.Equal(t, c.want, completion.Chunk())
		})
	}
}
