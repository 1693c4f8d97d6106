// Package datasets makes samples by the rule of its datasets and the seed of
// their configuration, so that every run sees the same.
package datasets

import (
	"context"
	"math/rand/v2"

	"github.com/hushgen/hushgen/examples/systems/workbench/ml"
)

// IrisConfig configures a dataset in the likeness of Fisher's irises: three
// species by the length and width of sepals and petals, in centimetres.
//
//hush:config name=iris-like category=dataset title="Iris-like flowers" version=1.0 author="The Workbench Authors" tags=classification
type IrisConfig struct {
	// PerSpecies is the number of flowers of each species.
	//hush:field default=50 min=1 max=10000
	PerSpecies int `json:"per_species"`
	//hush:field default=1
	Seed uint64 `json:"seed"`
}

// species holds the mean and the deviation of each feature.
type species [4]struct{ mean, deviation float64 }

// NewIris makes the dataset.
//
//hush:factory
func NewIris(c IrisConfig) *Iris { return &Iris{config: c} }

// Iris is an [ml.Dataset].
type Iris struct{ config IrisConfig }

// Samples implements [ml.Dataset]. The species take turns.
func (d *Iris) Samples(ctx context.Context) ([]ml.Sample, error) {
	all := [...]species{
		{{5.0, 0.35}, {3.4, 0.38}, {1.5, 0.17}, {0.2, 0.10}}, // setosa
		{{5.9, 0.52}, {2.8, 0.31}, {4.3, 0.47}, {1.3, 0.20}}, // versicolor
		{{6.6, 0.64}, {3.0, 0.32}, {5.6, 0.55}, {2.0, 0.27}}, // virginica
	}
	random := rand.New(rand.NewPCG(d.config.Seed, 0))
	var samples []ml.Sample
	for range d.config.PerSpecies {
		for class, species := range all {
			sample := ml.Sample{Class: class}
			for _, feature := range species {
				value := feature.mean + feature.deviation*random.NormFloat64()
				sample.Features = append(sample.Features, value)
			}
			samples = append(samples, sample)
		}
	}
	return samples, ctx.Err()
}

// BellConfig configures numbers on a bell curve: one feature, one class.
//
//hush:config name=bell-curve category=dataset title="Bell curve" version=1.0 author="The Workbench Authors" tags=generative
type BellConfig struct {
	Mean float64 `json:"mean"`
	//hush:field default=1 min=0
	Deviation float64 `json:"deviation"`
	//hush:field default=500 min=1 max=100000
	Count int `json:"count"`
	//hush:field default=1
	Seed uint64 `json:"seed"`
}

// NewBell makes the dataset.
//
//hush:factory
func NewBell(c BellConfig) *Bell { return &Bell{config: c} }

// Bell is an [ml.Dataset].
type Bell struct{ config BellConfig }

// Samples implements [ml.Dataset].
func (d *Bell) Samples(ctx context.Context) ([]ml.Sample, error) {
	random := rand.New(rand.NewPCG(d.config.Seed, 1))
	samples := make([]ml.Sample, d.config.Count)
	for i := range samples {
		samples[i].Features = []float64{d.config.Mean + d.config.Deviation*random.NormFloat64()}
	}
	return samples, ctx.Err()
}
