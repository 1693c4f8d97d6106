package pipelines_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/systems/workbench/datasets"
	"github.com/hushgen/hushgen/examples/systems/workbench/ml"
	"github.com/hushgen/hushgen/examples/systems/workbench/models"
	"github.com/hushgen/hushgen/examples/systems/workbench/pipelines"
	"github.com/hushgen/hushgen/examples/systems/workbench/trainers"
)

func run(t *testing.T, dataset ml.Dataset, model ml.Model, trainer ml.Trainer) ml.Result {
	t.Helper()
	result, err := pipelines.NewHoldout(pipelines.HoldoutConfig{
		Dataset: dataset, Model: model, Trainer: trainer, Every: 5,
	}).Run(t.Context())
	require.NoError(t, err)
	return result
}

func TestModelsLearn(t *testing.T) {
	fixed := trainers.NewFixed(trainers.FixedConfig{Steps: 1000, Rate: 0.1})
	gentle := trainers.NewFixed(trainers.FixedConfig{Steps: 3000, Rate: 0.03})
	patient := trainers.NewPatient(trainers.PatientConfig{MaxSteps: 1000, Rate: 1, Patience: 3, Better: 0.0001})
	for seed := range uint64(4) {
		irises := datasets.NewIris(datasets.IrisConfig{PerSpecies: 60, Seed: seed})
		numbers := datasets.NewBell(datasets.BellConfig{Mean: 2, Deviation: 0.5, Count: 500, Seed: seed})

		logistic := run(t, irises, models.NewLogistic(models.LogisticConfig{Classes: 3, Features: 4}), fixed)
		assert.Greater(t, logistic.Score, 0.85, "logistic, seed %d", seed)
		assert.Equal(t, ml.Result{Trained: 144, Tested: 36, Steps: 1000, Score: logistic.Score}, logistic)

		groups := run(t, irises, models.NewKMeans(models.KMeansConfig{Groups: 3}), patient)
		assert.Greater(t, groups.Score, 0.8, "k-means, seed %d", seed)
		assert.Less(t, groups.Steps, 100)

		imitation := run(t, numbers, models.NewGAN(models.GANConfig{Seed: seed}), gentle)
		assert.Greater(t, imitation.Score, 0.8, "GAN, seed %d", seed)
	}
}

// stuck never gets better.
type stuck struct{}

func (stuck) Step([]ml.Sample, float64) float64 { return 1 }
func (stuck) Score([]ml.Sample) float64         { return 0 }

func TestPatienceEnds(t *testing.T) {
	patient := trainers.NewPatient(trainers.PatientConfig{MaxSteps: 1000, Patience: 7})
	steps, err := patient.Train(t.Context(), stuck{}, nil)
	require.NoError(t, err)
	assert.Equal(t, 8, steps, "one that is better than none, and seven that are not")
}

func TestTrainersHonourTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := trainers.NewFixed(trainers.FixedConfig{Steps: 1}).Train(ctx, stuck{}, nil)
	require.ErrorIs(t, err, context.Canceled)
	_, err = trainers.NewPatient(trainers.PatientConfig{MaxSteps: 1}).Train(ctx, stuck{}, nil)
	require.ErrorIs(t, err, context.Canceled)
}

func TestTooFewSamples(t *testing.T) {
	numbers := datasets.NewBell(datasets.BellConfig{Count: 4})
	_, err := pipelines.NewHoldout(pipelines.HoldoutConfig{Dataset: numbers, Every: 5}).Run(t.Context())
	assert.EqualError(t, err, "expected at least 5 samples, found 4")
}
