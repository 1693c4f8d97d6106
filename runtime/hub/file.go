package hub

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"
)

const (
	// maxFile bounds a file of ${file:…}, in bytes.
	maxFile = 1 << 20
	// maxReading bounds the time that one such file takes: what looks like a
	// file may wait forever, such as /proc/kmsg or a network that is gone.
	maxReading = 5 * time.Second
)

var (
	errNotRegular = errors.New("it is not a regular file")
	errTooLarge   = errors.New("it is larger than 1 MiB")
	errTooSlow    = errors.New("reading it takes longer than 5 s")
)

// files reads the files that ${file:…} names, each once, so that all values
// of one run see the same content.
type files struct {
	ctx  context.Context
	read func(path string) (string, error)
	seen map[string]content
}

func newFiles(ctx context.Context) *files {
	return &files{ctx: ctx, read: readFile, seen: make(map[string]content)}
}

type content struct {
	text string
	err  error
}

// text returns the content of a file with one trailing newline cut.
func (f *files) text(path string) (string, error) {
	known, ok := f.seen[path]
	if !ok {
		known = f.readInTime(path)
		f.seen[path] = known
	}
	return known.text, known.err
}

// readInTime reads a file but doesn't wait forever. A read that never ends
// keeps its goroutine.
func (f *files) readInTime(path string) content {
	ctx, cancel := context.WithTimeoutCause(f.ctx, maxReading, errTooSlow)
	defer cancel()
	done := make(chan content, 1)
	go func() {
		text, err := f.read(path)
		done <- content{withoutNewline(text), withoutPath(err)}
	}()
	select {
	case c := <-done:
		return c
	case <-ctx.Done():
		return content{err: context.Cause(ctx)}
	}
}

// readFile refuses what is no regular file: reading a pipe could last forever.
func readFile(path string) (string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return "", err
	}
	if !info.Mode().IsRegular() {
		return "", errNotRegular
	}
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	// Files that can wait mostly know deadlines; then the goroutine ends.
	_ = file.SetReadDeadline(time.Now().Add(maxReading))
	content, err := io.ReadAll(io.LimitReader(file, maxFile+1))
	switch {
	case errors.Is(err, os.ErrDeadlineExceeded):
		return "", errTooSlow
	case err != nil:
		return "", err
	case len(content) > maxFile:
		return "", errTooLarge
	}
	return string(content), nil
}

func withoutNewline(text string) string {
	if cut, ok := strings.CutSuffix(text, "\n"); ok {
		return strings.TrimSuffix(cut, "\r")
	}
	return text
}

// withoutPath cuts what the message says already.
func withoutPath(err error) error {
	if path, ok := errors.AsType[*fs.PathError](err); ok {
		return path.Err
	}
	return err
}
