package hub

import (
	"errors"
	"maps"
	"os"
	"strconv"

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
}

type provided struct {
	key      string
	instance any
}

func newSettings(options []Option) (*settings, error) {
	s := &settings{lookupEnv: os.LookupEnv}
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
	return func(s *settings) { s.provided = append(s.provided, provided{key, instance}) }
}

// Extend adds plugins made at run time to those of the registry. Their names
// are brought into canonical form. The name or alias of a plugin that is there
// already is a [*hush.ConflictError], a category that isn't there a
// [*hush.NotFoundError].
func Extend(plugins ...hush.Dynamic) Option {
	return func(s *settings) { s.dynamics = append(s.dynamics, plugins...) }
}
