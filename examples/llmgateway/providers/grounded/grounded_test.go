package grounded_test

import (
	"context"
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/llmgateway/llm"
	"github.com/hushgen/hushgen/examples/llmgateway/providers/grounded"
	"github.com/hushgen/hushgen/examples/llmgateway/retrieval"
)

var _ llm.LLM = (*grounded.Model)(nil)

type answerer func(question string) (retrieval.Answer, error)

func (a answerer) Answer(_ context.Context, question string) (retrieval.Answer, error) {
	return a(question)
}

func TestAnswersPassForReplies(t *testing.T) {
	m := grounded.New(grounded.Config{Source: answerer(func(question string) (retrieval.Answer, error) {
		return retrieval.Answer{Reply: llm.Reply{Text: question + " Yes.", Finish: llm.Stopped}}, nil
	})})
	want := llm.Reply{Text: "Is it? Yes.", Finish: llm.Stopped}
	reply, err := m.Complete(t.Context(), llm.Ask("Is it?"))
	require.NoError(t, err)
	assert.Equal(t, want, reply)
	reply, err = llm.Collect(m.Stream(t.Context(), llm.Ask("Is it?")))
	require.NoError(t, err)
	assert.Equal(t, want, reply)
}

func TestErrorsArePassedOn(t *testing.T) {
	broken := errors.New("broken")
	m := grounded.New(grounded.Config{Source: answerer(func(string) (retrieval.Answer, error) {
		return retrieval.Answer{}, broken
	})})
	_, err := m.Complete(t.Context(), llm.Ask("Is it?"))
	assert.Equal(t, broken, err)
	_, err = llm.Collect(m.Stream(t.Context(), llm.Ask("Is it?")))
	assert.Equal(t, broken, err)
}
