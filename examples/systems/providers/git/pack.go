package git

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
)

const (
	hashSize = 20
	// maxChain bounds how many deltas may build on each other.
	maxChain = 512
)

// The kinds of entries in a pack that matter here.
const (
	offsetDelta = 6
	objectDelta = 7
)

var kinds = [...]string{1: "commit", 2: "tree", 3: "blob", 4: "tag", 7: ""}

// packed looks for an object in all packs. Depth counts the deltas that lead
// to it.
func (l *Local) packed(id []byte, depth int) (kind string, data []byte, err error) {
	indexes, err := filepath.Glob(filepath.Join(l.common, "objects", "pack", "*.idx"))
	if err != nil {
		return "", nil, err
	}
	for _, index := range indexes {
		offset, found, err := lookup(index, id)
		if err != nil {
			return "", nil, fmt.Errorf("%s: %w", filepath.Base(index), err)
		}
		if found {
			return l.unpack(index[:len(index)-len(".idx")]+".pack", offset, depth)
		}
	}
	return "", nil, fs.ErrNotExist
}

// lookup finds where an object is in the pack of an index, version 2: after
// eight bytes 256 running totals by the first byte, then all names sorted,
// their checksums, their offsets, and the offsets that need eight bytes.
func lookup(path string, id []byte) (offset int64, found bool, err error) {
	index, err := os.ReadFile(path)
	if err != nil {
		return 0, false, err
	}
	const totals, names = 8, 8 + 256*4
	if len(index) < names || !bytes.HasPrefix(index, []byte("\xfftOc\x00\x00\x00\x02")) {
		return 0, false, errors.New("expected a pack index of version 2")
	}
	count := int(binary.BigEndian.Uint32(index[names-4:]))
	checksums := names + count*hashSize
	offsets := checksums + count*4
	large := offsets + count*4
	if len(index) < large {
		return 0, false, io.ErrUnexpectedEOF
	}
	name := func(i int) []byte { return index[names+i*hashSize:][:hashSize] }
	i := sort.Search(count, func(i int) bool { return bytes.Compare(name(i), id) >= 0 })
	if i == count || !bytes.Equal(name(i), id) {
		return 0, false, nil
	}
	at := binary.BigEndian.Uint32(index[offsets+i*4:])
	if at>>31 == 0 {
		return int64(at), true, nil
	}
	place := large + int(at&^(1<<31))*8
	if len(index) < place+8 {
		return 0, false, io.ErrUnexpectedEOF
	}
	return int64(binary.BigEndian.Uint64(index[place:])), true, nil
}

// unpack reads the entry at an offset and applies it to what it builds on.
func (l *Local) unpack(path string, offset int64, depth int) (kind string, data []byte, err error) {
	if depth > maxChain {
		return "", nil, fmt.Errorf("more than %d deltas build on each other", maxChain)
	}
	file, err := os.Open(path)
	if err != nil {
		return "", nil, err
	}
	defer file.Close()
	in := bufio.NewReader(io.NewSectionReader(file, offset, 1<<62))
	code, err := readKind(in)
	if err != nil {
		return "", nil, err
	}
	if code != offsetDelta && code != objectDelta {
		data, err = inflate(in)
		return kinds[code], data, err
	}
	kind, base, err := l.base(in, code, path, offset, depth+1)
	if err != nil {
		return "", nil, err
	}
	delta, err := inflate(in)
	if err != nil {
		return "", nil, err
	}
	data, err = applyDelta(base, delta)
	return kind, data, err
}

// base returns what the delta at an offset builds on: an earlier entry of the
// pack, or an object by name.
func (l *Local) base(in *bufio.Reader, code int, path string, offset int64, depth int) (kind string, data []byte, err error) {
	if code == objectDelta {
		id := make([]byte, hashSize)
		if _, err := io.ReadFull(in, id); err != nil {
			return "", nil, err
		}
		return l.packed(id, depth)
	}
	back, err := readBack(in)
	if err != nil {
		return "", nil, err
	}
	if back <= 0 || back > offset {
		return "", nil, errors.New("a delta builds on nothing")
	}
	return l.unpack(path, offset-back, depth)
}

// readKind reads the head of an entry: the kind in three bits of the first
// byte, the size in the others and in as many bytes as have the highest bit.
func readKind(in io.ByteReader) (int, error) {
	b, err := in.ReadByte()
	code := int(b >> 4 & 7)
	for err == nil && b >= 0x80 {
		b, err = in.ReadByte()
	}
	return code, err
}

// readBack reads how far before an entry the one is that it builds on.
func readBack(in io.ByteReader) (int64, error) {
	b, err := in.ReadByte()
	back := int64(b & 0x7f)
	for err == nil && b >= 0x80 && back < 1<<48 {
		b, err = in.ReadByte()
		back = (back+1)<<7 | int64(b&0x7f)
	}
	return back, err
}
