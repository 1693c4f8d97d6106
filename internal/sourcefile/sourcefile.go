// Package sourcefile finds and reads the file of a source: what yamlfile and
// jsonfile share. It knows nothing of their formats and links no reflect.
package sourcefile

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/hushgen/hushgen/internal/interruptible"
)

// MaxSize is the largest file that is read, in bytes.
const MaxSize = 16 << 20

// Place is where a file is looked for: at the path that an environment
// variable of the process holds, else at the first of the paths that exists.
type Place struct {
	Variable string
	Paths    []string
	// Optional tells that there may be no file, unless the variable names one.
	Optional bool
}

// File is what was found.
type File struct {
	Path    string
	Content []byte
	// Revision is the SHA-256 of the content in hexadecimal digits.
	Revision string
}

// Name returns the path of the file, or all the places when there is none.
func (p *Place) Name() string {
	path, _, err := p.find()
	if err != nil {
		return p.places()
	}
	return path
}

// patience bounds the time that a file takes: nobody may ever write to a pipe,
// and whoever waits for that would not see that a file has taken its place.
const patience = time.Minute

// Read finds and reads the file, which may be a pipe. It returns when ctx
// ends, and after a minute. The error for a file that isn't there wraps
// [fs.ErrNotExist]; of an optional one there is neither file nor error.
func (p *Place) Read(ctx context.Context) (*File, error) { return p.readWithin(ctx, patience) }

func (p *Place) readWithin(ctx context.Context, patience time.Duration) (*File, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	late := errors.New("not read within " + patience.String() + "; is it a pipe that nobody writes to?")
	ctx, cancel := context.WithTimeoutCause(ctx, patience, late)
	defer cancel()
	file, err := interruptible.Call(ctx, p.read)
	if err != nil && err == context.Cause(ctx) {
		err = &textError{p.places() + ": " + err.Error(), err}
	}
	return file, err
}

func (p *Place) read() (*File, error) {
	path, named, err := p.find()
	var content []byte
	if err == nil {
		content, err = read(path)
	}
	if p.Optional && !named && errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		if named {
			err = &textError{"the file that " + p.Variable + " names: " + err.Error(), err}
		}
		return nil, err
	}
	return &File{Path: path, Content: content, Revision: revision(content)}, nil
}

// find returns the path of the file to read, and whether the variable named
// it.
func (p *Place) find() (path string, named bool, err error) {
	if p.Variable == "" && len(p.Paths) == 1 {
		return p.Paths[0], false, nil
	}
	if p.Variable != "" {
		if path := os.Getenv(p.Variable); path != "" {
			return path, true, nil
		}
	}
	for _, path := range p.Paths {
		// A file that is there but can't be looked at is better reported than
		// passed over.
		if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
			return path, false, nil
		}
	}
	return "", false, &textError{"no resources file; looked at " + p.places() + ": " + fs.ErrNotExist.Error(), fs.ErrNotExist}
}

// Candidates returns the paths that decide what Read reads: all up to that of
// the file that is there.
func (p *Place) Candidates() []string {
	path, named, err := p.find()
	switch {
	case named:
		return []string{path}
	case err != nil:
		return p.Paths
	}
	return p.Paths[:slices.Index(p.Paths, path)+1]
}

// places names the places without looking at them.
func (p *Place) places() string {
	var places []string
	if p.Variable != "" {
		if path := os.Getenv(p.Variable); path != "" {
			return path
		}
		places = append(places, "$"+p.Variable+" (not set)")
	}
	return strings.Join(append(places, p.Paths...), ", ")
}

// read reads a file of a bounded size.
func read(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var content bytes.Buffer
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if info.Size() <= MaxSize {
		content.Grow(int(info.Size()) + bytes.MinRead)
	}
	if _, err := content.ReadFrom(io.LimitReader(file, MaxSize+1)); err != nil {
		return nil, err
	}
	switch {
	case content.Len() > MaxSize:
		return nil, errors.New(path + ": larger than " + strconv.Itoa(MaxSize>>20) + " MiB")
	case content.Len() == 0 && info.Mode()&fs.ModeNamedPipe != 0:
		// As after the first reading of <(a command): that isn't to remove all
		// resources.
		return nil, errors.New(path + ": nothing comes from this pipe; it may have been read before")
	}
	return content.Bytes(), nil
}

func revision(content []byte) string {
	const digits = "0123456789abcdef"
	var text []byte
	for _, b := range sha256.Sum256(content) {
		text = append(text, digits[b>>4], digits[b&15])
	}
	return string(text)
}

// textError is an error with a text of its own around another.
type textError struct {
	text string
	err  error
}

func (e *textError) Error() string { return e.text }

func (e *textError) Unwrap() error { return e.err }
