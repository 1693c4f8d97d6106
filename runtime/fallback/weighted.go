package fallback

import (
	"errors"
	"iter"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"sync"

	"github.com/hushgen/hushgen/runtime/hush"
)

// Choice is a resource and how often it is to come first.
type Choice struct {
	// Name is that of the resource, "gpt-4" or "llm:gpt-4".
	Name string
	// Weight is its part of the sum of all weights. A resource of weight zero
	// is a last resort: it is tried when all others have failed.
	Weight float64
}

// Weighted returns a chain that begins with a random resource: with weights 3
// and 1 with the first in three of four calls. When it fails, the next is
// chosen among the rest by their weights, and so on; then come those of weight
// zero, in the order given. Every call draws anew.
//
// Names are checked as by [New]. A weight that is negative, infinite or not a
// number, weights that are all zero, and weights whose sum is infinite are
// errors too; all of them are joined.
func Weighted[T any](from hush.Resources[T], choices ...Choice) (*Chain[T], error) {
	c := &Chain[T]{random: rand.Float64}
	var names []string
	for _, choice := range choices {
		names = append(names, choice.Name)
		c.weights = append(c.weights, choice.Weight)
	}
	if err := errors.Join(c.add(from, names), checkWeights(choices)); err != nil {
		return nil, err
	}
	return c, nil
}

// Random returns a chain that draws from this source instead of the one that
// Go seeds itself, so that tests can foresee what comes. The source need not
// be safe for concurrent use, but nothing else may use it.
func (c *Chain[T]) Random(source rand.Source) *Chain[T] {
	var mu sync.Mutex
	from := rand.New(source)
	changed := *c
	changed.random = func() float64 {
		mu.Lock()
		defer mu.Unlock()
		return from.Float64()
	}
	return &changed
}

func checkWeights(choices []Choice) error {
	if len(choices) == 0 {
		return nil // said already
	}
	var errs []error
	sum := 0.0
	for _, choice := range choices {
		if choice.Weight < 0 || math.IsNaN(choice.Weight) || math.IsInf(choice.Weight, 0) {
			weight := strconv.FormatFloat(choice.Weight, 'g', -1, 64)
			errs = append(errs, errors.New("fallback: the weight of "+strconv.Quote(choice.Name)+" is "+weight+"; want a number from 0 up"))
		}
		sum += choice.Weight
	}
	switch {
	case len(errs) > 0:
	case sum == 0:
		return errors.New("fallback: all weights are zero; want one above zero, or New for a fixed order")
	case math.IsInf(sum, 0):
		return errors.New("fallback: the sum of the weights is infinite; want smaller ones")
	}
	return errors.Join(errs...)
}

// draw iterates over the indices of the weights in random order, then over
// those of weight zero.
func draw(weights []float64, random func() float64) iter.Seq[int] {
	return func(yield func(int) bool) {
		var rest, last []int
		for i, weight := range weights {
			if weight > 0 {
				rest = append(rest, i)
			} else {
				last = append(last, i)
			}
		}
		for len(rest) > 0 {
			at := pick(rest, weights, random())
			if !yield(rest[at]) {
				return
			}
			rest = slices.Delete(rest, at, at+1)
		}
		for _, i := range last {
			if !yield(i) {
				return
			}
		}
	}
}

// pick returns where in rest a point of [0, 1) falls when the weights stand
// side by side.
func pick(rest []int, weights []float64, point float64) int {
	sum := 0.0
	for _, i := range rest {
		sum += weights[i]
	}
	point *= sum
	for at, i := range rest {
		if point -= weights[i]; point < 0 {
			return at
		}
	}
	return len(rest) - 1 // rounding
}
