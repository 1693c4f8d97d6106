package models

import (
	"math"
	"math/rand/v2"

	"github.com/hushgen/hushgen/examples/systems/workbench/ml"
)

// GANConfig configures a generative adversarial network for numbers on a line:
// the generator stretches and shifts noise, the discriminator tells its numbers
// from real ones, and each learns from the other.
//
//hush:config name=toy-gan category=model title="Toy GAN" version=0.1 author="I. Goodfellow" tags=generative,adversarial stability=experimental
type GANConfig struct {
	//hush:field default=1
	Seed uint64 `json:"seed"`
}

// NewGAN makes the model: it generates numbers around 0.
//
//hush:factory
func NewGAN(c GANConfig) *GAN {
	return &GAN{scale: 1, random: rand.New(rand.NewPCG(c.Seed, 2))}
}

// GAN is an [ml.Model].
type GAN struct {
	scale, shift float64    // of the generator
	judge        [3]float64 // of the discriminator: constant, linear, square
	random       *rand.Rand
}

// Step implements [ml.Model]: one step of the discriminator, one of the
// generator. The loss is the discriminator's.
func (m *GAN) Step(samples []ml.Sample, rate float64) float64 {
	noise := make([]float64, len(samples))
	for i := range noise {
		noise[i] = m.random.NormFloat64()
	}
	loss := m.teachJudge(samples, noise, rate)
	m.teachGenerator(noise, rate)
	return loss
}

func (m *GAN) teachJudge(samples []ml.Sample, noise []float64, rate float64) float64 {
	const forget = 0.3 // // keeps the two from chasing each other round and round
	var gradient [3]float64
	loss, count := 0.0, float64(len(samples))
	learn := func(x, wrong float64) {
		gradient[0] += wrong
		gradient[1] += wrong * x
		gradient[2] += wrong * x * x
	}
	for i, sample := range samples {
		real, made := sample.Features[0], m.generate(noise[i])
		p, q := m.believes(real), m.believes(made)
		loss -= math.Log(max(p, 1e-12)) + math.Log(max(1-q, 1e-12))
		learn(real, p-1)
		learn(made, q)
	}
	for i := range m.judge {
		m.judge[i] -= rate * (gradient[i]/count + forget*m.judge[i])
	}
	return loss / count
}

func (m *GAN) teachGenerator(noise []float64, rate float64) {
	var scale, shift float64
	for _, z := range noise {
		x := m.generate(z)
		slope := (m.believes(x) - 1) * (m.judge[1] + 2*m.judge[2]*x)
		scale += slope * z
		shift += slope
	}
	m.scale -= rate * scale / float64(len(noise))
	m.shift -= rate * shift / float64(len(noise))
}

// Score implements [ml.Model]: 1 when mean and deviation of the generated
// numbers are those of the samples, less the farther they are apart.
func (m *GAN) Score(samples []ml.Sample) float64 {
	var sum, squares float64
	for _, sample := range samples {
		sum += sample.Features[0]
		squares += sample.Features[0] * sample.Features[0]
	}
	mean := sum / float64(len(samples))
	deviation := math.Sqrt(squares/float64(len(samples)) - mean*mean)
	return 1 / (1 + math.Abs(m.shift-mean) + math.Abs(math.Abs(m.scale)-deviation))
}

func (m *GAN) generate(z float64) float64 { return m.shift + m.scale*z }

// believes tells how sure the discriminator is that x is real.
func (m *GAN) believes(x float64) float64 {
	return 1 / (1 + math.Exp(-(m.judge[0] + m.judge[1]*x + m.judge[2]*x*x)))
}
