package jsonfile

import (
	"errors"
	"io/fs"
	"os"
	"strings"
)

// path returns the file to read, and whether the variable named it.
func (s *Source) path() (path string, named bool, err error) {
	if s.variable == "" && len(s.paths) == 1 {
		return s.paths[0], false, nil
	}
	if s.variable != "" {
		if path := os.Getenv(s.variable); path != "" {
			return path, true, nil
		}
	}
	for _, path := range s.paths {
		// A file that is there but can't be looked at is better reported than
		// passed over.
		if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
			return path, false, nil
		}
	}
	return "", false, &searchError{"no resources file; looked at " + s.places() + ": " + fs.ErrNotExist.Error(), fs.ErrNotExist}
}

func (s *Source) places() string {
	var places []string
	if s.variable != "" {
		places = append(places, "$"+s.variable+" (not set)")
	}
	return strings.Join(append(places, s.paths...), ", ")
}

// searchError is an error with a text of its own around another.
type searchError struct {
	text string
	err  error
}

func (e *searchError) Error() string { return e.text }

func (e *searchError) Unwrap() error { return e.err }
