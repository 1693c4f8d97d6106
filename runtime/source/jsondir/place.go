package jsondir

import (
	"context"
	"os"
	"path/filepath"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
)

var _ hub.Placer = (*Source)(nil)

// Place implements [hub.Placer]: the file that has a resource already, in
// whatever spelling, else the one that Save would make. For a key that no file
// can stand for it is the folder.
func (s *Source) Place(key hush.Key) string {
	key, name, err := fileName(key)
	if err != nil {
		return s.dir
	}
	path := filepath.Join(s.dir, name)
	if _, err := os.Lstat(path); err == nil {
		return path // mostly there is no need to list the others
	}
	listed, err := s.list(context.Background())
	if err != nil {
		return path
	}
	for _, f := range listed.of(key) {
		return filepath.Join(s.dir, f.name)
	}
	return path
}
