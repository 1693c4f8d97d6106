// Package storage holds the contract of storage backends and two of them.
package storage

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
)

// Backend keeps texts by name.
//
//hush:category name=storage-backend title="Storage backends"
type Backend interface {
	// Store keeps the text and returns where.
	Store(ctx context.Context, name string, text []byte) (place string, err error)
}

// FilesConfig configures a backend that writes files.
//
//hush:config name=files category=storage-backend title="Files in a folder" version=1.3
type FilesConfig struct {
	// Dir is the folder; it is made when missing.
	//hush:field required
	Dir string `json:"dir"`
}

// NewFiles makes the backend.
//
//hush:factory
func NewFiles(c FilesConfig) (*Files, error) {
	return &Files{dir: c.Dir}, os.MkdirAll(c.Dir, 0o755)
}

// Files is a [Backend].
type Files struct{ dir string }

// Store implements [Backend]. Names can't lead out of the folder.
func (f *Files) Store(ctx context.Context, name string, text []byte) (string, error) {
	root, err := os.OpenRoot(f.dir)
	if err != nil {
		return "", err
	}
	err = root.WriteFile(name, text, 0o644)
	return filepath.Join(f.dir, name), errors.Join(err, root.Close(), ctx.Err())
}

// NewMemory makes a backend without a configuration, for trying things out.
//
//hush:factory name=memory category=storage-backend title=Memory version=1.0
func NewMemory() *Memory { return &Memory{texts: map[string][]byte{}} }

// Memory is a [Backend].
type Memory struct {
	mu    sync.Mutex
	texts map[string][]byte
}

// Store implements [Backend].
func (m *Memory) Store(ctx context.Context, name string, text []byte) (string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.texts[name] = text
	return fmt.Sprintf("memory (%d bytes)", len(text)), ctx.Err()
}
