package local_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/llmgateway/llm"
	"github.com/hushgen/hushgen/examples/llmgateway/providers/local"
)

var _ llm.LLM = (*local.Model)(nil)

func model(t *testing.T, config local.Config) *local.Model {
	t.Helper()
	m, err := local.New(config)
	require.NoError(t, err)
	return m
}

func trained(t *testing.T, text string, config local.Config) *local.Model {
	t.Helper()
	config.File = filepath.Join(t.TempDir(), "text.txt")
	require.NoError(t, os.WriteFile(config.File, []byte(text), 0o600))
	return model(t, config)
}

func complete(t *testing.T, m *local.Model, request llm.Request) llm.Reply {
	t.Helper()
	reply, err := m.Complete(t.Context(), request)
	require.NoError(t, err)
	return reply
}

func TestBuiltInStoryIsTheSameEverywhere(t *testing.T) {
	m := model(t, local.Config{Order: 2, Seed: 4, Temperature: 1, MaxWords: 40})
	reply := complete(t, m, llm.Ask("The captain"))
	assert.Equal(t, llm.Reply{
		Text: "waved his hat, and the keeper waved back.", Finish: llm.Stopped,
		Usage: llm.Usage{Prompt: 2, Completion: 10},
	}, reply)
	assert.Equal(t, reply, complete(t, m, llm.Ask("The captain")))
}

func TestSeedsDiffer(t *testing.T) {
	replies := make(map[string]bool)
	for seed := range uint64(20) {
		m := model(t, local.Config{Order: 2, Seed: seed, Temperature: 1, MaxWords: 40})
		replies[complete(t, m, llm.Ask("The keeper")).Text] = true
	}
	assert.Greater(t, len(replies), 5)
}

func TestColdModelTakesTheLikeliestWord(t *testing.T) {
	m := trained(t, "one two. one three. one three!", local.Config{Order: 1, Temperature: 0, MaxWords: 3})
	assert.Equal(t, "three. one", complete(t, m, llm.Ask("one")).Text)
}

func TestRequestReplacesTheTemperature(t *testing.T) {
	m := trained(t, "one two. one three. one three!", local.Config{Order: 1, Temperature: 2, MaxWords: 3})
	zero := 0.0
	request := llm.Ask("one")
	request.Temperature = &zero
	assert.Equal(t, "three. one", complete(t, m, request).Text)
}

func TestLimits(t *testing.T) {
	m := trained(t, "a b c d e f", local.Config{Order: 1, MaxWords: 4})
	request := llm.Ask("a")
	reply := complete(t, m, request)
	assert.Equal(t, llm.Reply{Text: "b c d e", Finish: llm.Length, Usage: llm.Usage{Prompt: 1, Completion: 4}}, reply)
	request.MaxTokens = 2
	assert.Equal(t, "b c", complete(t, m, request).Text)
	request.MaxTokens = 99
	assert.Equal(t, "b c d e", complete(t, m, request).Text)
}

func TestStopTexts(t *testing.T) {
	cases := map[string]struct {
		stop []string
		want string
	}{
		"none":             {nil, "b c d e f"},
		"empty":            {[]string{""}, "b c d e f"},
		"a word":           {[]string{"d"}, "b c "},
		"over two words":   {[]string{"c d"}, "b "},
		"the first counts": {[]string{"e", "c"}, "b "},
		"begins, not ends": {[]string{"f g"}, "b c d e f"},
		"not there":        {[]string{"xyz"}, "b c d e f"},
	}
	m := trained(t, "a b c d e f", local.Config{Order: 1, MaxWords: 40})
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			request := llm.Ask("a")
			request.Stop = c.stop
			reply := complete(t, m, request)
			assert.Equal(t, c.want, reply.Text)
			assert.Equal(t, llm.Stopped, reply.Finish)
		})
	}
}

// TestEveryStopText ends a reply at each of its own parts in turn.
func TestEveryStopText(t *testing.T) {
	m := model(t, local.Config{Order: 2, Seed: 4, Temperature: 1, MaxWords: 40})
	request := llm.Ask("The captain")
	text := complete(t, m, request).Text
	for from := range len(text) {
		for to := from + 1; to <= len(text); to++ {
			stop := text[from:to]
			request.Stop = []string{"not there", stop}
			require.Equal(t, text[:strings.Index(text, stop)], complete(t, m, request).Text, "stop at %q", stop)
		}
	}
}

func TestSystemMessagesCountMore(t *testing.T) {
	m := model(t, local.Config{Order: 3, Temperature: 0, MaxWords: 40})
	request := llm.Request{Messages: []llm.Message{
		{Role: llm.System, Content: "Use only this:\n\nPaper boats can't swim. They float."},
		{Role: llm.User, Content: "Can paper boats swim?"},
	}}
	assert.Equal(t, "Paper boats can't swim. They float.", complete(t, m, request).Text)
}

func TestUnknownWordsBeginAnew(t *testing.T) {
	m := trained(t, "a b c", local.Config{Order: 2, Temperature: 0, MaxWords: 40})
	for _, prompt := range []string{"", "xyz", "what comes after a?"} {
		assert.Equal(t, "a b c", complete(t, m, llm.Ask(prompt)).Text, prompt)
	}
	assert.Equal(t, "c", complete(t, m, llm.Ask("x b")).Text)
}

func TestCancelEndsAReply(t *testing.T) {
	m := model(t, local.Config{Order: 1, Temperature: 1, MaxWords: 1000})
	ctx, cancel := context.WithCancelCause(t.Context())
	defer cancel(nil)
	gone := errors.New("gone")
	pieces := 0
	for _, err := range m.Stream(ctx, llm.Ask("The")) {
		if err != nil {
			assert.Equal(t, gone, err)
			break
		}
		pieces++
		cancel(gone)
	}
	assert.Equal(t, 1, pieces)
}

func TestModelIsSafeForConcurrentUse(t *testing.T) {
	m := model(t, local.Config{Order: 2, Seed: 4, Temperature: 1, MaxWords: 40})
	want := complete(t, m, llm.Ask("The captain"))
	var group sync.WaitGroup
	for range 16 {
		group.Go(func() {
			reply, err := m.Complete(t.Context(), llm.Ask("The captain"))
			assert.NoError(t, err)
			assert.Equal(t, want, reply)
		})
	}
	group.Wait()
}

func TestNewErrors(t *testing.T) {
	_, err := local.New(local.Config{File: filepath.Join(t.TempDir(), "none")})
	assert.ErrorIs(t, err, os.ErrNotExist)
	empty := filepath.Join(t.TempDir(), "empty.txt")
	require.NoError(t, os.WriteFile(empty, []byte(" \n\nOnly this:\n"), 0o600))
	_, err = local.New(local.Config{File: empty})
	assert.ErrorContains(t, err, "the text to learn from is empty")
}

func TestNoWordIsLost(t *testing.T) {
	const text = "Is it so? Yes; it is: so, there! ... (really)."
	m := trained(t, text+"\r\n\r\n", local.Config{Order: 5, Temperature: 0, MaxWords: 40})
	reply := complete(t, m, llm.Ask(""))
	assert.Equal(t, strings.ReplaceAll(text, "! ...", "!..."), reply.Text)
}
