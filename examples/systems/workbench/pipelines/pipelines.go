// Package pipelines joins a dataset, a model and a trainer.
package pipelines

import (
	"context"
	"fmt"

	"github.com/hushgen/hushgen/examples/systems/workbench/ml"
)

// HoldoutConfig configures a pipeline that keeps some samples from the model
// and scores it by them. Dataset, model and trainer are other resources: the
// file names them.
//
//hush:config name=holdout category=pipeline title="Train and score" version=1.0 author="The Workbench Authors"
type HoldoutConfig struct {
	//hush:field required
	Dataset ml.Dataset `json:"dataset"`
	//hush:field required
	Model ml.Model `json:"model"`
	//hush:field required
	Trainer ml.Trainer `json:"trainer"`
	// Every so many samples, one is held out.
	//hush:field default=5 min=2
	Every int `json:"every"`
}

// NewHoldout makes the pipeline.
//
//hush:factory
func NewHoldout(c HoldoutConfig) *Holdout { return &Holdout{config: c} }

// Holdout is an [ml.Pipeline].
type Holdout struct{ config HoldoutConfig }

// Run implements [ml.Pipeline].
func (p *Holdout) Run(ctx context.Context) (ml.Result, error) {
	samples, err := p.config.Dataset.Samples(ctx)
	if err != nil {
		return ml.Result{}, err
	}
	if len(samples) < p.config.Every {
		return ml.Result{}, fmt.Errorf("expected at least %d samples, found %d", p.config.Every, len(samples))
	}
	seen, unseen := p.split(samples)
	steps, err := p.config.Trainer.Train(ctx, p.config.Model, seen)
	if err != nil {
		return ml.Result{}, err
	}
	return ml.Result{
		Trained: len(seen), Tested: len(unseen), Steps: steps,
		Score: p.config.Model.Score(unseen),
	}, nil
}

func (p *Holdout) split(samples []ml.Sample) (seen, unseen []ml.Sample) {
	for i, sample := range samples {
		if i%p.config.Every == p.config.Every-1 {
			unseen = append(unseen, sample)
		} else {
			seen = append(seen, sample)
		}
	}
	return seen, unseen
}
