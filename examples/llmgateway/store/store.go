// Package store is the contract of what keeps vectors and finds near ones.
package store

import (
	"context"

	"github.com/hushgen/hushgen/examples/llmgateway/embedding"
)

// Store keeps texts by their vectors. It is safe for concurrent use.
//
//hush:category name=vector-store title="Vector stores"
type Store interface {
	// Put adds entries. One with a known ID takes the old one's place. All
	// vectors in a store have the same length; with an error nothing is added.
	Put(ctx context.Context, entries ...Entry) error
	// Nearest returns at most limit entries, the nearest first, equally near
	// ones sorted by ID.
	Nearest(ctx context.Context, to embedding.Vector, limit int) ([]Match, error)
}

// Entry is one text in a store.
type Entry struct {
	ID, Text string
	Vector   embedding.Vector
}

// Match is an entry that was found.
type Match struct {
	Entry
	// Score is the cosine of the angle between both vectors: 1 for the same
	// direction, 0 for nothing in common.
	Score float64
}
