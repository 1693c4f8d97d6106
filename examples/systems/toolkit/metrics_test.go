package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestMetrics(t *testing.T) {
	predicted, actual := []float64{0.9, 0.8, 0.1, 0.4}, []float64{1, 0, 0, 1}
	assert.InDelta(t, 0.5, NewAccuracy()(predicted, actual), 1e-9)
	assert.InDelta(t, (0.01+0.64+0.01+0.36)/4, NewMeanSquaredError()(predicted, actual), 1e-9)
	// One hit, two found, two there: precision and recall are one half.
	assert.InDelta(t, 0.5, FBetaConfig{Beta: 1}.Create()(predicted, actual), 1e-9)
	assert.Zero(t, FBetaConfig{Beta: 1}.Create()([]float64{0}, []float64{1}))
}
