// Package ml holds what models, datasets, trainers and pipelines must be able
// to do. A plugin that lacks one of these methods is refused when generating.
package ml

import "context"

// Sample is one observation.
type Sample struct {
	Features []float64
	// Class is what the observation belongs to, from 0.
	Class int
}

// Dataset gives samples.
//
//hush:category name=dataset title=Datasets
type Dataset interface {
	// Samples returns all samples, in the same order every time. The caller
	// must not change them.
	Samples(ctx context.Context) ([]Sample, error)
}

// Model learns from samples.
//
//hush:category name=model title=Models
type Model interface {
	// Step learns once from the samples and returns the loss before that.
	Step(samples []Sample, rate float64) float64
	// Score tells how well the model fits samples: from 0 to 1, the best.
	Score(samples []Sample) float64
}

// Trainer makes models learn.
//
//hush:category name=trainer title=Trainers
type Trainer interface {
	// Train lets the model learn from the samples and returns the number of
	// steps that it took.
	Train(ctx context.Context, model Model, samples []Sample) (steps int, err error)
}

// Pipeline is the whole way from data to a score.
//
//hush:category name=pipeline title=Pipelines
type Pipeline interface {
	Run(ctx context.Context) (Result, error)
}

// Result is what a [Pipeline] found out.
type Result struct {
	// Trained and Tested count the samples.
	Trained, Tested int
	Steps           int
	// Score is that of the samples that the model has not seen.
	Score float64
}
