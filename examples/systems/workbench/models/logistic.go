// Package models holds three models small enough to read.
package models

import (
	"math"

	"github.com/hushgen/hushgen/examples/systems/workbench/ml"
)

// LogisticConfig configures a linear classifier with a softmax at its end.
//
//hush:config name=logistic category=model title="Logistic regression" version=1.2 author="R. Fisher" tags=classification,linear
type LogisticConfig struct {
	//hush:field required min=2 max=100
	Classes int `json:"classes"`
	//hush:field required min=1 max=1000
	Features int `json:"features"`
}

// NewLogistic makes the model, knowing nothing.
//
//hush:factory
func NewLogistic(c LogisticConfig) *Logistic {
	m := &Logistic{weights: make([][]float64, c.Classes)}
	for class := range m.weights {
		m.weights[class] = make([]float64, c.Features+1) // the last is the bias
	}
	return m
}

// Logistic is an [ml.Model].
type Logistic struct{ weights [][]float64 }

// Step implements [ml.Model]: gradient descent on the cross entropy.
func (m *Logistic) Step(samples []ml.Sample, rate float64) float64 {
	loss := 0.0
	gradient := make([][]float64, len(m.weights))
	for class := range gradient {
		gradient[class] = make([]float64, len(m.weights[class]))
	}
	for _, sample := range samples {
		probabilities := m.probabilities(sample)
		for class, p := range probabilities {
			wrong := p
			if class == sample.Class {
				wrong--
				loss -= math.Log(max(p, 1e-12))
			}
			addScaled(gradient[class], sample, wrong)
		}
	}
	count := float64(len(samples))
	for class, weights := range m.weights {
		for i := range weights {
			weights[i] -= rate * gradient[class][i] / count
		}
	}
	return loss / count
}

// Score implements [ml.Model]: the share of samples that are told right.
func (m *Logistic) Score(samples []ml.Sample) float64 {
	right := 0
	for _, sample := range samples {
		if highest(m.probabilities(sample)) == sample.Class {
			right++
		}
	}
	return float64(right) / float64(len(samples))
}

func (m *Logistic) probabilities(sample ml.Sample) []float64 {
	probabilities := make([]float64, len(m.weights))
	sum := 0.0
	for class, weights := range m.weights {
		score := weights[len(weights)-1]
		for i, feature := range sample.Features[:len(weights)-1] {
			score += weights[i] * feature
		}
		probabilities[class] = math.Exp(score)
		sum += probabilities[class]
	}
	for class := range probabilities {
		probabilities[class] /= sum
	}
	return probabilities
}

// addScaled adds the features, and 1 for the bias.
func addScaled(sum []float64, sample ml.Sample, factor float64) {
	last := len(sum) - 1
	for i, feature := range sample.Features[:last] {
		sum[i] += factor * feature
	}
	sum[last] += factor
}

// highest returns the index of the highest value, the first of several.
func highest(values []float64) int {
	best := 0
	for i, value := range values {
		if value > values[best] {
			best = i
		}
	}
	return best
}
