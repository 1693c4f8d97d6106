package mongo

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"reflect"
	"strings"
	"sync"
)

// Files is a [Database] with a folder for each collection and a numbered JSON
// file for each document. It is safe for concurrent use within one process.
type Files struct {
	mu        sync.Mutex
	root      *os.Root // names of collections can't lead out of it
	temporary string   // removed by Close, unless empty
}

func open(dir, temporary string) (*Files, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		if temporary != "" {
			err = errors.Join(err, os.Remove(temporary))
		}
		return nil, err
	}
	return &Files{root: root, temporary: temporary}, nil
}

// Insert implements [Database].
func (f *Files) Insert(ctx context.Context, collection string, document Document) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	files, err := f.list(ctx, collection)
	if err != nil {
		return err
	}
	text, err := json.MarshalIndent(document, "", "  ")
	if err != nil {
		return fmt.Errorf("insert into %s: %w", collection, err)
	}
	if err := f.root.MkdirAll(collection, 0o755); err != nil {
		return fmt.Errorf("insert into %s: %w", collection, err)
	}
	name := path.Join(collection, fmt.Sprintf("%08d.json", len(files)+1))
	// Whoever reads sees the document whole or not at all.
	if err := f.root.WriteFile(name+".new", append(text, '\n'), 0o644); err != nil {
		return fmt.Errorf("insert into %s: %w", collection, err)
	}
	return f.root.Rename(name+".new", name)
}

// Find implements [Database].
func (f *Files) Find(ctx context.Context, collection string, filter Document) ([]Document, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	files, err := f.list(ctx, collection)
	if err != nil {
		return nil, err
	}
	var found []Document
	for _, name := range files {
		text, err := f.root.ReadFile(name)
		if err != nil {
			return nil, err
		}
		var document Document
		if err := json.Unmarshal(text, &document); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if matches(document, filter) {
			found = append(found, document)
		}
	}
	return found, nil
}

// Close ends the store, and removes it when it was a temporary one.
func (f *Files) Close() error {
	err := f.root.Close()
	if f.temporary != "" {
		err = errors.Join(err, os.RemoveAll(f.temporary))
	}
	return err
}

// list returns the files of a collection in the order of their numbers. A
// collection that nobody wrote to is empty.
func (f *Files) list(ctx context.Context, collection string) ([]string, error) {
	if strings.ContainsAny(collection, `/\`) || !fs.ValidPath(collection) {
		return nil, fmt.Errorf("%q is not the name of a collection", collection)
	}
	entries, err := fs.ReadDir(f.root.FS(), collection)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var files []string
	for _, entry := range entries {
		if strings.HasSuffix(entry.Name(), ".json") {
			files = append(files, path.Join(collection, entry.Name()))
		}
	}
	return files, ctx.Err()
}

func matches(document, filter Document) bool {
	for name, want := range filter {
		if got, found := document[name]; !found || !reflect.DeepEqual(got, want) {
			return false
		}
	}
	return true
}
