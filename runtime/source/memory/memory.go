package memory

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
)

// Source holds resources in memory. It never changes.
type Source struct {
	name string
	root hush.Node
	err  error
}

var _ hub.Source = (*Source)(nil)

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
	root, err := values.Node()
	if err != nil {
		return &Source{name: name, err: placed(name, err)}
	}
	return FromNode(name, root)
}

// FromNode returns a source of a tree that was made elsewhere. Its positions
// keep their lines and columns and get the name.
func FromNode(name string, root hush.Node) *Source {
	if root.IsZero() {
		return &Source{name: name}
	}
	builder := hush.NewBuilder(name)
	builder.Node(root)
	return &Source{name: name, root: builder.Document().Root()}
}

// Name implements [hub.Source].
func (s *Source) Name() string { return s.name }

// revision is the only one there is.
const revision = "1"

// Load implements [hub.Source].
func (s *Source) Load(ctx context.Context) (hub.Snapshot, error) {
	if err := ctx.Err(); err != nil {
		return hub.Snapshot{}, err
	}
	if s.err != nil {
		return hub.Snapshot{}, s.err
	}
	return hub.Snapshot{Revision: revision, Root: s.root}, nil
}

// placed says in each problem of the values which source they are in.
func placed(name string, err error) error {
	var config *hush.ConfigError
	if !errors.As(err, &config) {
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
