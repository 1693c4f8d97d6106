package hush_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
)

func TestFixedGet(t *testing.T) {
	instances := map[string]int{"gpt-4": 4, "a:b": 1, "b": 2}
	models := hush.Fixed(instances)
	instances["late"] = 5
	for name, want := range map[string]int{
		"gpt-4": 4, "llm:gpt-4": 4, "whatever:gpt-4": 4,
		"a:b": 1, "x:a:b": 1, "c:b": 2, "b": 2,
	} {
		got, err := models.Get(t.Context(), name)
		require.NoError(t, err, name)
		assert.Equal(t, want, got, name)
		ref := models.Ref(name)
		assert.False(t, ref.IsZero())
		got, err = ref.Get(t.Context())
		require.NoError(t, err, name)
		assert.Equal(t, want, got, name)
	}
	assert.Equal(t, []string{"a:b", "b", "gpt-4"}, slices.Collect(models.Names()), "the map was copied")
	assert.Equal(t, hush.Key{Category: "llm", Name: "gpt-4"}, models.Ref("llm:gpt-4").Key())
	assert.Equal(t, hush.Key{Name: "a:b"}, models.Ref("a:b").Key())
}

func TestFixedErrors(t *testing.T) {
	models := hush.Fixed(map[string]int{"gpt-4": 4, "tiny": 1})
	for name, want := range map[string]string{
		"gpt4":        `no resource "gpt4"; did you mean gpt-4?`,
		"llm:unknown": `no resource "llm:unknown"; there are gpt-4, tiny`,
		"GPT-4":       `no resource "GPT-4"; did you mean gpt-4?`,
		"llm:":        `no resource "llm:"; there are gpt-4, tiny`,
		"":            `no resource ""; there are gpt-4, tiny`,
	} {
		got, err := models.Get(t.Context(), name)
		assert.Zero(t, got)
		require.EqualError(t, err, want)
		var notFound *hush.NotFoundError
		require.ErrorAs(t, err, &notFound)
		assert.Equal(t, "resource", notFound.What)
		_, err = models.Ref(name).Get(t.Context())
		require.EqualError(t, err, want)
		never := func(int) error { panic("used") }
		require.EqualError(t, models.Ref(name).Use(t.Context(), never), want)
		require.EqualError(t, models.Use(t.Context(), name, never), want)
	}
	_, err := models.New(t.Context(), "openai", nil)
	require.EqualError(t, err, `no plugin "openai"; there is none`)
}

func TestFixedCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	models := hush.Fixed(map[string]int{"gpt-4": 4})
	got, err := models.Get(ctx, "gpt-4")
	assert.Equal(t, context.Canceled, err)
	assert.Zero(t, got)
	_, err = models.Ref("gpt-4").Get(ctx)
	assert.Equal(t, context.Canceled, err)
	assert.Equal(t, context.Canceled, models.Use(ctx, "gpt-4", func(int) error { panic("used") }))
}

func TestFixedUse(t *testing.T) {
	models := hush.Fixed(map[string]int{"gpt-4": 4})
	failed := errors.New("failed")
	use := func(got int) error {
		assert.Equal(t, 4, got)
		return failed
	}
	assert.Equal(t, failed, models.Use(t.Context(), "llm:gpt-4", use))
	assert.Equal(t, failed, models.Ref("gpt-4").Use(t.Context(), use))
}

func TestFixedEmpty(t *testing.T) {
	models := hush.Fixed[speaker](nil)
	assert.Empty(t, slices.Collect(models.Names()))
	_, err := models.Get(t.Context(), "x")
	require.EqualError(t, err, `no resource "x"; there is none`)
}

func TestFixedConcurrent(t *testing.T) {
	models := hush.Fixed(map[string]int{"gpt-4": 4, "tiny": 1})
	var wait sync.WaitGroup
	for range 64 {
		wait.Go(func() {
			for range 100 {
				got, err := models.Get(t.Context(), "gpt-4")
				assert.NoError(t, err)
				assert.Equal(t, 4, got)
				got, err = models.Ref("tiny").Get(t.Context())
				assert.NoError(t, err)
				assert.Equal(t, 1, got)
				assert.Len(t, slices.Collect(models.Names()), 2)
				_, err = models.Get(t.Context(), "none")
				assert.Error(t, err)
			}
		})
	}
	wait.Wait()
}
