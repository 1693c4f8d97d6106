package handbook_test

import (
	"context"
	"errors"
	"iter"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/llmgateway/embedding"
	"github.com/hushgen/hushgen/examples/llmgateway/llm"
	"github.com/hushgen/hushgen/examples/llmgateway/providers/handbook"
	"github.com/hushgen/hushgen/examples/llmgateway/providers/hashing"
	"github.com/hushgen/hushgen/examples/llmgateway/providers/memory"
)

// model remembers what it was asked.
type model struct {
	asked []llm.Request
	err   error
}

func (m *model) Complete(_ context.Context, request llm.Request) (llm.Reply, error) {
	m.asked = append(m.asked, request)
	return llm.Reply{Text: "so it is", Finish: llm.Stopped}, m.err
}

func (m *model) Stream(ctx context.Context, request llm.Request) iter.Seq2[llm.Chunk, error] {
	return llm.Whole(func() (llm.Reply, error) { return m.Complete(ctx, request) })
}

// embedder answers with a fixed result.
type embedder struct {
	vectors []embedding.Vector
	err     error
}

func (e embedder) Embed(context.Context, []string) ([]embedding.Vector, error) {
	return e.vectors, e.err
}

func config(m llm.LLM) handbook.Config {
	return handbook.Config{
		LLM: m, Embedder: hashing.New(hashing.Config{Dimensions: 1024}), Store: memory.New(),
		Passages: 2, MinScore: 0.1,
	}
}

func written(t *testing.T, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "text.txt")
	require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
	return file
}

func TestAnswerFromTheNearestPassages(t *testing.T) {
	m := new(model)
	h, err := handbook.New(t.Context(), config(m))
	require.NoError(t, err)
	answer, err := h.Answer(t.Context(), "How do I report a lost badge?")
	require.NoError(t, err)
	assert.Equal(t, "so it is", answer.Text)
	require.Len(t, answer.Sources, 2)
	assert.Equal(t, "0002", answer.Sources[0].ID)
	assert.Equal(t, []llm.Request{{Messages: []llm.Message{
		{Role: llm.System, Content: "Answer briefly, and only from these passages of the handbook:\n\n" +
			"A lost badge is reported at the front desk. The desk blocks it at once and hands out a new one on the same day.\n\n" +
			"Guests sign in at the front desk and wear a visitor badge. Their host stays with them in the building."},
		{Role: llm.User, Content: "How do I report a lost badge?"},
	}}}, m.asked)
}

func TestNoPassageIsNear(t *testing.T) {
	m := new(model)
	h, err := handbook.New(t.Context(), config(m))
	require.NoError(t, err)
	answer, err := h.Answer(t.Context(), "What do penguins eat?")
	require.NoError(t, err)
	assert.Equal(t, "The handbook doesn't say.", answer.Text)
	assert.Empty(t, answer.Sources)
	assert.Empty(t, m.asked, "a model that is asked may invent an answer")
}

func TestSplitOwnText(t *testing.T) {
	cases := map[handbook.Split][]string{
		"":                  {"red apples\nred pears", "green grass"},
		handbook.Paragraphs: {"red apples\nred pears", "green grass"},
		handbook.Lines:      {"green grass", "red apples", "red pears"},
	}
	for by, want := range cases {
		c := config(new(model))
		c.File, c.Split, c.Passages = written(t, "red apples\r\nred pears\r\n\r\n\r\ngreen grass\r\n"), by, 9
		h, err := handbook.New(t.Context(), c)
		require.NoError(t, err)
		answer, err := h.Answer(t.Context(), "red apples, pears, green grass")
		require.NoError(t, err)
		var got []string
		for _, source := range answer.Sources {
			got = append(got, source.Text)
		}
		assert.ElementsMatch(t, want, got)
	}
}

func TestNewErrors(t *testing.T) {
	broken := errors.New("broken")
	cases := map[string]struct {
		change func(*handbook.Config)
		want   string
	}{
		"no file":       {func(c *handbook.Config) { c.File = "none.txt" }, "the text: open none.txt: "},
		"no passage":    {func(c *handbook.Config) { c.File = written(t, "\n \n") }, "the text holds no passage"},
		"no vectors":    {func(c *handbook.Config) { c.Embedder = embedder{} }, "keeping 12 passages: the embedder returned 0 vectors for 12 texts"},
		"embedder down": {func(c *handbook.Config) { c.Embedder = embedder{err: broken} }, "keeping 12 passages: broken"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			config := config(new(model))
			c.change(&config)
			_, err := handbook.New(t.Context(), config)
			assert.ErrorContains(t, err, c.want)
		})
	}
}

func TestAnswerErrors(t *testing.T) {
	broken := errors.New("broken")
	h, err := handbook.New(t.Context(), config(&model{err: broken}))
	require.NoError(t, err)
	_, err = h.Answer(t.Context(), "lost badge")
	assert.Equal(t, broken, err)

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = h.Answer(ctx, "lost badge")
	assert.ErrorIs(t, err, context.Canceled)
}
