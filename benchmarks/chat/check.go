package chat

import (
	"errors"
	"fmt"
	"time"
	"unicode/utf8"
)

// Check is the constraints of [Config] the way people write them by hand.
func (c *Config) Check() error {
	return errors.Join(c.checkTexts(), c.checkNumbers(), c.Retry.check())
}

func (c *Config) checkTexts() error {
	var errs []error
	if length := utf8.RuneCountInString(c.Model); length < 1 || length > 64 {
		errs = append(errs, fmt.Errorf("model: has %d characters, want 1 to 64", length))
	}
	if length := utf8.RuneCountInString(c.Endpoint); length < 8 || length > 200 {
		errs = append(errs, fmt.Errorf("endpoint: has %d characters, want 8 to 200", length))
	}
	switch c.Mode {
	case Fast, Balanced, Exact:
	default:
		errs = append(errs, fmt.Errorf("mode: %q is not one of fast, balanced, exact", c.Mode))
	}
	if c.APIKey.IsZero() {
		errs = append(errs, errors.New("api_key: required"))
	}
	if len(c.Stop) > 4 {
		errs = append(errs, fmt.Errorf("stop: has %d entries, at most 4 allowed", len(c.Stop)))
	}
	return errors.Join(errs...)
}

func (c *Config) checkNumbers() error {
	var errs []error
	if !(c.Temperature >= 0 && c.Temperature <= 2) { // so that NaN is out
		errs = append(errs, fmt.Errorf("temperature: %v is not between 0 and 2", c.Temperature))
	}
	if c.MaxTokens < 1 || c.MaxTokens > 1_000_000 {
		errs = append(errs, fmt.Errorf("max_tokens: %d is not between 1 and 1000000", c.MaxTokens))
	}
	if c.Timeout < time.Second || c.Timeout > 10*time.Minute {
		errs = append(errs, fmt.Errorf("timeout: %v is not between 1s and 10m", c.Timeout))
	}
	return errors.Join(errs...)
}

func (r *Retry) check() error {
	var errs []error
	if r.Max < 0 || r.Max > 10 {
		errs = append(errs, fmt.Errorf("retry.max: %d is not between 0 and 10", r.Max))
	}
	if r.Wait < 0 || r.Wait > time.Minute {
		errs = append(errs, fmt.Errorf("retry.wait: %v is not between 0s and 1m", r.Wait))
	}
	return errors.Join(errs...)
}
