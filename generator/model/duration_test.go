package model_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/model"
)

func TestShortDuration(t *testing.T) {
	for text, want := range map[string]string{
		"0s": "0s", "10s": "10s", "1m0s": "1m", "10m0s": "10m", "1m30s": "1m30s", "1h0m0s": "1h", "-2h0m0s": "-2h",
		"1h0m30s": "1h0m30s", "1h10m0s": "1h10m", "100h0m0s": "100h", "500ms": "500ms",
	} {
		assert.Equal(t, want, model.ShortDuration(text))
		before, err := time.ParseDuration(text)
		require.NoError(t, err)
		after, err := time.ParseDuration(want)
		require.NoError(t, err)
		assert.Equal(t, before, after)
	}
}
