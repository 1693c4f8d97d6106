package unchanged

import (
	"encoding/binary"
	"hash/fnv"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/generator/problem"
)

// marks returns what tells later which paths have changed: eight bytes a path,
// half of them for its name, half for what stands there. It is for people who
// wonder; whether something has changed is for the sum of the state to say.
func (s state) marks() []byte {
	var marks []byte
	for _, r := range s {
		name, content := r.mark()
		marks = binary.LittleEndian.AppendUint32(marks, name)
		marks = binary.LittleEndian.AppendUint32(marks, content)
	}
	return marks
}

func (r record) mark() (name, content uint32) {
	hash := fnv.New32a()
	_, _ = hash.Write([]byte(r.path)) // it never fails
	return hash.Sum32(), binary.LittleEndian.Uint32(r.sum[:]) ^ uint32(r.kind)
}

// changes tells what is different from the state that marks were made of.
func (s state) changes(marks []byte) string {
	before := map[uint32]uint32{}
	for ; len(marks) >= 8; marks = marks[8:] {
		before[binary.LittleEndian.Uint32(marks)] = binary.LittleEndian.Uint32(marks[4:])
	}
	var paths []string
	for _, r := range s {
		name, content := r.mark()
		if old, known := before[name]; !known || old != content {
			paths = append(paths, shown(strings.TrimSuffix(r.path, "\x00")))
		}
		delete(before, name)
	}
	var parts []string
	if len(paths) > 0 {
		parts = append(parts, "something has changed: "+paths[0])
	}
	if len(paths) > 1 {
		parts = append(parts, "and "+strconv.Itoa(len(paths)-1)+" more")
	}
	if len(before) > 0 {
		parts = append(parts, "something is gone")
	}
	return strings.Join(parts, ", ")
}

// shown returns a path as people call it: relative to the current folder.
func shown(path string) string {
	if dir, err := os.Getwd(); err == nil {
		if relative, err := filepath.Rel(dir, path); err == nil {
			path = filepath.ToSlash(relative)
		}
	}
	return problem.Printable(path)
}
