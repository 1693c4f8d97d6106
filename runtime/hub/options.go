package hub

import (
	"errors"
	"maps"
	"os"
	"strconv"
	"time"

	"github.com/hushgen/hushgen/runtime/hush"
)

// Option changes what Open opens.
type Option func(*settings)

// settings collects what the options say. Nothing changes it after Open.
type settings struct {
	sources   []Source
	lookupEnv func(name string) (string, bool)
	provided  []provided
	dynamics  []hush.Dynamic
	overrides []hush.Dynamic
	// provide and extend are the code of Provide, Extend and Override, set by
	// them: a program without them doesn't link it.
	provide func(*planner, provided) error
	extend  func(c *catalog, overrides, extensions []hush.Dynamic) []error
	// wraps are what Wrap was given, by category.
	wraps     map[string][]wrap
	grace     time.Duration
	observers []func(Event)
	// wrong is what is wrong with the options themselves.
	wrong []error
}

func (s *settings) refuse(text string) { s.wrong = append(s.wrong, errors.New(text)) }

// wrap goes around an instance of one category.
type wrap func(key hush.Key, instance any) (any, error)

// defaultGrace is the time of Grace where nothing is said.
const defaultGrace = time.Minute

type provided struct {
	key      string
	instance any
}

func newSettings(options []Option) (*settings, error) {
	s := &settings{lookupEnv: os.LookupEnv, wraps: make(map[string][]wrap), grace: defaultGrace}
	for i, option := range options {
		if option == nil {
			return nil, errors.New("option " + strconv.Itoa(i+1) + " given to hub.Open is nil; want what hub.From(…) and such return")
		}
		option(s)
	}
	return s, nil
}

// From adds sources. A later source's resource replaces an earlier one's of
// the same key, whole: the two are not merged.
func From(sources ...Source) Option {
	return func(s *settings) { s.sources = append(s.sources, sources...) }
}

// Env takes the variables of ${…} and of env= options from a map instead of
// the process environment. The map is copied. Of several Env the last counts.
func Env(variables map[string]string) Option {
	variables = maps.Clone(variables)
	return func(s *settings) {
		s.lookupEnv = func(name string) (string, bool) {
			value, ok := variables[name]
			return value, ok
		}
	}
}

// Provide adds an instance that the program made itself, under a full key
// such as "llm:gpt-4". It must have the type of its category. The hub neither
// starts nor closes it. A key that is there already, from a source or another
// Provide, is a [*hush.ConflictError].
func Provide(key string, instance any) Option {
	return func(s *settings) {
		s.provided, s.provide = append(s.provided, provided{key, instance}), (*planner).provide
	}
}

// Extend adds plugins made at run time to those of the registry. Their names
// are brought into canonical form. The name or alias of a plugin that is there
// already is a [*hush.ConflictError], a category that isn't there a
// [*hush.NotFoundError]. To take the place of a plugin that is there, use
// [Override].
func Extend(plugins ...hush.Dynamic) Option {
	return func(s *settings) { s.dynamics, s.extend = append(s.dynamics, plugins...), (*catalog).add }
}

// Override adds plugins made at run time in the place of those of the registry
// with the same names. A plugin that it replaces can't be had in this hub any
// more, neither by its name nor by an alias; its aliases lead to the new one.
// To override what isn't there is a [*hush.NotFoundError].
func Override(plugins ...hush.Dynamic) Option {
	return func(s *settings) { s.overrides, s.extend = append(s.overrides, plugins...), (*catalog).add }
}

// Wrap puts something around every instance of a category that the hub hands
// out, provided ones included: tracing, limits. It is called once for each
// instance, after Start; the hub calls Start, Check and Close of the inner one.
// Of several Wraps of a category the first is the innermost. To return nil is
// an error.
//
// The instance isn't there yet for anyone else while around runs: it must not
// ask the hub for the same resource, nor call Reload, Put, Remove or Close,
// which would wait for itself.
func Wrap[T any](category *hush.Category[T], around func(key hush.Key, inner T) T) Option {
	return func(s *settings) {
		if category == nil || around == nil {
			s.refuse("hub.Wrap needs a category of the registry and a function; one of them is nil")
			return
		}
		name := category.About().Name
		s.wraps[name] = append(s.wraps[name], func(key hush.Key, instance any) (any, error) {
			inner, err := hush.As[T](key, instance)
			if err != nil {
				return nil, err
			}
			return around(key, inner), nil
		})
	}
}

// Grace says how long a replaced or removed instance that was handed out by
// Get stays open, for those who still work with it: one minute when nothing is
// said. An instance that was only ever held through Use closes as soon as the
// last use returns.
func Grace(d time.Duration) Option {
	return func(s *settings) {
		if d < 0 {
			s.refuse("hub.Grace(" + d.String() + "): want no less than 0")
		}
		s.grace = d
	}
}

// Observe calls a function with everything that happens in the hub, at once
// and in the goroutine where it happens, so several calls may run at a time.
// It should be quick, and must not call Reload, Put, Remove or Close. A panic
// of it is the program's to see.
func Observe(observe func(Event)) Option {
	return func(s *settings) {
		if observe == nil {
			s.refuse("hub.Observe was given a nil function")
			return
		}
		s.observers = append(s.observers, observe)
	}
}
