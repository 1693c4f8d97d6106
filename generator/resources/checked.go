package resources

import (
	"errors"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/runtime/hush"
)

// checked is a file with what was found in it.
type checked struct {
	*File
	keys     map[hush.Key]hush.Position
	plugins  map[hush.Key]*model.Plugin // as far as they can be told
	problems []hush.Problem
	notices  notices
	// named are the resources that those of the file name, by the key of the
	// one that does; places are where.
	named  map[hush.Key][]hush.Reference
	places map[place]bool
}

// place is where a resource names another one.
type place struct {
	hush.Position
	path string
}

// refers takes over what a resource of the file names.
func (f *checked) refers(key hush.Key, references []hush.Reference) {
	if len(references) == 0 {
		return
	}
	if f.named == nil {
		f.named, f.places = map[hush.Key][]hush.Reference{}, map[place]bool{}
	}
	f.named[key] = references
	for _, r := range references {
		f.places[place{r.Position, r.Path}] = true
	}
}

// sorted returns the problems in the order in which programs tell them.
func (f *checked) sorted() []hush.Problem {
	var config *hush.ConfigError
	if !errors.As(hush.NewConfigError(f.problems), &config) {
		return nil
	}
	return config.Problems
}
