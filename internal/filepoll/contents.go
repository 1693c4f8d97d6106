package filepoll

import (
	"context"
	"errors"
	"hash/fnv"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strconv"
	"time"

	"github.com/hushgen/hushgen/internal/interruptible"
)

const (
	// maxReading bounds the time that one file takes.
	maxReading = 5 * time.Second
	// granularity is more than any file system's clock is off: two writes
	// within it may leave the same times.
	granularity = 2 * time.Second
	// maxHashed is the largest content that is read, in bytes; no source reads
	// a larger file.
	maxHashed = 16 << 20
)

// content is what is known of a file.
type content struct {
	info fs.FileInfo
	sum  sum
	// settled tells that the same info means the same sum.
	settled bool
}

// sum is the FNV-1a hash of a content, of 128 bits. Nobody gains by two
// contents with one sum, and crypto/sha256 would add 150 KB and start-up work
// to every program with a hub.
type sum [16]byte

// What has no content to be read has one of these.
var (
	notRegular = sum{1}
	unreadable = sum{2}
)

type contents map[name]content

// keep drops what isn't asked for any more; paths are sorted.
func (c contents) keep(paths []string) {
	maps.DeleteFunc(c, func(n name, _ content) bool {
		_, found := slices.BinarySearch(paths, n.asked)
		return !found
	})
}

// match reports whether all is as known, by its looks.
func (c contents) match(seen sight) bool {
	if len(c) != len(seen) {
		return false
	}
	for n, info := range seen {
		if known, ok := c[n]; !ok || !known.settled || !same(known.info, info) {
			return false
		}
	}
	return true
}

// fade reports whether a file is gone, or empty and was not.
func (c contents) fade(seen sight) bool {
	for n := range c {
		if _, ok := seen[n]; !ok {
			return true
		}
	}
	for n, info := range seen {
		if known, ok := c[n]; info.Size() == 0 && (!ok || known.info.Size() > 0) {
			return true
		}
	}
	return false
}

func (c contents) equal(other contents) bool {
	return maps.EqualFunc(c, other, func(a, b content) bool { return a.sum == b.sum })
}

// read reads what was seen and isn't known. It stops when ctx ends.
func (c contents) read(ctx context.Context, seen sight) contents {
	read := make(contents, len(seen))
	for n, info := range seen {
		known, ok := c[n]
		if !ok || !known.settled || !same(known.info, info) {
			age := time.Since(written(info))
			known = content{info, digest(ctx, n.path, info), age > granularity}
		}
		read[n] = known
		if ctx.Err() != nil {
			break
		}
	}
	return read
}

// digest returns the sum of a file's content.
func digest(ctx context.Context, path string, info fs.FileInfo) sum {
	switch {
	case !info.Mode().IsRegular():
		return notRegular
	case info.Size() > maxHashed:
		return sumOf(strconv.AppendInt(strconv.AppendInt(nil, info.Size(), 10), info.ModTime().UnixNano(), 10))
	}
	ctx, cancel := context.WithTimeout(ctx, maxReading)
	defer cancel()
	s, err := interruptible.Call(ctx, func() (sum, error) { return digestFile(path) })
	if err != nil {
		return unreadable
	}
	return s
}

var errNotRegular = errors.New("not a regular file")

func digestFile(path string) (s sum, err error) {
	// A pipe would wait in Open already.
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return sum{}, errors.Join(err, errNotRegular)
	}
	file, err := os.Open(path)
	if err != nil {
		return sum{}, err
	}
	defer file.Close()
	hash := fnv.New128a()
	if _, err := io.Copy(hash, io.LimitReader(file, maxHashed+1)); err != nil {
		return sum{}, err
	}
	return sum(hash.Sum(nil)), nil
}

func sumOf(content []byte) sum {
	hash := fnv.New128a()
	hash.Write(content)
	return sum(hash.Sum(nil))
}
