package hubhttp

import (
	"slices"
	"time"

	"github.com/hushgen/hushgen/runtime/hub"
)

// Option changes how [Readiness] answers.
type Option func(*settings)

type settings struct {
	checks     []hub.CheckOption
	keep       time.Duration
	showErrors bool
}

// defaultKeep is the time of Keep where nothing is said.
const defaultKeep = time.Second

func newSettings(options []Option) settings {
	s := settings{keep: defaultKeep}
	for _, option := range options {
		option(&s)
	}
	return s
}

// Checks hands options on to the Check of the hub. Those that it refuses are
// the answer to every probe, with 503.
func Checks(options ...hub.CheckOption) Option {
	options = slices.Clone(options)
	return func(s *settings) { s.checks = append(s.checks, options...) }
}

// Keep says for how long after its end a check is the answer to further
// probes: a second when nothing is said. With zero or less every probe that
// finds no check running begins one.
func Keep(d time.Duration) Option {
	return func(s *settings) { s.keep = d }
}

// ShowErrors shows what is wrong in the answers. The texts come from plugins
// and services, and may name hosts and paths that aren't everyone's business.
func ShowErrors() Option {
	return func(s *settings) { s.showErrors = true }
}
