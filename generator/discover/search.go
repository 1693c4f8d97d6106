package discover

import (
	"bytes"
	"cmp"
	"context"
	"go/build"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"

	"github.com/hushgen/hushgen/generator/steps"
)

// searchAll searches the files that produce sends, on all processors, until one
// can't be read or ctx is done. Hits are sorted by path.
func searchAll(ctx context.Context, buildContext *build.Context, produce func(context.Context, chan<- string) error) ([]Hit, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	files := make(chan string, 256)
	found := make(chan []Hit)
	workers := max(2, runtime.GOMAXPROCS(0)) // one reads while the other waits for the disk
	for range workers {
		go func() { found <- searchFiles(ctx, cancel, files, buildContext) }()
	}
	if err := produce(ctx, files); err != nil {
		cancel(err)
	}
	close(files)
	var hits []Hit
	for range workers {
		hits = append(hits, <-found...)
	}
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	slices.SortFunc(hits, func(a, b Hit) int { return cmp.Compare(a.Path, b.Path) })
	return hits, nil
}

// searchFiles returns the hits among files. It drains files even after a
// failure, so that the walker never blocks.
func searchFiles(ctx context.Context, cancel context.CancelCauseFunc, files <-chan string, buildContext *build.Context) []Hit {
	var hits []Hit
	var buffer bytes.Buffer
	step := steps.Current(ctx)
	for path := range files {
		step.Advance(1)
		if ctx.Err() != nil {
			continue
		}
		if err := readFile(&buffer, path); err != nil {
			cancel(err)
			continue
		}
		if HasMarker(buffer.Bytes()) {
			hits = append(hits, Hit{
				Path:     path,
				Dir:      filepath.Dir(path),
				Excluded: isExcluded(buildContext, path, buffer.Bytes()),
			})
		}
	}
	return hits
}

// readFile replaces the buffer's contents by the file's.
func readFile(buffer *bytes.Buffer, path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	buffer.Reset()
	if info, err := file.Stat(); err == nil {
		buffer.Grow(int(min(info.Size(), 64<<20)) + bytes.MinRead)
	}
	_, err = buffer.ReadFrom(io.Reader(file))
	return err
}

// HasMarker reports whether source holds "hush:" in any case. It is bare of
// slashes so that near misses such as "// Hush:config" are found too.
func HasMarker(source []byte) bool {
	const word = "hush"
	for {
		colon := bytes.IndexByte(source, ':')
		if colon < 0 {
			return false
		}
		if colon >= len(word) && bytes.EqualFold(source[colon-len(word):colon], []byte(word)) {
			return true
		}
		source = source[colon+1:]
	}
}
