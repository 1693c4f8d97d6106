// Package memory provides a vector store that lives as long as the program.
// It compares with every entry: right for thousands, not for millions.
package memory

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/hushgen/hushgen/examples/llmgateway/embedding"
	"github.com/hushgen/hushgen/examples/llmgateway/store"
)

// New returns an empty store.
//
//hush:factory name=memory category=vector-store title="In memory" tags=offline
func New() *Store { return &Store{entries: make(map[string]store.Entry)} }

// Store keeps entries in a map.
type Store struct {
	mu      sync.RWMutex
	entries map[string]store.Entry
	length  int // of all vectors; 0 before the first
}

// Put adds entries.
func (s *Store) Put(ctx context.Context, entries ...store.Entry) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	length := s.length
	for _, entry := range entries {
		if length == 0 {
			length = len(entry.Vector)
		}
		if err := checkLength(entry.ID, entry.Vector, length); err != nil {
			return err
		}
	}
	s.length = length
	for _, entry := range entries {
		s.entries[entry.ID] = entry
	}
	return nil
}

// Nearest compares with all entries.
func (s *Store) Nearest(ctx context.Context, to embedding.Vector, limit int) ([]store.Match, error) {
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	if len(s.entries) == 0 || limit <= 0 {
		return nil, nil
	}
	if err := checkLength("the query", to, s.length); err != nil {
		return nil, err
	}
	matches := make([]store.Match, 0, len(s.entries))
	for _, entry := range s.entries {
		matches = append(matches, store.Match{Entry: entry, Score: cosine(entry.Vector, to)})
	}
	slices.SortFunc(matches, func(a, b store.Match) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), strings.Compare(a.ID, b.ID))
	})
	return matches[:min(limit, len(matches))], nil
}

func checkLength(what string, vector embedding.Vector, want int) error {
	if len(vector) == 0 || len(vector) != want {
		return fmt.Errorf("%s: a vector of %d numbers, but those in the store have %d", what, len(vector), want)
	}
	return nil
}

func cosine(a, b embedding.Vector) float64 {
	var product, squareA, squareB float64
	for i := range a {
		x, y := float64(a[i]), float64(b[i])
		product += x * y
		squareA += x * x
		squareB += y * y
	}
	if squareA == 0 || squareB == 0 {
		return 0
	}
	return product / math.Sqrt(squareA*squareB)
}
