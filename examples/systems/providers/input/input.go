// Package input holds the contract of input adapters and three of them.
package input

import (
	"context"
	"io"
	"os"
	"strings"
)

// Adapter brings a text into the program.
//
//hush:category name=input-adapter title="Input adapters"
type Adapter interface {
	// Read returns the text without spaces around it.
	Read(ctx context.Context) (string, error)
}

// maxInput bounds the bytes that are read.
const maxInput = 1 << 20

// NewStdin makes an adapter that reads what the program gives as its host.
//
//hush:factory name=stdin category=input-adapter title="Standard input" version=1.0
func NewStdin(in io.Reader) *Stdin { return &Stdin{in: in} }

// Stdin is an [Adapter].
type Stdin struct{ in io.Reader }

// Read implements [Adapter].
func (s *Stdin) Read(ctx context.Context) (string, error) { return readAll(ctx, s.in) }

// FileConfig configures an adapter that reads a file.
//
//hush:config name=file category=input-adapter title=File version=1.1
type FileConfig struct {
	//hush:field required
	Path string `json:"path"`
}

// NewFile makes the adapter.
//
//hush:factory
func NewFile(c FileConfig) *File { return &File{path: c.Path} }

// File is an [Adapter].
type File struct{ path string }

// Read implements [Adapter].
func (f *File) Read(ctx context.Context) (string, error) {
	file, err := os.Open(f.path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	return readAll(ctx, file)
}

// TextConfig configures an adapter that knows its text already.
//
//hush:config name=text category=input-adapter title="Fixed text" version=1.0
type TextConfig struct {
	Text string `json:"text"`
}

// NewText makes the adapter.
//
//hush:factory
func NewText(c TextConfig) Text { return Text(c.Text) }

// Text is an [Adapter].
type Text string

// Read implements [Adapter].
func (t Text) Read(ctx context.Context) (string, error) {
	return strings.TrimSpace(string(t)), ctx.Err()
}

func readAll(ctx context.Context, r io.Reader) (string, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxInput))
	if err != nil {
		return "", err
	}
	return strings.TrimSpace(string(text)), ctx.Err()
}
