package main

import (
	"context"
	"errors"
)

// Trainer lets a model learn.
//
//hush:category name=trainer title=Trainers
type Trainer interface {
	// Train shows the examples to the model and returns the mean squared
	// error of the last time round.
	Train(ctx context.Context, model Model, tokenizer Tokenizer, examples []Example) (float64, error)
}

// SGDConfig configures stochastic gradient descent.
//
//hush:config name=sgd category=trainer title="Stochastic gradient descent"
type SGDConfig struct {
	// Epochs is how often the model sees all examples.
	//hush:field default=20 min=1
	Epochs int `json:"epochs"`
	//hush:field default=0.5 min=0
	Rate float64 `json:"rate"`
	// Decay is by how much the rate shrinks from one epoch to the next.
	//hush:field default=1 min=0 max=1
	Decay float64 `json:"decay"`
}

// Create makes the trainer.
//
//hush:factory
func (c SGDConfig) Create() *SGD { return &SGD{config: c} }

// SGD is a [Trainer].
type SGD struct{ config SGDConfig }

// Train implements [Trainer].
func (t *SGD) Train(ctx context.Context, model Model, tokenizer Tokenizer, examples []Example) (float64, error) {
	if len(examples) == 0 {
		return 0, errors.New("there are no examples to learn from")
	}
	loss, rate := 0.0, t.config.Rate
	for range t.config.Epochs {
		loss = 0
		for _, example := range examples {
			loss += model.Learn(tokenizer.Encode(example.Text), example.Target, rate)
		}
		rate *= t.config.Decay
		if err := ctx.Err(); err != nil {
			return 0, err
		}
	}
	return loss / float64(len(examples)), nil
}
