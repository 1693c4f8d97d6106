// Package embedding is the contract of what turns texts into vectors.
package embedding

import "context"

// Embedder turns texts into vectors, so that texts with like meanings lie
// near each other. It is safe for concurrent use.
//
//hush:category name=embedding title="Embeddings"
type Embedder interface {
	// Embed returns one vector for each text, in their order. All vectors of
	// one Embedder have the same length.
	Embed(ctx context.Context, texts []string) ([]Vector, error)
}

// Vector is a place in the space of an Embedder.
type Vector []float32
