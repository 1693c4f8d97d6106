package main

// Metric compares predictions with what is true; both have the same length. A
// contract may be a function type: its plugins make functions.
//
//hush:category name=metric title=Metrics
type Metric func(predicted, actual []float64) float64

// NewAccuracy makes the share of predictions on the right side of one half.
//
//hush:factory name=accuracy category=metric
func NewAccuracy() Metric {
	return func(predicted, actual []float64) float64 {
		right := 0.0
		for i := range predicted {
			if (predicted[i] > 0.5) == (actual[i] > 0.5) {
				right++
			}
		}
		return right / float64(len(predicted))
	}
}

// NewMeanSquaredError makes the mean of the squared differences.
//
//hush:factory name=mean-squared-error aliases=mse category=metric
func NewMeanSquaredError() Metric {
	return func(predicted, actual []float64) float64 {
		sum := 0.0
		for i := range predicted {
			sum += (predicted[i] - actual[i]) * (predicted[i] - actual[i])
		}
		return sum / float64(len(predicted))
	}
}

// FBetaConfig configures the balance of precision and recall.
//
//hush:config name=f-beta aliases=f1 category=metric
type FBetaConfig struct {
	// Beta is how many times recall counts more than precision.
	//hush:field default=1 min=0
	Beta float64 `json:"beta"`
}

// Create makes the metric. It is 0 where nothing was found.
//
//hush:factory
func (c FBetaConfig) Create() Metric {
	return func(predicted, actual []float64) float64 {
		var hits, found, there float64
		for i := range predicted {
			if predicted[i] > 0.5 {
				found++
			}
			if actual[i] > 0.5 {
				there++
				if predicted[i] > 0.5 {
					hits++
				}
			}
		}
		if hits == 0 {
			return 0
		}
		weight := c.Beta * c.Beta
		return (1 + weight) * hits / (weight*there + found)
	}
}
