package jsondir

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"github.com/hushgen/hushgen/internal/smallfile"
)

// errDangling says that a link leads to nothing.
var errDangling = errors.New("the link leads to a file that isn't there")

// read reads files and hands each over with its content, or with an error
// where it can't be read. Those that are gone by now are left out.
func (s *Source) read(ctx context.Context, files []file, found func(file, string, error)) error {
	total := 0
	for _, f := range files {
		content, err := s.content(ctx, f.name)
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if total += len(content); total > s.limits.total {
			return errors.New(s.dir + ": the files have more than " + strconv.Itoa(s.limits.total>>20) + " MiB together")
		}
		found(f, content, err)
	}
	return nil
}

// content returns what a file holds. The error of one that is to be passed
// over, since it has gone or is a link to a folder, wraps [fs.ErrNotExist];
// others don't.
func (s *Source) content(ctx context.Context, name string) (string, error) {
	path := filepath.Join(s.dir, name)
	content, err := smallfile.Read(ctx, path, MaxSize)
	if err == nil {
		return content, nil
	}
	if info, failure := os.Stat(path); failure == nil && info.IsDir() {
		return "", fs.ErrNotExist
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	if info, failure := os.Lstat(path); failure == nil && info.Mode()&fs.ModeSymlink != 0 {
		return "", errDangling
	}
	return "", err
}
