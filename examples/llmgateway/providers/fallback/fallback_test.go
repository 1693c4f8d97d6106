package fallback_test

import (
	"bytes"
	"context"
	"errors"
	"iter"
	"log/slog"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/llmgateway/llm"
	"github.com/hushgen/hushgen/examples/llmgateway/providers/fallback"
	"github.com/hushgen/hushgen/examples/llmgateway/upstream"
	"github.com/hushgen/hushgen/runtime/hush"
)

var _ llm.LLM = (*fallback.Model)(nil)

// model says some words, then fails if it has an error.
type model struct {
	words []string
	err   error
	asked int
}

func (m *model) Complete(ctx context.Context, request llm.Request) (llm.Reply, error) {
	return llm.Collect(m.Stream(ctx, request))
}

func (m *model) Stream(context.Context, llm.Request) iter.Seq2[llm.Chunk, error] {
	return func(yield func(llm.Chunk, error) bool) {
		m.asked++
		for _, word := range m.words {
			if !yield(llm.Chunk{Text: word}, nil) {
				return
			}
		}
		if m.err != nil {
			yield(llm.Chunk{}, m.err)
		}
	}
}

func first(t *testing.T, models ...*model) (*fallback.Model, *bytes.Buffer) {
	t.Helper()
	var refs []hush.Ref[llm.LLM]
	for _, m := range models {
		refs = append(refs, hush.RefTo[llm.LLM](m))
	}
	log := new(bytes.Buffer)
	m, err := fallback.New(fallback.Config{Models: refs}, hush.Key{Category: "llm", Name: "first"}, slog.New(slog.NewTextHandler(log, nil)))
	require.NoError(t, err)
	return m, log
}

func TestTheFirstModelAnswers(t *testing.T) {
	other := &model{words: []string{"b"}}
	m, log := first(t, &model{words: []string{"a", "a"}}, other)
	reply, err := m.Complete(t.Context(), llm.Ask("?"))
	require.NoError(t, err)
	assert.Equal(t, "aa", reply.Text)
	assert.Zero(t, other.asked)
	assert.Empty(t, log.String())
}

func TestFailingModelsArePassedOver(t *testing.T) {
	for _, err := range []error{errors.New("broken"), &upstream.Error{Status: 401}, &upstream.Error{Status: 429}} {
		m, log := first(t, &model{err: err}, &model{words: []string{"b"}})
		reply, failure := m.Complete(t.Context(), llm.Ask("?"))
		require.NoError(t, failure)
		assert.Equal(t, "b", reply.Text)
		assert.Contains(t, log.String(), "model passed over")
		assert.Contains(t, log.String(), "model=llm:first")
	}
}

func TestAWrongRequestIsNotAskedElsewhere(t *testing.T) {
	other := new(model)
	wrong := &upstream.Error{Status: 400, Message: "too long"}
	m, _ := first(t, &model{err: wrong}, other)
	_, err := m.Complete(t.Context(), llm.Ask("?"))
	assert.Equal(t, wrong, err)
	assert.Zero(t, other.asked)
}

func TestABegunReplyIsNotMixedWithAnother(t *testing.T) {
	broken := errors.New("broken")
	other := &model{words: []string{"b"}}
	m, _ := first(t, &model{words: []string{"a"}, err: broken}, other)
	reply, err := llm.Collect(m.Stream(t.Context(), llm.Ask("?")))
	assert.Equal(t, broken, err)
	assert.Equal(t, "a", reply.Text)
	assert.Zero(t, other.asked)
}

func TestNobodyAnswers(t *testing.T) {
	one, two := errors.New("one"), errors.New("two")
	m, _ := first(t, &model{err: one}, &model{err: two})
	_, err := m.Complete(t.Context(), llm.Ask("?"))
	require.ErrorIs(t, err, one)
	require.ErrorIs(t, err, two)
	assert.ErrorContains(t, err, "no model answers: ")
}

func TestACallerWhoLeftEndsTheSearch(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	other := new(model)
	m, _ := first(t, &model{err: context.Canceled}, other)
	_, err := m.Complete(ctx, llm.Ask("?"))
	require.ErrorIs(t, err, context.Canceled)
	assert.Zero(t, other.asked)
}

func TestLeavingEarly(t *testing.T) {
	m, _ := first(t, &model{words: []string{"a", "b"}}, new(model))
	for chunk, err := range m.Stream(t.Context(), llm.Ask("?")) {
		require.NoError(t, err)
		assert.Equal(t, "a", chunk.Text)
		break
	}
}

func TestUnboundReferencesArePassedOver(t *testing.T) {
	m, err := fallback.New(fallback.Config{Models: make([]hush.Ref[llm.LLM], 1)}, hush.Key{}, slog.New(slog.DiscardHandler))
	require.NoError(t, err)
	_, err = m.Complete(t.Context(), llm.Ask("?"))
	var unbound *hush.UnboundRefError
	assert.ErrorAs(t, err, &unbound)
}

func TestNewNeedsModels(t *testing.T) {
	_, err := fallback.New(fallback.Config{}, hush.Key{}, slog.New(slog.DiscardHandler))
	assert.EqualError(t, err, "fallback: no resources given; want at least one")
}

func TestNewNeedsALogger(t *testing.T) {
	_, err := fallback.New(fallback.Config{}, hush.Key{}, nil)
	assert.EqualError(t, err, "the program provides no logger")
}
