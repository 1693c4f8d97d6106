// Package smallfile reads the files that configurations name: secrets and
// such. It must not hang, whatever a path leads to. It links no reflect.
package smallfile

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/hushgen/hushgen/internal/interruptible"
)

// maxReading bounds the time that one file takes: what looks like a file may
// wait forever, such as /proc/kmsg or a network that is gone.
const maxReading = 5 * time.Second

var (
	errNotRegular = errors.New("it is not a regular file")
	errTooSlow    = errors.New("reading it takes longer than 5 s")
)

// maxValue bounds a file that holds one value, in bytes.
const maxValue = 1 << 20

// Value returns the value that a file holds, such as a password: its content
// with one newline at the end cut. See [Read]; a value has at most 1 MiB.
func Value(ctx context.Context, path string) (string, error) {
	content, err := Read(ctx, path, maxValue)
	if cut, ok := strings.CutSuffix(content, "\n"); ok {
		return strings.TrimSuffix(cut, "\r"), err
	}
	return content, err
}

// Read returns the content of a regular file of at most limit bytes, whole
// MiB. It returns when ctx ends and after five seconds at the latest; a read
// that never ends keeps its goroutine. Errors don't tell the path.
func Read(ctx context.Context, path string, limit int64) (string, error) {
	text, err := inTime(ctx, func() (string, error) { return read(path, limit) })
	if inner, ok := errors.AsType[*fs.PathError](err); ok {
		return "", inner.Err
	}
	return text, err
}

// inTime calls a function but doesn't wait for it forever.
func inTime(ctx context.Context, read func() (string, error)) (string, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, maxReading, errTooSlow)
	defer cancel()
	return interruptible.Call(ctx, read)
}

func read(path string, limit int64) (string, error) {
	// A pipe would wait in Open already.
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
	content, err := io.ReadAll(io.LimitReader(file, limit+1))
	switch {
	case errors.Is(err, os.ErrDeadlineExceeded):
		return "", errTooSlow
	case err != nil:
		return "", err
	case int64(len(content)) > limit:
		return "", errors.New("it is larger than " + strconv.FormatInt(limit>>20, 10) + " MiB")
	}
	return string(content), nil
}
