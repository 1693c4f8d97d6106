package yamlfile

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/hushgen/hushgen/runtime/hub"
)

const (
	// MaxSize is the largest file that is read, in bytes.
	MaxSize = 16 << 20
	// MaxDepth is how deep mappings and lists may nest, aliases and merge keys
	// expanded: a mapping that is merged counts as a level, too.
	MaxDepth = 100
	// MaxExpanded is how many keys and values all aliases of a file, those in
	// merge keys included, may stand for.
	MaxExpanded = 100_000
)

// Source is a YAML file. It is read anew by each Load.
type Source struct {
	variable string
	paths    []string
}

var _ hub.Source = (*Source)(nil)

// New returns the file of that path as a source.
func New(path string) *Source { return &Source{paths: []string{path}} }

// Search returns a source that reads the file whose path the environment
// variable holds; when that is unset or empty, the first of the paths that
// exists. When the variable names no file, or there is none at any of the
// paths, Load says where it looked.
//
// The variable is one of the process: hub.Env doesn't change it. The search
// is done by each Load.
func Search(variable string, paths ...string) *Source {
	return &Source{variable: variable, paths: paths}
}

// Name implements [hub.Source]: the path of the file, or all the places when
// there is none.
func (s *Source) Name() string {
	path, err := s.path()
	if err != nil {
		return strings.Join(s.places(), ", ")
	}
	return path
}

// Load implements [hub.Source]. The error for a file that isn't there wraps
// [fs.ErrNotExist].
func (s *Source) Load(ctx context.Context) (hub.Snapshot, error) {
	if err := ctx.Err(); err != nil {
		return hub.Snapshot{}, err
	}
	path, err := s.path()
	if err != nil {
		return hub.Snapshot{}, err
	}
	content, err := read(path)
	if err != nil {
		if s.variable != "" && path == os.Getenv(s.variable) {
			return hub.Snapshot{}, fmt.Errorf("the file that %s names: %w", s.variable, err)
		}
		return hub.Snapshot{}, err
	}
	root, err := parse(path, content)
	if err != nil {
		return hub.Snapshot{}, err
	}
	sum := sha256.Sum256(content)
	return hub.Snapshot{Revision: hex.EncodeToString(sum[:]), Root: root}, nil
}

// path returns the file to read.
func (s *Source) path() (string, error) {
	if s.variable == "" && len(s.paths) == 1 {
		return s.paths[0], nil
	}
	if s.variable != "" {
		if path := os.Getenv(s.variable); path != "" {
			return path, nil
		}
	}
	for _, path := range s.paths {
		// A file that is there but can't be looked at is better reported than
		// passed over.
		if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
			return path, nil
		}
	}
	return "", fmt.Errorf("no resources file; looked at %s: %w", strings.Join(s.places(), ", "), fs.ErrNotExist)
}

func (s *Source) places() []string {
	var places []string
	if s.variable != "" {
		places = append(places, "$"+s.variable+" (not set)")
	}
	return append(places, s.paths...)
}

// read reads a file of a bounded size.
func read(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var content bytes.Buffer
	if info, err := file.Stat(); err == nil && info.Size() <= MaxSize {
		content.Grow(int(info.Size()) + bytes.MinRead)
	}
	if _, err := content.ReadFrom(io.LimitReader(file, MaxSize+1)); err != nil {
		return nil, err
	}
	if content.Len() > MaxSize {
		return nil, fmt.Errorf("%s: larger than %d MiB", path, MaxSize>>20)
	}
	return content.Bytes(), nil
}
