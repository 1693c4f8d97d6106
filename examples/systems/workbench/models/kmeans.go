package models

import (
	"math"
	"slices"

	"github.com/hushgen/hushgen/examples/systems/workbench/ml"
)

// KMeansConfig configures a model that finds groups by itself.
//
//hush:config name=k-means category=model title="K-means clustering" version=0.9 author="S. Lloyd" tags=clustering,unsupervised aliases=kmeans
type KMeansConfig struct {
	// Groups is how many there are to find.
	//hush:field default=3 min=1 max=100
	Groups int `json:"groups"`
}

// NewKMeans makes the model, without groups.
//
//hush:factory
func NewKMeans(c KMeansConfig) *KMeans { return &KMeans{groups: c.Groups} }

// KMeans is an [ml.Model].
type KMeans struct {
	groups  int
	centres [][]float64
}

// Step implements [ml.Model]: each centre moves towards the middle of its
// samples, all the way at rate 1. The loss is the mean squared distance.
func (m *KMeans) Step(samples []ml.Sample, rate float64) float64 {
	m.start(samples)
	sums, counts, loss := make([][]float64, len(m.centres)), make([]float64, len(m.centres)), 0.0
	for i, centre := range m.centres {
		sums[i] = make([]float64, len(centre))
	}
	for _, sample := range samples {
		i, distance := m.nearest(sample.Features)
		loss += distance
		counts[i]++
		for j, feature := range sample.Features {
			sums[i][j] += feature
		}
	}
	for i, centre := range m.centres {
		for j := range centre {
			if counts[i] > 0 {
				centre[j] += min(rate, 1) * (sums[i][j]/counts[i] - centre[j])
			}
		}
	}
	return loss / float64(len(samples))
}

// start chooses the first centres: each the sample farthest from those before.
func (m *KMeans) start(samples []ml.Sample) {
	for len(m.centres) < min(m.groups, len(samples)) {
		farthest, most := 0, -1.0
		for i, sample := range samples {
			if _, distance := m.nearest(sample.Features); distance > most {
				farthest, most = i, distance
			}
		}
		m.centres = append(m.centres, slices.Clone(samples[farthest].Features))
	}
}

// Score implements [ml.Model]: the share of samples that belong to the class
// that is most frequent in their group.
func (m *KMeans) Score(samples []ml.Sample) float64 {
	counts := make([]map[int]int, len(m.centres))
	for _, sample := range samples {
		i, _ := m.nearest(sample.Features)
		if counts[i] == nil {
			counts[i] = map[int]int{}
		}
		counts[i][sample.Class]++
	}
	right := 0
	for _, classes := range counts {
		most := 0
		for _, count := range classes {
			most = max(most, count)
		}
		right += most
	}
	return float64(right) / float64(len(samples))
}

// nearest returns the nearest centre and its squared distance.
func (m *KMeans) nearest(features []float64) (int, float64) {
	best, least := 0, math.Inf(1)
	for i, centre := range m.centres {
		distance := 0.0
		for j, feature := range features {
			distance += (feature - centre[j]) * (feature - centre[j])
		}
		if distance < least {
			best, least = i, distance
		}
	}
	return best, least
}
