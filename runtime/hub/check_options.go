package hub

import (
	"errors"
	"slices"
	"strconv"
	"time"

	"github.com/hushgen/hushgen/internal/sorting"
	"github.com/hushgen/hushgen/runtime/hush"
)

// CheckOption changes how [Hub.Check] works. An option that makes no sense is
// the error of the whole report: then nothing is checked.
type CheckOption func(*checkSettings)

// checkSettings collects what the options say.
type checkSettings struct {
	parallel int
	timeout  time.Duration
	only     []hush.Key // nil for everything
	errs     []error
}

// What is done where no option says otherwise.
const (
	defaultCheckParallel = 8
	defaultCheckTimeout  = 10 * time.Second
)

// CheckParallel says how many resources are looked after at a time, at least
// one.
func CheckParallel(n int) CheckOption {
	return func(s *checkSettings) {
		s.parallel = n
		if n < 1 {
			s.refuse("hub.CheckParallel(" + strconv.Itoa(n) + "): want at least 1")
		}
	}
}

// CheckTimeout bounds the time for each resource. It must be above zero.
func CheckTimeout(d time.Duration) CheckOption {
	return func(s *checkSettings) {
		s.timeout = d
		if d <= 0 {
			s.refuse("hub.CheckTimeout(" + d.String() + "): want a time above zero")
		}
	}
}

// CheckOnly looks after these resources alone, by their full keys such as
// "llm:gpt-4": those that a program can't work without. One that isn't there is
// a failed result. Of several CheckOnly all keys count.
func CheckOnly(keys ...string) CheckOption {
	keys = slices.Clone(keys)
	return func(s *checkSettings) {
		if len(keys) == 0 {
			s.refuse("hub.CheckOnly(): want at least one key")
		}
		for _, text := range keys {
			key, ok := hush.ParseKey(text)
			if !ok {
				s.refuse("hub.CheckOnly(" + strconv.Quote(text) + `): want full keys such as "category:name"`)
			}
			s.only = append(s.only, key)
		}
	}
}

func (s *checkSettings) refuse(message string) { s.errs = append(s.errs, errors.New(message)) }

func newCheckSettings(depth Depth, options []CheckOption) (*checkSettings, error) {
	s := &checkSettings{parallel: defaultCheckParallel, timeout: defaultCheckTimeout}
	if depth < Decode || depth > Ping {
		s.refuse("depth " + strconv.Itoa(int(depth)) + " given to Check: want hub.Decode, hub.Construct or hub.Ping")
	}
	for i, option := range options {
		if option == nil {
			s.refuse("option " + strconv.Itoa(i+1) + " given to Check is nil; want what hub.CheckTimeout(…) and such return")
			continue
		}
		option(s)
	}
	sorting.Stable(s.only, compareKeys)
	s.only = slices.Compact(s.only)
	return s, join(s.errs)
}
