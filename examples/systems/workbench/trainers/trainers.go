// Package trainers holds two ways to make a model learn.
package trainers

import (
	"context"
	"math"

	"github.com/hushgen/hushgen/examples/systems/workbench/ml"
)

// FixedConfig configures a trainer that takes a given number of steps.
//
//hush:config name=fixed category=trainer title="Fixed number of steps" version=1.0 author="The Workbench Authors"
type FixedConfig struct {
	//hush:field default=100 min=1
	Steps int `json:"steps"`
	// Rate is how far each step goes.
	//hush:field default=0.1 min=0
	Rate float64 `json:"rate"`
}

// NewFixed makes the trainer.
//
//hush:factory
func NewFixed(c FixedConfig) *Fixed { return &Fixed{config: c} }

// Fixed is an [ml.Trainer].
type Fixed struct{ config FixedConfig }

// Train implements [ml.Trainer].
func (t *Fixed) Train(ctx context.Context, model ml.Model, samples []ml.Sample) (int, error) {
	for step := range t.config.Steps {
		if err := ctx.Err(); err != nil {
			return step, err
		}
		model.Step(samples, t.config.Rate)
	}
	return t.config.Steps, nil
}

// PatientConfig configures a trainer that stops when a model learns no more.
//
//hush:config name=patient category=trainer title="Early stopping" version=1.1 author="The Workbench Authors" aliases=early-stopping
type PatientConfig struct {
	// MaxSteps bounds the steps in any case.
	//hush:field default=10000 min=1
	MaxSteps int `json:"max_steps"`
	//hush:field default=0.1 min=0
	Rate float64 `json:"rate"`
	// Patience is how many steps in a row may pass without a better loss.
	//hush:field default=10 min=1
	Patience int `json:"patience"`
	// Better is by how much a loss must be lower to count as better.
	//hush:field default=0.0001 min=0
	Better float64 `json:"better"`
}

// NewPatient makes the trainer.
//
//hush:factory
func NewPatient(c PatientConfig) *Patient { return &Patient{config: c} }

// Patient is an [ml.Trainer].
type Patient struct{ config PatientConfig }

// Train implements [ml.Trainer].
func (t *Patient) Train(ctx context.Context, model ml.Model, samples []ml.Sample) (int, error) {
	best, since := math.Inf(1), 0
	for step := range t.config.MaxSteps {
		if err := ctx.Err(); err != nil {
			return step, err
		}
		since++
		if loss := model.Step(samples, t.config.Rate); loss < best-t.config.Better {
			best, since = loss, 0
		}
		if since >= t.config.Patience {
			return step + 1, nil
		}
	}
	return t.config.MaxSteps, nil
}
