package main

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/examples/systems/internal/programtest"
)

const found = `search "gan": 1 found
  model:toy-gan 0.1, Toy GAN, by I. Goodfellow
`

const scores = `iris-classes     trained on 144 samples in 1000 steps, score on 36 others: 0.94
iris-groups      trained on 144 samples in 7 steps, score on 36 others: 0.97
length-imitation trained on 400 samples in 3000 steps, score on 100 others: 0.95
`

func TestGeneratedFileIsFresh(t *testing.T) { programtest.Fresh(t) }

func TestProgram(t *testing.T) {
	binary := programtest.Build(t)
	summary := programtest.Output(t, binary, programtest.Call{Args: []string{"summary"}})

	t.Run("summary", func(t *testing.T) {
		for _, text := range []string{
			"Datasets", "Models", "Pipelines", "Trainers", "iris-like", "K-means clustering", "holdout", "1.1",
		} {
			assert.Contains(t, summary, text)
		}
	})
	t.Run("everything", func(t *testing.T) {
		assert.Equal(t, summary+"\n"+found+"\n"+scores, programtest.Output(t, binary, programtest.Call{}))
		programtest.InREADME(t, found+"\n"+scores)
	})
	t.Run("search", func(t *testing.T) {
		assert.Equal(t, `search "Adversarial goodfellow": 1 found
  model:toy-gan 0.1, Toy GAN, by I. Goodfellow
`, programtest.Output(t, binary, programtest.Call{Args: []string{"search", "Adversarial", "goodfellow"}}))
	})
	t.Run("one pipeline, by its full key", func(t *testing.T) {
		assert.Equal(t, "pipeline:iris-groups trained on 144 samples in 7 steps, score on 36 others: 0.97\n",
			programtest.Output(t, binary, programtest.Call{Args: []string{"run", "pipeline:iris-groups"}}))
	})
	t.Run("a pipeline that doesn't exist", func(t *testing.T) {
		result := programtest.Run(t, binary, programtest.Call{Args: []string{"run", "iris-class"}})
		assert.Equal(t, 1, result.ExitCode)
		assert.Contains(t, result.Stderr, `workbench: pipeline: no resource "iris-class"; did you mean iris-classes`)
	})
	t.Run("a command that doesn't exist", func(t *testing.T) {
		result := programtest.Run(t, binary, programtest.Call{Args: []string{"rum"}})
		assert.Equal(t, 1, result.ExitCode)
		assert.Equal(t, "workbench: no command \"rum\"; there are summary, search and run\n", result.Stderr)
	})
}
