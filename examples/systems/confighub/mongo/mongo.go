// Package mongo holds the contract of document stores and one that keeps a
// file for each document.
package mongo

import (
	"context"
	"os"
)

// Document is a JSON object.
type Document map[string]any

// Database stores documents in named collections.
//
//hush:category name=mongo title="Document stores"
type Database interface {
	// Insert adds a document.
	Insert(ctx context.Context, collection string, document Document) error
	// Find returns the documents whose fields equal those of the filter, in
	// the order of their insertion. An empty filter finds all.
	Find(ctx context.Context, collection string, filter Document) ([]Document, error)
}

// Config configures a store on files.
//
//hush:config name=default category=mongo title="Documents in files"
type Config struct {
	// Dir is the folder of the store; it is made when missing. Without one,
	// the documents live in a temporary folder and go with the store.
	//hush:field env=MONGO_DIR
	Dir string `json:"dir"`
}

// Create opens the store.
//
//hush:factory
func (c Config) Create() (*Files, error) {
	if c.Dir != "" {
		if err := os.MkdirAll(c.Dir, 0o755); err != nil {
			return nil, err
		}
		return open(c.Dir, "")
	}
	dir, err := os.MkdirTemp("", "confighub")
	if err != nil {
		return nil, err
	}
	return open(dir, dir)
}
