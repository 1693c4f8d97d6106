package git

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// maxObject bounds the bytes of one object; commits are small.
const maxObject = 16 << 20

// object returns the content of an object: from its own file, else from a
// pack. Objects borrowed from another repository are not looked for.
func (l *Local) object(hash, want string) ([]byte, error) {
	id, err := hex.DecodeString(hash)
	if err != nil || len(id) != hashSize {
		return nil, fmt.Errorf("%q is not a SHA-1 object name", hash)
	}
	kind, data, err := l.loose(hash)
	if errors.Is(err, fs.ErrNotExist) {
		kind, data, err = l.packed(id, 0)
	}
	if err != nil {
		return nil, fmt.Errorf("object %s: %w", hash, err)
	}
	if kind != want {
		return nil, fmt.Errorf("object %s: expected a %s, found a %s", hash, want, kind)
	}
	return data, nil
}

// loose reads an object from its own file: "kind size\x00content", deflated.
func (l *Local) loose(hash string) (kind string, data []byte, err error) {
	file, err := os.Open(filepath.Join(l.common, "objects", hash[:2], hash[2:]))
	if err != nil {
		return "", nil, err
	}
	defer file.Close()
	data, err = inflate(file)
	if err != nil {
		return "", nil, err
	}
	head, content, found := bytes.Cut(data, []byte{0})
	if !found {
		return "", nil, errors.New("its file has no header")
	}
	kind, _, _ = strings.Cut(string(head), " ")
	return kind, content, nil
}

func inflate(r io.Reader) ([]byte, error) {
	inflater, err := zlib.NewReader(bufio.NewReader(r))
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(inflater, maxObject+1))
	if err == nil && len(data) > maxObject {
		err = fmt.Errorf("it is larger than %d bytes", maxObject)
	}
	return data, errors.Join(err, inflater.Close())
}
