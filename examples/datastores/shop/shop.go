// Package shop declares the services of a small shop. Whoever uses one
// imports this package alone: no store, no plugin, no registry.
package shop

import (
	"context"
	"errors"
	"fmt"
)

// ErrNotFound is in the error of a product that doesn't exist.
var ErrNotFound = errors.New("there is no such product")

// Cents is an amount of money in hundredths.
type Cents int64

// String returns "4.50".
func (c Cents) String() string {
	sign := ""
	if c < 0 {
		sign, c = "-", -c
	}
	return fmt.Sprintf("%s%d.%02d", sign, c/100, c%100)
}

// Product is one article of a catalogue.
type Product struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Price Cents  `json:"price"`
}

// Stats counts where a catalogue found its products.
type Stats struct {
	// Hits were answered by the cache, Misses by the database.
	Hits, Misses int64
	// Failures counts the calls of the cache that failed. A catalogue works
	// on without its cache.
	Failures int64
}

// Catalog keeps products. It is safe for concurrent use.
//
//hush:category name=catalog title="Product catalogues"
type Catalog interface {
	// Put adds a product or replaces the one with its ID.
	Put(ctx context.Context, product Product) error
	// Product returns a product, or an error that wraps ErrNotFound.
	Product(ctx context.Context, id string) (Product, error)
	// Stats counts from the start of the program.
	Stats() Stats
	// Check reports every store of the catalogue that doesn't answer.
	Check(ctx context.Context) error
}

// Cart remembers what visitors want to buy. It is safe for concurrent use.
//
//hush:category name=cart title="Shopping carts"
type Cart interface {
	// Add puts count pieces of a product into the visitor's cart. A product
	// that doesn't exist is an error that wraps ErrNotFound.
	Add(ctx context.Context, visitor, productID string, count int) error
	// Checkout returns the total at the prices of now and empties the cart.
	// An empty cart costs nothing.
	Checkout(ctx context.Context, visitor string) (Cents, error)
	// Check reports a store of the cart that doesn't answer.
	Check(ctx context.Context) error
}
