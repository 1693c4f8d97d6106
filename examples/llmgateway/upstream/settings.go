package upstream

import (
	"fmt"
	"net/url"
	"time"
)

// Settings are the configuration that all services have in common. A config
// embeds it.
type Settings struct {
	// Where the paths of the service begin, such as https://api.example.com/v1.
	// Absent: the provider's public service.
	BaseURL string
	// Further headers of every request. Not for keys: they are shown.
	Headers map[string]string
	// How long to wait for the beginning of an answer, and then for each
	// further piece of it.
	//
	//hush:field default=60s min=1ms
	Timeout time.Duration
	// What to do when the service is busy.
	Retry Retry
}

// Retry says how often and when to try again what failed for now: an answer
// 429 or 5xx, or a connection that broke before the answer.
type Retry struct {
	// How many further tries there are after the first.
	//
	//hush:field default=2 min=0 max=10
	Max int
	// The pause before the second try. Each further one is twice as long.
	//
	//hush:field default=500ms min=1ms max=1m
	Wait time.Duration
	// The longest pause. A service that asks for a longer one isn't asked again.
	//
	//hush:field default=30s min=1ms max=10m
	MaxWait time.Duration
}

// Check returns an error when the base URL can't be called. The Validate
// method of a config calls it.
func (s Settings) Check() error {
	if s.BaseURL == "" {
		return nil
	}
	base, err := url.Parse(s.BaseURL)
	if err != nil {
		return fmt.Errorf("base_url: %w", err)
	}
	if (base.Scheme != "http" && base.Scheme != "https") || base.Host == "" || base.RawQuery != "" {
		return fmt.Errorf("base_url: expected http(s)://host/path, found %q", base.Redacted())
	}
	return nil
}

// At returns the settings with a base URL for when they have none.
func (s Settings) At(baseURL string) Settings {
	if s.BaseURL == "" {
		s.BaseURL = baseURL
	}
	return s
}
