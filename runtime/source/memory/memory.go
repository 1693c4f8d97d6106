package memory

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
)

// Source holds resources in memory. All methods may be called from several
// goroutines at once.
type Source struct {
	name string

	mu   sync.Mutex // guards all below
	root hush.Node
	err  error
	// version counts the changes, changed keeps the count at which each key
	// changed last; whole is the count at which all of them did.
	version int
	changed map[hush.Key]int
	whole   int
	// watchers are told of changes.
	watchers map[chan struct{}]struct{}
}

var _ hub.Watcher = (*Source)(nil)

// New returns a source of the values, with keys as in a file:
//
//	memory.New("defaults", hush.Values{
//		"llm:gpt-4": hush.Values{"type": "openai", "model": "gpt-4"},
//		"redis":     hush.Values{"default": nil},
//	})
//
// ${…} in strings is replaced as in a file, in a [hush.Secret] it is not. The
// name is what messages begin with. The values are read at once; what is
// wrong with them is the error of Load.
func New(name string, values hush.Values) *Source {
	s := &Source{name: name}
	s.Set(values)
	return s
}

// FromNode returns a source of a tree that was made elsewhere. Its positions
// keep their lines and columns and get the name.
func FromNode(name string, root hush.Node) *Source {
	return &Source{name: name, root: named(name, root)}
}

func named(name string, root hush.Node) hush.Node {
	if root.IsZero() {
		return root
	}
	builder := hush.NewBuilder(name)
	builder.Node(root)
	return builder.Document().Root()
}

// Name implements [hub.Source].
func (s *Source) Name() string { return s.name }

// Set puts other values in the place of all that are there, as New does.
func (s *Source) Set(values hush.Values) {
	root, err := values.Node()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.root, s.err = named(s.name, root), placed(s.name, err)
	s.changed = nil
	s.whole = s.change()
}

// Load implements [hub.Source].
func (s *Source) Load(ctx context.Context) (hub.Snapshot, error) {
	if err := ctx.Err(); err != nil {
		return hub.Snapshot{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.err != nil {
		return hub.Snapshot{}, s.err
	}
	return hub.Snapshot{Revision: strconv.Itoa(s.version), Root: s.root}, nil
}

// placed says in each problem of the values which source they are in.
func placed(name string, err error) error {
	config, ok := errors.AsType[*hush.ConfigError](err)
	if !ok {
		return err
	}
	problems := slices.Clone(config.Problems)
	for i := range problems {
		problems[i].Position.Source = name
		// The first step of the path is a key, which is written as it is.
		if rest, quoted := strings.CutPrefix(problems[i].Path, `["`); quoted {
			key, tail, _ := strings.Cut(rest, `"]`)
			problems[i].Path = key + tail
		}
	}
	return hush.NewConfigError(problems)
}
