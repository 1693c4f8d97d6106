package resources

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/jsonfile"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

// File is a resources file that was read. It is a [hub.Source] of what it
// held then.
type File struct {
	// Path is where it is, absolute.
	Path string
	name string // in messages
	hub.Snapshot
	err error
}

var _ hub.Source = (*File)(nil)

// Read reads a file: JSON when its name ends in .json, else YAML. "-" is the
// standard input. A file that can't be read is one too: checking it says why.
// The error is that of ctx.
func Read(ctx context.Context, path string) (*File, error) {
	if path == "-" {
		path = "/dev/stdin"
	}
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	f := &File{Path: absolute, name: shown(absolute)}
	f.Snapshot, f.err = f.source().Load(ctx)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return f, nil
}

func (f *File) source() hub.Source {
	if strings.EqualFold(filepath.Ext(f.name), ".json") {
		return jsonfile.New(f.name)
	}
	return yamlfile.New(f.name)
}

// Name implements [hub.Source].
func (f *File) Name() string { return f.name }

// Load implements [hub.Source].
func (f *File) Load(context.Context) (hub.Snapshot, error) { return f.Snapshot, f.err }

// unreadable says why the file could not be read at all; "" when it could,
// whatever is wrong in it.
func (f *File) unreadable() string {
	var config *hush.ConfigError
	if f.err == nil || errors.As(f.err, &config) {
		return ""
	}
	if info, err := os.Stat(f.name); err == nil && info.IsDir() {
		return "it is a folder"
	}
	return strings.TrimPrefix(cause(f.err).Error(), f.name+": ")
}

// shown shortens the path of a file within the current folder: messages
// quote it.
func shown(absolute string) string {
	dir, err := os.Getwd()
	if err != nil {
		return absolute
	}
	relative, err := filepath.Rel(dir, absolute)
	if err != nil || !filepath.IsLocal(relative) {
		return absolute
	}
	return relative
}
