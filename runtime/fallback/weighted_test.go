package fallback_test

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/fallback"
	"github.com/hushgen/hushgen/runtime/hush"
)

// seed is a source that gives the same numbers in every run.
func seed() rand.Source { return rand.NewPCG(1, 2) }

// orders draws many times, with everything failing, and counts the orders in
// which the resources are tried.
func orders(t *testing.T, times int, choices ...fallback.Choice) map[string]int {
	t.Helper()
	instances := make(map[string]string)
	for _, choice := range choices {
		instances[choice.Name] = choice.Name
	}
	chain, err := fallback.Weighted(hush.Fixed(instances), choices...)
	require.NoError(t, err)
	chain = chain.Random(seed())
	counts := make(map[string]int)
	for range times {
		var tried []string
		_, err := chain.Use(t.Context(), func(_ context.Context, name string) error {
			tried = append(tried, name)
			return errors.New("fails")
		})
		require.Error(t, err)
		counts[strings.Join(tried, "")]++
	}
	return counts
}

// Of weights 6, 3 and 1, the first is a in 6/10 of all draws; then b in 3/4 of
// these, c in 1/4; and so on: abc .6*3/4, acb .6*1/4, bac .3*6/7, bca .3*1/7,
// cab .1*6/9, cba .1*3/9. The standard deviation of 100,000 draws is at most
// 158; 800 is five of them.
func TestWeights(t *testing.T) {
	counts := orders(t, 100_000, fallback.Choice{Name: "a", Weight: 6}, fallback.Choice{Name: "b", Weight: 3}, fallback.Choice{Name: "c", Weight: 1})
	want := map[string]float64{
		"abc": 45_000, "acb": 15_000, "bac": 25_714.3, "bca": 4_285.7, "cab": 6_666.7, "cba": 3_333.3,
	}
	require.Len(t, counts, len(want))
	for order, expected := range want {
		assert.InDelta(t, expected, counts[order], 800, order)
	}
}

func TestWeightZeroIsALastResort(t *testing.T) {
	counts := orders(t, 1_000, fallback.Choice{Name: "y"}, fallback.Choice{Name: "a", Weight: 1}, fallback.Choice{Name: "x"}, fallback.Choice{Name: "b", Weight: 1})
	assert.Len(t, counts, 2)
	assert.InDelta(t, 500, counts["abyx"], 80) // five standard deviations of 16
	assert.InDelta(t, 500, counts["bayx"], 80)
}

func TestWeightsOfAllSizes(t *testing.T) {
	counts := orders(t, 1_000, fallback.Choice{Name: "a", Weight: math.SmallestNonzeroFloat64}, fallback.Choice{Name: "b", Weight: 1e308})
	assert.Equal(t, map[string]int{"ba": 1_000}, counts)
	counts = orders(t, 10, fallback.Choice{Name: "a", Weight: math.SmallestNonzeroFloat64})
	assert.Equal(t, map[string]int{"a": 10}, counts)
}

// highest is a source of the numbers just below 1.
type highest struct{}

func (highest) Uint64() uint64 { return math.MaxUint64 }

func TestRoundingLosesNothing(t *testing.T) {
	chain, err := fallback.Weighted(services(), fallback.Choice{Name: "down", Weight: .1}, fallback.Choice{Name: "busy", Weight: .2}, fallback.Choice{Name: "a", Weight: .3})
	require.NoError(t, err)
	var text string
	served, err := chain.Random(highest{}).Use(t.Context(), ask(&text))
	require.NoError(t, err)
	assert.Equal(t, "a", served)
}

func TestTheNextIsChosenOnlyWhenNeeded(t *testing.T) {
	chain, err := fallback.Weighted(services(), fallback.Choice{Name: "a", Weight: 1}, fallback.Choice{Name: "b", Weight: 1})
	require.NoError(t, err)
	served := make(map[string]bool)
	for range 100 { // all the same with a chance of 2^-99
		var text string
		name, err := chain.Use(t.Context(), ask(&text))
		require.NoError(t, err)
		assert.Equal(t, strings.ToUpper(name), text)
		served[name] = true
	}
	assert.Len(t, served, 2, "seeded by Go")
}

func TestWeightsThatMakeNoSense(t *testing.T) {
	for _, c := range []struct {
		want    string
		choices []fallback.Choice
	}{
		{"fallback: no resources given; want at least one", nil},
		{`fallback: the weight of "a" is -1; want a number from 0 up`, []fallback.Choice{{"a", -1}, {"b", 1}}},
		{`fallback: the weight of "a" is NaN; want a number from 0 up`, []fallback.Choice{{"a", math.NaN()}}},
		{`fallback: the weight of "a" is +Inf; want a number from 0 up`, []fallback.Choice{{"a", math.Inf(1)}}},
		{`fallback: the weight of "a" is -Inf; want a number from 0 up`, []fallback.Choice{{"a", math.Inf(-1)}}},
		{"fallback: all weights are zero; want one above zero, or New for a fixed order", []fallback.Choice{{"a", 0}, {"b", math.Copysign(0, -1)}}},
		{"fallback: the sum of the weights is infinite; want smaller ones", []fallback.Choice{{"a", 1e308}, {"b", 1e308}}},
		{`fallback: "a" is given twice`, []fallback.Choice{{"a", 1}, {"a", 2}}},
		{"fallback: an empty name is given; want the name of a resource", []fallback.Choice{{"", 1}}},
		{"no resource \"dwon\"; did you mean down?\nfallback: the weight of \"a\" is -1; want a number from 0 up\nfallback: the weight of \"b\" is -0.5; want a number from 0 up",
			[]fallback.Choice{{"dwon", 1}, {"a", -1}, {"b", -.5}}},
	} {
		chain, err := fallback.Weighted(services(), c.choices...)
		assert.Nil(t, chain)
		assert.EqualError(t, err, c.want)
	}
}

func TestRandomLeavesAFixedOrderAsItIs(t *testing.T) {
	var text string
	served, err := newChain(t, "down", "a", "b").Random(seed()).Use(t.Context(), ask(&text))
	require.NoError(t, err)
	assert.Equal(t, "a", served)
}
