package memory

import (
	"context"
	"strconv"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
)

// Store is a [Source] that the hub may write to: for tests of what calls Put.
// What is written ends with the process.
type Store struct{ Source }

var _ hub.Saver = (*Store)(nil)

// NewStore returns a store that begins with the values: see [New].
func NewStore(name string, values hush.Values) *Store {
	s := &Store{Source{name: name}}
	s.Set(values)
	return s
}

// Save implements [hub.Saver].
func (s *Store) Save(ctx context.Context, key hush.Key, value hush.Node, ifRevision string) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.unchanged(ctx, key, ifRevision); err != nil {
		return "", err
	}
	s.write(key, value)
	return strconv.Itoa(s.version), nil
}

// Delete implements [hub.Saver].
func (s *Store) Delete(ctx context.Context, key hush.Key, ifRevision string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.unchanged(ctx, key, ifRevision); err != nil {
		return err
	}
	s.write(key, hush.Node{})
	return nil
}

// unchanged refuses a write by somebody who doesn't know the latest values of
// a key. The source is locked, here and below.
func (s *Store) unchanged(ctx context.Context, key hush.Key, ifRevision string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if s.err != nil {
		return s.err
	}
	if ifRevision == "" {
		return nil
	}
	known, err := strconv.Atoi(ifRevision)
	switch {
	case err != nil || known > s.version:
		return &hush.ConflictError{Key: key, Reason: s.name + " has never had the revision " + strconv.Quote(ifRevision)}
	case known < s.whole || known < s.changed[key]:
		return &hush.ConflictError{Key: key, Reason: "it was changed in " + s.name + " meanwhile"}
	}
	return nil
}

func (s *Store) write(key hush.Key, value hush.Node) {
	s.root = hub.WithResource(s.root, key, named(s.name, value))
	if s.changed == nil {
		s.changed = make(map[hush.Key]int)
	}
	s.changed[key] = s.change()
}
