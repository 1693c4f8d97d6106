package main

import "math"

// Model tells how likely a text, given as tokens, is a good one.
//
//hush:category name=model title=Models
type Model interface {
	// Predict returns a number from 0 to 1.
	Predict(tokens []int) float64
	// Learn moves the model towards the target and returns the squared error
	// before that.
	Learn(tokens []int, target, rate float64) float64
}

// LinearConfig configures the models that have one weight for each token.
type LinearConfig struct {
	// Size is the tokenizer's.
	//hush:field required min=1
	Size int `json:"size"`
}

// NewLogistic makes a model with a soft threshold.
//
//hush:factory name=logistic category=model
func NewLogistic(c LinearConfig) *Logistic {
	return &Logistic{linear{weights: make([]float64, c.Size)}}
}

// NewPerceptron makes a model with a hard threshold, which learns from its
// mistakes alone.
//
//hush:factory name=perceptron category=model
func NewPerceptron(c LinearConfig) *Perceptron {
	return &Perceptron{linear{weights: make([]float64, c.Size)}}
}

// linear is what both have in common.
type linear struct {
	weights []float64
	bias    float64
}

func (l *linear) sum(tokens []int) float64 {
	sum := l.bias
	for _, token := range tokens {
		sum += l.weights[token]
	}
	return sum
}

func (l *linear) move(tokens []int, by float64) {
	l.bias += by
	for _, token := range tokens {
		l.weights[token] += by
	}
}

// Logistic is a [Model].
type Logistic struct{ linear }

// Predict implements [Model].
func (m *Logistic) Predict(tokens []int) float64 { return 1 / (1 + math.Exp(-m.sum(tokens))) }

// Learn implements [Model].
func (m *Logistic) Learn(tokens []int, target, rate float64) float64 {
	wrong := target - m.Predict(tokens)
	m.move(tokens, rate*wrong)
	return wrong * wrong
}

// Perceptron is a [Model].
type Perceptron struct{ linear }

// Predict implements [Model].
func (m *Perceptron) Predict(tokens []int) float64 {
	if m.sum(tokens) > 0 {
		return 1
	}
	return 0
}

// Learn implements [Model].
func (m *Perceptron) Learn(tokens []int, target, rate float64) float64 {
	wrong := target - m.Predict(tokens)
	m.move(tokens, rate*wrong)
	return wrong * wrong
}
