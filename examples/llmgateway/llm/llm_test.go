package llm_test

import (
	"errors"
	"iter"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/llmgateway/llm"
)

func stream(err error, chunks ...llm.Chunk) iter.Seq2[llm.Chunk, error] {
	return func(yield func(llm.Chunk, error) bool) {
		for _, chunk := range chunks {
			if !yield(chunk, nil) {
				return
			}
		}
		if err != nil {
			yield(llm.Chunk{}, err)
		}
	}
}

func TestCollectJoinsThePieces(t *testing.T) {
	reply, err := llm.Collect(stream(nil,
		llm.Chunk{Text: "two "},
		llm.Chunk{Text: "words", Finish: llm.Length},
		llm.Chunk{Usage: llm.Usage{Prompt: 3, Completion: 2}},
	))
	require.NoError(t, err)
	assert.Equal(t, llm.Reply{
		Text: "two words", Finish: llm.Length, Usage: llm.Usage{Prompt: 3, Completion: 2},
	}, reply)
}

func TestCollectKeepsWhatCameBeforeAnError(t *testing.T) {
	broken := errors.New("broken")
	reply, err := llm.Collect(stream(broken, llm.Chunk{Text: "half"}))
	assert.Equal(t, broken, err)
	assert.Equal(t, "half", reply.Text)
}

func TestWholeIsLazy(t *testing.T) {
	calls := 0
	whole := llm.Whole(func() (llm.Reply, error) {
		calls++
		return llm.Reply{Text: "all", Finish: llm.Stopped}, nil
	})
	assert.Zero(t, calls)
	reply, err := llm.Collect(whole)
	require.NoError(t, err)
	assert.Equal(t, llm.Reply{Text: "all", Finish: llm.Stopped}, reply)
	assert.Equal(t, 1, calls)
}

func TestWholePassesTheErrorOn(t *testing.T) {
	broken := errors.New("broken")
	_, err := llm.Collect(llm.Whole(func() (llm.Reply, error) { return llm.Reply{}, broken }))
	assert.Equal(t, broken, err)
}

func TestLastUser(t *testing.T) {
	assert.Equal(t, "hello", llm.Ask("hello").LastUser())
	assert.Empty(t, llm.Request{}.LastUser())
	conversation := llm.Request{Messages: []llm.Message{
		{Role: llm.User, Content: "first"},
		{Role: llm.User, Content: "second"},
		{Role: llm.Assistant, Content: "answer"},
	}}
	assert.Equal(t, "second", conversation.LastUser())
}
